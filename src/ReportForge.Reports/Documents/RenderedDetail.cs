namespace ReportForge.Reports.Documents;

/// <summary>How much of a document rules ask for.</summary>
internal enum RenderedDetail
{
    /// <summary>The paragraphs outside of tables, and of tables their rows: what stands in cells is most of a report.</summary>
    Frame,

    /// <summary>All of its text.</summary>
    Whole,
}
