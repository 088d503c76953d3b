using System.Collections.Immutable;

namespace ReportForge.Worker.Webhooks;

/// <summary>What an address may be told of.</summary>
internal static class WebhookEvents
{
    public const string BatchFinished = "batch.finished";

    public const string JobFinished = "job.finished";

    public const string ReportIssued = "report.issued";

    /// <summary>Sent when somebody asks for it, to try an address out.</summary>
    public const string Ping = "ping";

    public static ImmutableArray<string> All { get; } = [BatchFinished, JobFinished, ReportIssued];
}

/// <summary>States of a delivery.</summary>
internal static class DeliveryStates
{
    public const string Waiting = "waiting";

    public const string Delivered = "delivered";

    /// <summary>Refused too often, or for good.</summary>
    public const string Failed = "failed";
}

/// <summary>An address that is told what happens in a unit and those below it.</summary>
public sealed record WebhookRow
{
    public string Id { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>Names of events, divided by blanks.</summary>
    public string Events { get; init; } = "";

    public string Secret { get; init; } = "";

    public string CreatedBy { get; init; } = "";

    public long CreatedAt { get; init; }

    public long? EndedAt { get; init; }
}

/// <summary>One thing that an address is to be told.</summary>
public sealed record DeliveryRow
{
    public string Id { get; init; } = "";

    public string Webhook { get; init; } = "";

    public string Event { get; init; } = "";

    public string Body { get; init; } = "";

    public string State { get; init; } = "";

    /// <summary>How often it was tried.</summary>
    public int Attempt { get; init; }

    public long NextAt { get; init; }

    /// <summary>The last answer; null when there was none.</summary>
    public int? Status { get; init; }

    public long CreatedAt { get; init; }

    public long? FinishedAt { get; init; }

    public string Url { get; init; } = "";

    public string Secret { get; init; } = "";
}
