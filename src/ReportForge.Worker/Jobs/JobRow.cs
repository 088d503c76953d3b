namespace ReportForge.Worker.Jobs;

/// <summary>States of a job, as the store has them.</summary>
internal static class JobStates
{
    public const string Waiting = "waiting";

    public const string Running = "running";

    /// <summary>Somebody wants it stopped; what it has in hand comes to its end first.</summary>
    public const string Cancelling = "cancelling";

    public const string Done = "done";

    /// <summary>Its answer is a problem.</summary>
    public const string Failed = "failed";

    public const string Cancelled = "cancelled";
}

/// <summary>A request that is answered later, and how far it has come.</summary>
public sealed record JobRow
{
    public string Id { get; init; } = "";

    public string Unit { get; init; } = "";

    /// <summary>Id of the account or the key that asked.</summary>
    public string Caller { get; init; } = "";

    public bool IsProgram { get; init; }

    public string Actor { get; init; } = "";

    public string Method { get; init; } = "";

    /// <summary>Pattern of the route that answers.</summary>
    public string Route { get; init; } = "";

    public string Path { get; init; } = "";

    public string Query { get; init; } = "";

    /// <summary>What the path fills into the pattern, as JSON.</summary>
    public string RouteValues { get; init; } = "{}";

    public string Headers { get; init; } = "{}";

    public byte[] Body { get; init; } = [];

    public string State { get; init; } = "";

    /// <summary>What is measured together: all requests of one route.</summary>
    public string Kind => $"{Method} {Route}";

    /// <summary>How often it was begun; more than once when the process died meanwhile.</summary>
    public int Attempt { get; init; }

    public long CreatedAt { get; init; }

    public long? StartedAt { get; init; }

    public long? FinishedAt { get; init; }

    /// <summary>Status of the answer; null until there is one.</summary>
    public int? Status { get; init; }

    public bool IsOver => State is JobStates.Done or JobStates.Failed or JobStates.Cancelled;
}

/// <summary>What a request was answered.</summary>
internal sealed record JobAnswer
{
    public int Status { get; init; }

    /// <summary>As JSON.</summary>
    public string Headers { get; init; } = "{}";

    public byte[] Body { get; init; } = [];
}
