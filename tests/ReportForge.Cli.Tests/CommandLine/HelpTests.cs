using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;

namespace ReportForge.Cli.Tests.CommandLine;

public sealed class HelpTests
{
    [Fact]
    public void Help_of_a_command_shows_its_arguments_and_options()
    {
        using var command = new TestCommand();

        var run = command.Run("serve", "--help");

        run.Out.ShouldStartWith("Chạy thường trực: trang web và giao diện lập trình để lập báo cáo.");
        run.Out.ShouldContain("\n\nCách dùng: reportforge serve [tùy chọn]\n");
        run.Out.ShouldContain("\n  --jobs N                      Số tệp làm cùng lúc, cùng với --inbox.\n");
        run.Out.ShouldContain("REPORTFORGE_");
        run.Out.ShouldContain("\nTùy chọn chung:\n  --lang vi|en ");
        run.ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData(MessageLanguage.Vietnamese)]
    [InlineData(MessageLanguage.English)]
    public void Everything_on_the_command_line_is_described(MessageLanguage language)
    {
        using var output = new StringWriter();
        var root = CommandTree.Build(new CommandContext
        {
            Out = output,
            Error = output,
            WorkingDirectory = "",
            TemplatesFolder = "",
            Time = TimeProvider.System,
            Language = language,
        });

        var symbols = Below(root).ToList();

        symbols.Count.ShouldBeGreaterThan(5);
        symbols.Where(symbol => !(symbol.Description ?? "").EndsWith('.')).Select(symbol => symbol.Name).ShouldBeEmpty();
    }

    private static IEnumerable<Symbol> Below(Command command) =>
        command.Arguments.Concat<Symbol>(command.Options).Append(command).Concat(command.Subcommands.SelectMany(Below));
}
