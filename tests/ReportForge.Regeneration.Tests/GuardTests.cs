using ReportForge.Regeneration.Tests.Support;

namespace ReportForge.Regeneration.Tests;

/// <summary>Documents that are not changed, or of which nothing is made.</summary>
public sealed class GuardTests
{
    private const string Old = "Trong kỳ, xã tiếp nhận 1.122 hồ sơ.";
    private const string New = "Trong kỳ, xã tiếp nhận 1.123 hồ sơ.";

    [Theory]
    [InlineData("settings: <w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>", "RF7004")]
    public void Nothing_is_made_of_a_protected_document(string line, string code)
    {
        var result = Regenerate($"{Old}\n{line}");
        result.Outcome.ShouldBe(RegenerationOutcome.Refused);
        result.Document.ShouldBeNull();
        result.Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("<w:p><w:r><w:pict><v:shape><o:signatureline v:ext=\"edit\" issignatureline=\"t\"/></v:shape></w:pict></w:r></w:p>", "RF7002")]
    [InlineData("Số: 12/BC-UBND", "RF7003")]
    [InlineData("Số 12-BC/TU", "RF7003")]
    [InlineData("Số: 05a/BC-UBND", "RF7003")]
    public void The_new_document_stands_beside_a_signed_or_numbered_one(string line, string code)
    {
        var result = Regenerate($"{line}\n{Old}");
        result.Outcome.ShouldBe(RegenerationOutcome.Beside);
        CaseText.Of(result.Document ?? default).ShouldBe(New);
        result.Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
        result.Changes.ShouldHaveSingleItem().Deed.ShouldBe(ChangeDeed.Beside);
    }

    /// <summary>A tracked change copies the formatting of its run: what Word may refuse in it would stand there twice.</summary>
    [Fact]
    public void The_new_document_stands_beside_one_whose_result_cannot_be_proven()
    {
        var edited = $"<w:p><w:r><w:rPr><w:spacing/></w:rPr><w:t>{Old}</w:t></w:r></w:p>";

        var result = Regenerate(edited, WritingMode.Tracked);

        result.Outcome.ShouldBe(RegenerationOutcome.Beside);
        CaseText.Of(result.Document ?? default).ShouldBe(New);
        result.Findings.ShouldHaveSingleItem().Code.ShouldBe("RF7006");
        result.Changes.ShouldHaveSingleItem().Deed.ShouldBe(ChangeDeed.Beside);
    }

    [Theory]
    [InlineData("Số 12 hồ sơ quá hạn là do hệ thống.")]
    [InlineData("Số: …/BC-UBND")]
    public void What_only_looks_like_a_number_is_none(string line)
    {
        var result = Regenerate($"{line}\n{Old}");
        result.Outcome.ShouldBe(RegenerationOutcome.Merged);
        CaseText.Of(result.Document ?? default).ShouldBe($"{line}\n{New}");
    }

    private static RegenerationResult Regenerate(string edited, WritingMode mode = WritingMode.Plain) => Regenerator.Regenerate(
        new(CaseDocument.Open(Old), CaseDocument.Open(edited), CaseDocument.Open(New)),
        RegenerationOptions.Default with { Mode = mode });
}
