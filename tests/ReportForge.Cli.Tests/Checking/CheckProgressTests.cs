using ReportForge.Cli.Checking;
using ReportForge.Cli.CommandLine;

namespace ReportForge.Cli.Tests.Checking;

public sealed class CheckProgressTests
{
    [Fact]
    public void Without_a_terminal_a_plain_line_comes_now_and_then() =>
        ShownFor(isTerminal: false, secondsAFile: 3, files: 4).ShouldBe("đã kiểm tra 2/4 tệp\nđã kiểm tra 4/4 tệp\n");

    [Fact]
    public void On_a_terminal_one_line_moves_and_goes_away() =>
        ShownFor(isTerminal: true, secondsAFile: 1, files: 2).ShouldBe("\r\e[Kđã kiểm tra 1/2 tệp\r\e[Kđã kiểm tra 2/2 tệp\r\e[K");

    [Fact]
    public void A_short_check_shows_nothing() => ShownFor(isTerminal: true, secondsAFile: 0, files: 50).ShouldBe("");

    private static string ShownFor(bool isTerminal, int secondsAFile, int files)
    {
        using var error = new StringWriter();
        var clock = new Clock();
        var context = new CommandContext { Out = TextWriter.Null, Error = error, WorkingDirectory = "/", TemplatesFolder = "/", Time = clock, IsTerminal = isTerminal };
        var progress = new CheckProgress(context, files);
        for (var file = 0; file < files; file++)
        {
            clock.Seconds += secondsAFile;
            progress.Done();
        }

        progress.Clear();
        return error.ToString();
    }

    private sealed class Clock : TimeProvider
    {
        public long Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
