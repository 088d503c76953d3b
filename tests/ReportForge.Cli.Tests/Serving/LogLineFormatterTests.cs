using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ReportForge.Cli.Serving;

namespace ReportForge.Cli.Tests.Serving;

public sealed class LogLineFormatterTests
{
    [Fact]
    public void A_log_line_is_one_line_whatever_is_in_it()
    {
        var exception = new IOException("could not find '\u001b[2Ja\r\n12:00:00 info: forged'");
        using var writer = new StringWriter();

        new LogLineFormatter(Options.Create(new LogLineOptions())).Write(
            new LogEntry<string>(LogLevel.Error, "x", new EventId(7), "b\u001b[1m\u202e", exception, (state, _) => state), null, writer);

        var text = writer.ToString();
        text.Count(letter => letter == '\n').ShouldBe(1);
        text.ShouldContain(" fail: x[7] b␛[1m");
        text.TrimEnd('\n').ShouldAllBe(letter => !char.IsControl(letter) && letter != '\u202e');
    }
}
