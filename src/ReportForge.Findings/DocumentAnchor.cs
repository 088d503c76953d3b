namespace ReportForge.Findings;

/// <summary>A paragraph of a package part, for programs that write beside the place; people read <see cref="Place.Location"/>.</summary>
/// <param name="Part">The part, such as <c>/word/document.xml</c>.</param>
/// <param name="Paragraph">
/// Zero-based number of the paragraph in the order of the part's markup, those in tables and text boxes included.
/// </param>
public sealed record DocumentAnchor(string Part, int Paragraph);
