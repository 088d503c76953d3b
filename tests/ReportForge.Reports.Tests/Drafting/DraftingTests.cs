using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ReportForge.Packaging;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Tests.Regenerating;

namespace ReportForge.Reports.Tests.Drafting;

public sealed class DraftingTests
{
    private static readonly XNamespace Origin = "urn:reportforge:origin:1";

    public static TheoryData<string> Fixtures => [.. Repository.FixtureNames];

    public static TheoryData<string> FixturesAndSamples => [.. LawSubject.Names];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_drafted_report_is_a_valid_Word_document(string name)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(DraftedReport.Of(name).Document.ToArray()), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document)
            .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
    }

    /// <summary>The period of one source ends before it begins; nothing else that a source does against the decree reaches its document.</summary>
    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_drafted_report_breaks_no_rule_of_the_decree_that_its_data_does_not_break(string name)
    {
        string[] known = name == "tu-ky-2023-11-monthly" ? ["SO-07"] : [];
        var data = Repository.Fixture(name);
        var errors = ReportDrafting.Draft(Repository.KindOf(data), data).ConformanceFindings.Where(finding => finding.IsError);
        errors.Select(finding => finding.Code).Distinct().Order(StringComparer.Ordinal).ShouldBe(known);
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Nothing_of_the_template_is_left_behind(string name)
    {
        var drafted = DraftedReport.Of(name);
        drafted.All.ShouldNotContain("{{");
        drafted.All.ShouldNotContain("}}");
        drafted.All.IsNormalized(NormalizationForm.FormC).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(FixturesAndSamples))]
    public void No_paragraph_begins_or_ends_with_a_blank(string name) =>
        LawSubject.Of(name).Texts.Where(text => text.Length > 0 && (text[0] == ' ' || text[^1] == ' ')).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void The_same_data_gives_the_same_bytes(string name)
    {
        var data = Repository.Fixture(name);
        var again = ReportKind.Load(Path.Combine(Repository.Root, "templates", data.KindId)).Kind.ShouldNotBeNull();
        ReportDrafting.Draft(again, data).Document.ShouldNotBeNull().ToArray().ShouldBe(DraftedReport.Of(name).Document.ToArray());
    }

    [Fact]
    public void The_same_bytes_come_from_many_threads()
    {
        var data = Repository.Fixture("hoang-luu-2024-annual");
        var kind = Repository.KindOf(data);
        var expected = DraftedReport.Of("hoang-luu-2024-annual").Document.ToArray();
        Parallel.For(0, 16, _ => ReportDrafting.Draft(kind, data).Document.ShouldNotBeNull().ToArray().ShouldBe(expected));
    }

    [Fact]
    public void The_document_says_what_made_it()
    {
        var origin = OriginOf(DraftedReport.Of("hoang-luu-2024-annual").Document);
        origin.Attribute("state")?.Value.ShouldBe("draft");
        origin.Attribute("kind")?.Value.ShouldBe("cchc-annual");
        origin.Attribute("template")?.Value.ShouldBe(Repository.Kind("cchc-annual").Template.Template.ShouldNotBeNull().Hash);
        var data = ReportData.Read("origin.json", Encoding.UTF8.GetBytes(origin.Element(Origin + "data").ShouldNotBeNull().Value)).Data.ShouldNotBeNull();
        var written = Repository.Fixture("hoang-luu-2024-annual").Root.AsObject().ShouldNotBeNull();
        data.Root.AsObject().ShouldNotBeNull().Members.Select(member => member.Key).ShouldBe(written.Members.Select(member => member.Key).Where(name => name != "comment"));
        foreach (var (member, value) in data.Root.AsObject().ShouldNotBeNull().Members)
            JsonText.Write(value).ShouldBe(JsonText.Write(written.TryGet(member, out var there) ? there : default));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void A_draft_is_known_as_untouched_until_somebody_changes_it(string name)
    {
        var document = DraftedReport.Of(name).Document;
        var origin = DocumentOrigin.Read("a.docx", document).ShouldNotBeNull();
        origin.State.ShouldBe(DocumentState.Draft);
        origin.Report.ShouldBe(ReportIdentity.Of(Repository.Fixture(name).Root));
        origin.IsUntouched.ShouldBeTrue();
        DocumentOrigin.Read("a.docx", Changed(document)).ShouldNotBeNull().IsUntouched.ShouldBeFalse();
    }

    private static byte[] Changed(ReadOnlyMemory<byte> document)
    {
        using var stream = new MemoryStream();
        stream.Write(document.Span);
        using (var opened = WordprocessingDocument.Open(stream, isEditable: true))
            opened.MainDocumentPart.ShouldNotBeNull().Document.ShouldNotBeNull().Body.ShouldNotBeNull().AppendChild(new DocumentFormat.OpenXml.Wordprocessing.Paragraph());
        return stream.ToArray();
    }

    [Theory]
    [InlineData("hoang-luu-2024-annual", "BC-CCHC-2024-xa-hoang-luu.docx")]
    [InlineData("tu-ky-2023-11-monthly", "BC-TTHC-2023-11-huyen-tu-ky.docx")]
    [InlineData("phuong-1-cchc-index-2023", "BC-chi-so-CCHC-2023-phuong-1.docx")]
    public void A_document_is_named_after_kind_period_and_unit(string name, string file)
    {
        var data = Repository.Fixture(name);
        ReportDrafting.Draft(Repository.KindOf(data), data).FileName.ShouldBe(file);
    }

    [Fact]
    public void A_strict_draft_refuses_figures_that_do_not_add_up()
    {
        var data = Repository.Fixture("hoang-luu-2024-annual");
        var result = ReportDrafting.Draft(Repository.KindOf(data), data, new DraftOptions { IsStrict = true });
        result.Document.ShouldBeNull();
        result.Findings.ShouldContain(finding => finding.Code == "BAL-06");
    }

    [Fact]
    public void Data_that_breaks_its_contract_makes_no_document()
    {
        var data = TestKind.Data("""{ "kind": "cchc-annual", "figures": { "tthc_totl": 1 } }""");
        var result = ReportDrafting.Draft(Repository.Kind("cchc-annual"), data);
        result.IsMade.ShouldBeFalse();
        result.DataFindings.ShouldContain(finding => finding.Code == "RF3010");
        result.DataFindings.ShouldAllBe(finding => finding.Code.StartsWith("RF30", StringComparison.Ordinal));
    }

    [Fact]
    public void A_kind_without_its_Word_parts_says_which_is_missing()
    {
        using var kind = new TestKind();
        var result = ReportDrafting.Draft(kind.Loaded(), TestKind.Data("""{ "kind": "test" }"""));
        result.IsMade.ShouldBeFalse();
        var finding = result.TemplateFindings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("RF3121");
        finding.Message.Vi.ShouldBe("Không có tệp 'test/body.docx'.");
    }

    internal static XElement OriginOf(ReadOnlyMemory<byte> document)
    {
        var package = PackageReader.Read("drafted.docx", document).Package.ShouldNotBeNull();
        return package.Parts
            .Where(part => part.Name.StartsWith("/customXml/item", StringComparison.Ordinal) && !part.Name.Contains("Props", StringComparison.Ordinal))
            .Select(part => SafeXml.Load(package, part).Document?.Root)
            .Single(root => root?.Name == Origin + "report")
            .ShouldNotBeNull();
    }
}
