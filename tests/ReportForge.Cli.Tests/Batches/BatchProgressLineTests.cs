using ReportForge.Batches.Running;
using ReportForge.Cli.Batches;
using ReportForge.Findings;

namespace ReportForge.Cli.Tests.Batches;

public sealed class BatchProgressLineTests
{
    private static readonly BatchMoment Drafting = new(BatchStage.Drafting, 1660, 3321, IsEstimate: false, Rate: 510.4) { Made = 1600, Unchanged = 48, Failed = 12 };

    [Theory]
    [InlineData(120, "Lập văn bản ███████████░░░░░░░░░░░░░  1660/3321  510/s  còn 00:03  đã lập 1600, giữ nguyên 48, không lập được 12")]
    [InlineData(105, "Lập văn bản ████░░░░░░  1660/3321  510/s  còn 00:03  đã lập 1600, giữ nguyên 48, không lập được 12")]
    [InlineData(90, "Lập văn bản  1660/3321  510/s  còn 00:03  đã lập 1600, giữ nguyên 48, không lập được 12")]
    [InlineData(79, "Lập văn bản  1660/3321  510/s  còn 00:03")]
    [InlineData(20, "Lập văn bản  1660/33")]
    public void A_narrow_terminal_has_what_matters_most_on_one_line(int width, string expected) =>
        BatchProgressLine.Of(Drafting, MessageLanguage.Vietnamese, width).ShouldBe(expected);

    [Theory]
    [InlineData(113, 3320, true, 100, "Checking ░░░░░░░░░░░░░░░░░░░░░░░░  113/≈3320  100/s  00:32 left  ")]
    [InlineData(113, 0, true, 100, "Checking  113  100/s  ")]
    [InlineData(3400, 3320, true, 100, "Checking ████████████████████████  3400/≈3400  100/s  ")]
    [InlineData(1, 3321, false, 0.5, "Checking ░░░░░░░░░░░░░░░░░░░░░░░░  1/3321  0.5/s  1:50:40 left  ")]
    [InlineData(0, 3321, false, 0, "Checking ░░░░░░░░░░░░░░░░░░░░░░░░  0/3321  ")]
    public void Nothing_is_said_that_is_not_known(int done, int total, bool isEstimate, double rate, string expected) =>
        BatchProgressLine.Of(new BatchMoment(BatchStage.Checking, done, total, isEstimate, rate), MessageLanguage.English, 200)
            .ShouldBe(expected + "0 made, 0 unchanged, 0 failed");
}
