using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReportForge.Findings;

/// <summary>
/// Findings as a store keeps them: whole, in both languages, with their places. What is read back equals what was written.
/// The shape is the store's own; programs get <see cref="FindingJson"/>.
/// </summary>
public static class StoredFindings
{
    private const string None = "[]";

    public static string Write(ImmutableArray<Finding> findings) =>
        findings.IsEmpty ? None : JsonSerializer.Serialize(findings, StoredFindingContext.Default.ImmutableArrayFinding);

    /// <exception cref="JsonException">The text is none that <see cref="Write"/> gave.</exception>
    public static ImmutableArray<Finding> Read(string stored) =>
        stored == None ? [] : JsonSerializer.Deserialize(stored, StoredFindingContext.Default.ImmutableArrayFinding);
}

/// <summary>How findings are stored; written by the compiler, so that it costs no start-up.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(ImmutableArray<Finding>))]
internal sealed partial class StoredFindingContext : JsonSerializerContext;
