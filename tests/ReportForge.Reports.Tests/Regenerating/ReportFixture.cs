using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>The source reports as data and as drafts.</summary>
internal static class ReportFixture
{
    public static ReportData Data(string name) =>
        ReportData.Read(name, File.ReadAllBytes(Path.Combine(Repository.Root, "fixtures", "reports", name + ".json"))).Data
        ?? throw new InvalidOperationException(name);

    public static ReadOnlyMemory<byte> Draft(ReportData data) => TryDraft(data) ?? throw new InvalidOperationException("No draft was made.");

    /// <summary>The draft; null when the data are such that none is made.</summary>
    public static ReadOnlyMemory<byte>? TryDraft(ReportData data)
    {
        var kind = Repository.Kinds.FindFor(data).Kind ?? throw new InvalidOperationException("The kind is not there.");
        return ReportDrafting.Draft(kind, data, new DraftOptions { ChecksConformance = false }).Document;
    }
}
