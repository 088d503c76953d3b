using System.Collections.Concurrent;
using System.Reflection;
using ReportForge.Batches;
using ReportForge.Reports.Kinds;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Kinds;

/// <summary>The hash of all that a document of a kind depends on, but its data; it names the version of the kind.</summary>
internal sealed class KindVersions(ServiceSurroundings surroundings)
{
    private readonly ConcurrentDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    /// <summary>The version of the program, on which documents depend as well.</summary>
    public static string Program { get; } =
        typeof(KindVersions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    /// <summary>Empty for a kind whose template cannot be used.</summary>
    public string HashOf(ReportKind kind) =>
        _hashes.GetOrAdd(kind.Id, _ => KindBatchReports.Open(kind, surroundings.TemplatesFolder).Reports?.TemplateHash ?? "");
}
