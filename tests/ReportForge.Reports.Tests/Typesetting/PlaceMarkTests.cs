using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReportForge.Regeneration;
using ReportForge.Reports.Tests.Regenerating;

namespace ReportForge.Reports.Tests.Typesetting;

/// <summary>The hidden bookmarks by which the program knows the paragraphs of a draft again.</summary>
public sealed partial class PlaceMarkTests
{
    private static readonly XNamespace W = TypedReport.W;

    [Theory]
    [InlineData("hoang-luu-2024-annual-corrected")]
    [InlineData("tu-ky-2023-11-monthly")]
    public void Each_paragraph_of_a_draft_that_has_a_figure_has_one_of_its_own(string name)
    {
        var body = EditedDocument.Root(EditedDocument.Open(ReportFixture.Draft(Repository.Fixture(name)))).Element(W + "body").ShouldNotBeNull();

        body.Elements(W + "p").Where(paragraph => Digit().IsMatch(TypedParagraph.TextOf(paragraph)))
            .ShouldAllBe(paragraph => Marks(paragraph).Count() == 1);
        Marks(body).ShouldBeUnique();
        body.Descendants(W + "bookmarkStart").Select(mark => (string?)mark.Attribute(W + "id")).ShouldBeUnique();
        body.Descendants(W + "bookmarkStart").Count().ShouldBe(body.Descendants(W + "bookmarkEnd").Count());
    }

    [Theory]
    [InlineData("hoang-luu-2024-annual-corrected")]
    [InlineData("phuong-1-cchc-index-2023")]
    [InlineData("one-stop-quarterly")]
    public void Each_row_of_a_draft_that_has_a_figure_has_one_of_its_own(string name)
    {
        var root = EditedDocument.Root(EditedDocument.Open(ReportFixture.Draft(Repository.FixtureOrExample(name))));
        var rows = root.Descendants(W + "tr")
            .Where(row => row.Descendants(W + "t").Any(text => Digit().IsMatch(text.Value))).ToList();

        rows.Count.ShouldBeGreaterThan(3);
        rows.ShouldAllBe(row => Marks(row).Count() == 1);
        Marks(root).ShouldBeUnique();
    }

    [Fact]
    public void An_issued_document_has_none()
    {
        var data = Repository.Fixture("hoang-luu-2024-annual-corrected");
        var issued = ReportIssuing.Issue(Repository.KindOf(data), data, new IssueOptions { Number = 5, Date = new DateOnly(2024, 11, 6) });

        Marks(EditedDocument.Root(EditedDocument.Open(issued.Document.ShouldNotBeNull()))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Marks(XElement element) => element.Descendants(W + "bookmarkStart")
        .Select(mark => (string?)mark.Attribute(W + "name") ?? "").Where(name => name.StartsWith(PlaceMark.Prefix, StringComparison.Ordinal));

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digit();
}
