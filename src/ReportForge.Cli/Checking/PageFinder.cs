using ReportForge.Conformance.Pages;
using ReportForge.Findings;
using ReportForge.Worker.Pdf;

namespace ReportForge.Cli.Checking;

/// <summary>Finds on which pages the paragraphs of a document stand: LibreOffice lays it out.</summary>
internal sealed class PageFinder(LibreOffice office, CancellationToken stopping)
{
    /// <summary>
    /// The pages, or the finding why they are not known; neither of a file that cannot be read, of which the check speaks.
    /// </summary>
    public (DocumentPages? Pages, Finding? Finding) Find(string name, byte[] bytes)
    {
        if (DocumentPages.Mark(name, bytes) is not { } marked)
            return default;
        var (laidOut, finding) = office.LayOut(name, marked, stopping).GetAwaiter().GetResult();
        return laidOut is { } read ? (DocumentPages.Read(name, read), null) : (null, finding);
    }
}
