namespace ReportForge.Findings.Tests;

public sealed class FindingTextTests
{
    [Fact]
    public void What_quotes_a_text_of_megabytes_shows_its_beginning_and_its_end()
    {
        var whole = "Trích yếu là “" + new string('x', 5_000_000) + "”.";

        var finding = new Finding("RF1", Severity.Error, Place.Whole, Wording.Same(whole)) { Found = Wording.Same(whole), Expected = new("ngắn", whole) };

        foreach (var text in new[] { finding.Message.Vi, finding.Found?.En, finding.Expected?.En })
        {
            text.ShouldNotBeNull().Length.ShouldBeLessThan(2_100);
            text.ShouldStartWith("Trích yếu là “x");
            text.ShouldEndWith("x”.");
        }

        finding.Expected?.Vi.ShouldBe("ngắn");
        (finding with { Message = Wording.Same("ngắn") }).Message.Vi.ShouldBe("ngắn");
    }

    private static readonly Finding Unclosed = new(
        "RF1104",
        Severity.Error,
        Place.At("bao-cao.txt", 3, 5) with { Quote = "{{ for x in y }}", QuoteStart = 3, QuoteLength = 3 },
        new Wording("'for' chưa có 'end'", "'for' has no 'end'"))
    {
        Hint = new Wording("Viết {{ end }} ở chỗ khối kết thúc.", "Write {{ end }} where the block stops."),
    };

    [Fact]
    public void A_finding_is_printed_like_a_compiler_message_with_marker_and_hint()
    {
        var writer = new StringWriter();
        FindingText.Write(writer, [Unclosed], MessageLanguage.English);
        writer.ToString().ShouldBe(
            "bao-cao.txt(3,5): error RF1104: 'for' has no 'end'\n"
            + "    {{ for x in y }}\n"
            + "       ^^^\n"
            + "    hint: Write {{ end }} where the block stops.\n");
    }

    [Fact]
    public void Vietnamese_is_printed_with_its_own_words() =>
        FindingText.Heading(Unclosed, MessageLanguage.Vietnamese)
            .ShouldBe("bao-cao.txt(3,5): lỗi RF1104: 'for' chưa có 'end'");
}
