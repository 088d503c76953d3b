using System.Text;
using ReportForge.Data;
using ReportForge.Reports.Data;
using ReportForge.Reports.Documents;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Rules;

namespace ReportForge.Reports.Tests.Documents;

public sealed class RenderedDocumentTests
{
    public static TheoryData<string> Fixtures => [.. Repository.FixtureNames];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void One_pass_sees_what_a_tree_of_the_document_sees(string name)
    {
        var data = Repository.Fixture(name);
        var draft = ReportDrafting.Draft(Repository.Kind(data.KindId), data).Document.ShouldNotBeNull();

        var seen = RenderedDocument.Read(draft).ShouldNotBeNull();

        Lines(seen).ShouldBe(Lines(DocumentTree.Read(draft).ShouldNotBeNull()));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void The_text_read_while_a_document_is_made_is_that_of_the_finished_document(string name)
    {
        var data = Repository.Fixture(name);
        var kind = Repository.Kind(data.KindId);

        var (result, text) = DocumentRenderer.Render(kind, new ReportScope(kind.Catalogue, data), ReportOrigin.Draft(kind, data));

        kind.DocumentDetail.ShouldBe(RenderedDetail.Frame);
        Lines(text.ShouldNotBeNull()).ShouldBe(Lines(FrameOf(DocumentTree.Read(result.Document.ShouldNotBeNull()).ShouldNotBeNull())));
    }

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void The_frame_is_the_document_without_what_stands_in_tables(string name)
    {
        var data = Repository.Fixture(name);
        var draft = ReportDrafting.Draft(Repository.Kind(data.KindId), data).Document.ShouldNotBeNull();

        var frame = RenderedDocument.Read(draft, RenderedDetail.Frame).ShouldNotBeNull();

        Lines(frame).ShouldBe(Lines(FrameOf(DocumentTree.Read(draft).ShouldNotBeNull())));
    }

    [Fact]
    public void What_is_no_word_document_has_nothing_to_see() => RenderedDocument.Read("no document"u8.ToArray()).ShouldBeNull();

    private static Value FrameOf(Value whole)
    {
        var outside = Member(whole, "paragraphs").Where(paragraph => paragraph.AsObject()?["in_table"].AsBoolean() == false);
        var tables = Member(whole, "tables").Select(table => new DataObject().With("rows", Value.From(new DataArray(
            Member(table, "rows").Select(row => Value.From(new DataObject().With("can_split", row.AsObject().ShouldNotBeNull()["can_split"])))))));
        return Value.From(new DataObject()
            .With("paragraphs", Value.From(new DataArray(outside)))
            .With("tables", Value.From(new DataArray(tables.Select(Value.From)))));
    }

    private static DataArray Member(Value owner, string name) => owner.AsObject().ShouldNotBeNull()[name].AsArray().ShouldNotBeNull();

    private static string[] Lines(Value value) => Encoding.UTF8.GetString(JsonText.WriteIndented(value)).Split('\n');
}
