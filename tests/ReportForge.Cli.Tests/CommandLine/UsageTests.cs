namespace ReportForge.Cli.Tests.CommandLine;

public sealed class UsageTests
{
    [Theory]
    [InlineData("serv", "lỗi RF5001: không có lệnh 'serv'\n    cách sửa: Có phải 'serve'? Xem cách dùng: reportforge --help\n")]
    [InlineData("drft so-lieu.json", "lỗi RF5001: không có lệnh 'drft'\n    cách sửa: Có phải 'draft'? Xem cách dùng: reportforge --help\n")]
    [InlineData("draft a.json --outt x", "lỗi RF5002: không có tùy chọn '--outt'\n    cách sửa: Có phải '--out'? Xem cách dùng: reportforge draft --help\n")]
    [InlineData("issue a.json --number 1 --date 31/02/2024", "lỗi RF5012: --date cần một ngày có trong lịch như 06/11/2024 hoặc 2024-11-06, không phải '31/02/2024'\n")]
    [InlineData("", "lỗi RF5007: chưa nói cần làm gì\n    cách sửa: Xem cách dùng: reportforge --help\n")]
    [InlineData("serve --inbox a --outbox b extra", "lỗi RF5003: thừa 'extra' trên dòng lệnh\n    cách sửa: Xem cách dùng: reportforge serve --help\n")]
    [InlineData("serve --inbox a --outbox b --job", "lỗi RF5002: không có tùy chọn '--job'\n    cách sửa: Có phải '--jobs'? Xem cách dùng: reportforge serve --help\n")]
    [InlineData("serve --inbox a", "lỗi RF5005: thiếu tùy chọn bắt buộc --outbox\n    cách sửa: Xem cách dùng: reportforge serve --help\n")]
    [InlineData("serve --outbox b --inbox", "lỗi RF5006: tùy chọn --inbox cần một giá trị\n    cách sửa: Xem cách dùng: reportforge serve --help\n")]
    public void A_wrong_command_line_is_explained_and_gives_exit_code_two(string line, string expected)
    {
        using var command = new TestCommand();

        var run = command.Run(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.Error.ShouldBe(expected);
        run.Out.ShouldBeEmpty();
        run.ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("serve --inbox a --outbox b --jobs 0", "--jobs cần một số nguyên từ 1 đến 64, không phải '0'")]
    [InlineData("serve --inbox a --outbox b --jobs hai", "--jobs cần một số nguyên từ 1 đến 64, không phải 'hai'")]
    [InlineData("serve --inbox a --outbox b --lang fr", "--lang không nhận 'fr'; các giá trị: vi, en")]
    [InlineData("serve --inbox a --outbox b --format xml", "--format không nhận 'xml'; các giá trị: text, json")]
    public void A_value_out_of_range_is_explained(string line, string expected)
    {
        using var command = new TestCommand();

        var run = command.Run(line.Split(' '));

        run.Error.ShouldContain(expected);
        run.ExitCode.ShouldBe(2);
    }

    [Theory]
    [InlineData("serve --inbox a --outbox a")]
    [InlineData("serve --inbox a --outbox a/b")]
    [InlineData("serve --inbox a/../b --outbox b/")]
    public void Folders_of_the_worker_in_one_another_are_wrong_usage_and_nothing_is_made(string line)
    {
        using var command = new TestCommand();

        var run = command.Run(line.Split(' '));

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("RF5383");
        Directory.EnumerateFileSystemEntries(command.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void Messages_are_english_when_asked()
    {
        using var command = new TestCommand();

        var run = command.Run("serv", "--lang", "en");

        run.Error.ShouldBe("error RF5001: there is no command 'serv'\n    hint: Did you mean 'serve'? See how it is used: reportforge --help\n");
    }

    [Fact]
    public void Usage_errors_are_json_when_asked()
    {
        using var command = new TestCommand();

        var run = command.Run("serve", "--inbox=a", "--format=json");

        run.Out.ShouldBe("""
            {
              "exit_code": 2,
              "files": [],
              "findings": [
                {
                  "code": "RF5005",
                  "severity": "error",
                  "message": "thiếu tùy chọn bắt buộc --outbox",
                  "place": {},
                  "hint": "Xem cách dùng: reportforge serve --help"
                }
              ]
            }

            """.ReplaceLineEndings("\n"));
        run.ExitCode.ShouldBe(2);
    }

    [Fact]
    public void A_terminal_shows_colours()
    {
        using var command = new TestCommand { IsTerminal = true };

        var run = command.Run("serv");

        run.Error.ShouldBe("\e[1;31mlỗi RF5001: không có lệnh 'serv'\e[0m\n\e[2m    cách sửa: Có phải 'serve'? Xem cách dùng: reportforge --help\e[0m\n");
    }

    [Fact]
    public void Version_is_that_of_the_product()
    {
        using var command = new TestCommand();

        var run = command.Run("--version");

        run.Out.ShouldMatch(@"^\d+\.\d+\.\d+\n$");
        run.ExitCode.ShouldBe(0);
    }
}
