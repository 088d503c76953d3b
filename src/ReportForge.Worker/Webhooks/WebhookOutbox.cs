using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Webhooks;

/// <summary>Notes what is to be told in the transaction of what has happened: either both are kept, or neither.</summary>
internal static class WebhookOutbox
{
    /// <param name="transaction">That of the event.</param>
    /// <param name="unit">Where it happened; its own addresses and those of the units above it are told.</param>
    /// <param name="name">One of <see cref="WebhookEvents"/>.</param>
    /// <param name="data">What is told: ids and states, no figures and no names of people.</param>
    /// <param name="at">When it happened, in milliseconds since 1970.</param>
    public static async Task Note(DbTransaction transaction, string unit, string name, JsonObject data, long at)
    {
        var listening = await transaction.All<string>(
            """
            SELECT id FROM webhook WHERE ended_at IS NULL AND ' ' || events || ' ' LIKE '% ' || @name || ' %'
            AND (unit = '*' OR unit = @unit OR unit = (SELECT parent FROM unit WHERE code = @unit))
            """,
            new { unit, name });
        foreach (var webhook in listening)
            await Add(transaction, webhook, name, data, at);
    }

    /// <summary>Has one address told something.</summary>
    public static async Task<string> Add(DbTransaction transaction, string webhook, string name, JsonObject data, long at)
    {
        var moment = DateTimeOffset.FromUnixTimeMilliseconds(at);
        var id = Guid.CreateVersion7(moment).ToString("N");
        var body = new JsonObject
        {
            ["type"] = name,
            ["timestamp"] = moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["data"] = data.DeepClone(),
        };
        await transaction.Run(
            """
            INSERT INTO delivery (id, webhook, event, body, state, next_at, created_at)
            VALUES (@id, @webhook, @name, @body, 'waiting', @at, @at)
            """,
            new { id, webhook, name, body = body.ToJsonString(), at });
        return id;
    }
}
