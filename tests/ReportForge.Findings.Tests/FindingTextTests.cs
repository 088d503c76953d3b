namespace ReportForge.Findings.Tests;

public sealed class FindingTextTests
{
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
