using System.Text;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Worker.Documents;
using ReportForge.Worker.Reports;

namespace ReportForge.Worker.Pages.Reports;

/// <summary>What the pages of reports work with.</summary>
internal sealed record PageServices(ReportKindLibrary Kinds, ReportStore Reports, ReportDesk Desk, ReportPdfs Pdfs, ReportPictures Pictures)
{
    public string NameOf(ReportRow report) => Kinds.Find(report.Kind).Kind?.Name.Vi ?? report.Kind;

    /// <summary>The data of a report as it stands, with its kind; null when the kind is no longer there.</summary>
    public async Task<(ReportKind Kind, ReportData Data)?> DataOf(ReportRow report)
    {
        if (await Reports.Version(report.Id, report.Version) is not { } version || Kinds.Find(report.Kind).Kind is not { } kind)
            return null;
        return ReportData.Read("data.json", Encoding.UTF8.GetBytes(version.Data)).Data is { } data ? (kind, data) : null;
    }
}
