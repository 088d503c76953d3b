using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using ReportForge.Batches;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Running;
using ReportForge.Cli.Batches.Service;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Reports.Kinds;

namespace ReportForge.Cli.Tests.Batches;

/// <summary>What <c>batch --service</c> makes of the answers of a service that does not do what it is asked.</summary>
public sealed class ServiceAnswerTests : IDisposable
{
    private const string Kind = "tthc-monthly";
    private const string Secret = "rf_0123456789_abcdef";

    private readonly TestCommand _command = new() { Time = QuickTime.Instance };
    private readonly StubService _service = new();

    public ServiceAnswerTests()
    {
        _command.Write("units.csv", "code,level,kind,name,full_name,parent_code\n38,province,Tỉnh,Thanh Hoá,Tỉnh Thanh Hoá,\n14758,commune,Phường,Hàm Rồng,Phường Hàm Rồng,38\n");
        _command.Run("sample", Kind, "--units", "units.csv", "--out", "units.jsonl").ExitCode.ShouldBe(0);
        _command.Write("key.txt", Secret + "\r\n");
        _service.On("GET", $"/api/v1/kinds/{Kind}", new Answer(200, $$"""{"version":"{{TemplateHash()}}","program":"{{ProgramVersion.Text}}"}"""));
    }

    [Fact]
    public void What_is_too_large_is_said_with_how_large_it_may_be()
    {
        _service.On("POST", "/api/v1/batches", new Answer(413, """{"title":"lớn","mebibytes":7}"""));

        var run = Run();

        (run.ExitCode, run.Error.Contains("RF5713", StringComparison.Ordinal), run.Error.Contains("7 MiB", StringComparison.Ordinal)).ShouldBe((3, true, true), run.Error);
    }

    [Fact]
    public void A_redirect_is_not_followed_and_the_key_goes_nowhere_else()
    {
        using var other = new StubService();
        _service.On("POST", "/api/v1/batches", new Answer(307, "", ("Location", other.Address + "api/v1/batches")));

        var run = Run();

        (run.ExitCode, run.Error.Contains("RF5714", StringComparison.Ordinal)).ShouldBe((3, true), run.Error);
        other.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void A_busy_service_is_asked_again_with_the_same_key_when_it_says_so()
    {
        _service.On("POST", "/api/v1/batches", new Answer(429, "{}", ("Retry-After", "1")), new Answer(503, "{}"), new Answer(409, "{}"), new Answer(422, """{"title":"không nhận"}"""));

        var run = Run();

        var asked = _service.Asked.Where(request => request.Method == "POST").ToList();
        asked.Count.ShouldBe(4);
        asked.Select(request => request.IdempotencyKey).Distinct().Count().ShouldBe(1);
        asked.ShouldAllBe(request => request.Authorization == "Bearer " + Secret);
        (asked[1].At - asked[0].At).TotalSeconds.ShouldBeGreaterThan(0.9);
        run.Error.ShouldContain("422: không nhận");
        run.ExitCode.ShouldBe(3);
    }

    [Theory]
    [InlineData("<html></html>")]
    [InlineData("[]")]
    [InlineData("""{"id":"../../users"}""")]
    public void An_answer_that_is_none_is_not_believed(string answer)
    {
        _service.On("POST", "/api/v1/batches", new Answer(202, answer));

        var run = Run();

        (run.ExitCode, run.Error.Contains("RF5715", StringComparison.Ordinal)).ShouldBe((3, true), run.Error);
    }

    [Fact]
    public void Documents_and_what_was_found_in_them_are_those_of_the_service()
    {
        var document = "văn bản của dịch vụ"u8.ToArray();
        Made(document, Convert.ToHexStringLower(SHA256.HashData(document)));

        var run = Run();

        run.ExitCode.ShouldBe(0, run.Error);
        var placed = _command.Files().Single(file => file.EndsWith(".docx", StringComparison.Ordinal));
        _command.Read(placed).ShouldBe("văn bản của dịch vụ");
        _command.Read("out/findings.csv").ShouldContain("units.jsonl(1),THU-01,cảnh báo,");
        _service.Asked.ShouldContain(request => request.Query == "?kind=tthc-monthly&conformance=none");
    }

    [Fact]
    public void A_document_that_is_not_the_one_that_was_named_is_not_kept()
    {
        Made("văn bản"u8.ToArray(), new string('0', 64));

        var run = Run();

        (run.ExitCode, run.Error.Contains("RF5715", StringComparison.Ordinal)).ShouldBe((3, true), run.Error);
        _command.Files().ShouldNotContain(file => file.EndsWith(".docx", StringComparison.Ordinal));
    }

    // The unit as the service has made it: what its data said, and one thing more.
    private void Made(byte[] document, string hash)
    {
        var item = BatchItem.OfJson(0, "data.jsonl", 1, File.ReadAllBytes(_command.PathOf("units.jsonl")));
        var look = UnitLook.At(item, Reports(), UnitRegister.Current, defect => throw defect);
        var more = new Finding("THU-01", Severity.Warning, Place.At("data.jsonl", 1, 5), new("thêm", "more"));
        var findings = StoredFindings.Write([.. look.Findings, more]);
        _service.On("POST", "/api/v1/batches", new Answer(202, """{"id":"b1"}"""));
        _service.On("GET", "/api/v1/batches/b1/units", new Answer(200, $$"""{"items":[{"ordinal":0,"state":"made","sha256":"{{hash}}","findings":{{findings}}}],"next":null}"""));
        _service.On("GET", "/api/v1/batches/b1/units/0/document", new Answer(200, Encoding.UTF8.GetString(document)));
    }

    [Fact]
    public void A_batch_that_somebody_cancels_there_ends_the_run()
    {
        _service.On("POST", "/api/v1/batches", new Answer(202, """{"id":"b1"}"""));
        _service.On("GET", "/api/v1/batches/b1/units", new Answer(200, """{"items":[],"next":null}"""));
        _service.On("GET", "/api/v1/batches/b1", new Answer(200, """{"state":"cancelled"}"""));

        var run = Run();

        (run.ExitCode, run.Error.Contains("RF5716", StringComparison.Ordinal)).ShouldBe((3, true), run.Error);
    }

    [Fact]
    public void A_service_that_is_gone_for_more_than_a_minute_ends_the_run_and_the_next_one_makes_what_is_missing()
    {
        _command.Write("units.csv", "code,level,kind,name,full_name,parent_code\n38,province,Tỉnh,Thanh Hoá,Tỉnh Thanh Hoá,\n"
            + "14758,commune,Phường,Hàm Rồng,Phường Hàm Rồng,38\n14797,commune,Phường,Hạc Thành,Phường Hạc Thành,38\n");
        File.Delete(_command.PathOf("units.jsonl"));
        _command.Run("sample", Kind, "--units", "units.csv", "--out", "units.jsonl").ExitCode.ShouldBe(0);
        var hash = Convert.ToHexStringLower(SHA256.HashData("văn bản"u8));
        _service.On("POST", "/api/v1/batches", new Answer(202, """{"id":"b1"}"""), new Answer(202, """{"id":"b2"}"""));
        _service.On("GET", "/api/v1/batches/b1", new Answer(200, """{"state":"running"}"""));
        _service.On("GET", "/api/v1/batches/b1/units", new Answer(200, $$"""{"items":[{"ordinal":0,"state":"made","sha256":"{{hash}}","findings":[]}]}"""));
        _service.On("GET", "/api/v1/batches/b1/units/0/document", new Answer(200, "văn bản"));
        _service.On("GET", "/api/v1/batches/b2/units", new Answer(200, $$"""{"items":[{"ordinal":0,"state":"made","sha256":"{{hash}}","findings":[]}]}"""));
        _service.On("GET", "/api/v1/batches/b2/units/0/document", new Answer(200, "văn bản"));
        _service.GoesDownAfter("/api/v1/batches/b1/units/0/document");

        var run = Run();
        var made = _command.Files().Count(file => file.EndsWith(".docx", StringComparison.Ordinal));
        _service.ComesBack();
        var next = Run("--resume");

        (run.ExitCode, run.Error.Contains("RF5710", StringComparison.Ordinal), run.Error.Contains("--resume", StringComparison.Ordinal)).ShouldBe((3, true, true), run.Error);
        made.ShouldBe(1);
        next.ExitCode.ShouldBe(0, next.Error + next.Out);
        next.Out.ShouldContain("Đã lập 1, giữ nguyên 1, không lập được 0, còn lại 0.");
        _command.Files().Count(file => file.EndsWith(".docx", StringComparison.Ordinal)).ShouldBe(2);
        _service.Asked.Where(request => request.Method == "POST" && request.Path == "/api/v1/batches").Select(request => request.Query)
            .ShouldBe(["?kind=tthc-monthly&conformance=none", "?kind=tthc-monthly&conformance=none&only=changed"]);
        _service.Asked.Count(request => request.Path.EndsWith("/document", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Another_program_is_said_and_nothing_is_made()
    {
        _service.On("GET", $"/api/v1/kinds/{Kind}", new Answer(200, $$"""{"version":"{{TemplateHash()}}","program":"0.9"}"""));

        var run = Run();

        (run.ExitCode, run.Error.Contains("RF5707", StringComparison.Ordinal)).ShouldBe((1, true), run.Error);
        Directory.Exists(_command.PathOf("out")).ShouldBeFalse();
    }

    [Fact]
    public void A_kind_that_is_not_there_is_said()
    {
        _service.On("GET", $"/api/v1/kinds/{Kind}", new Answer(404, "{}"));

        var run = Run();

        (run.ExitCode, run.Error.Contains("RF5705", StringComparison.Ordinal)).ShouldBe((1, true), run.Error);
    }

    [Theory]
    [InlineData("https://may-chu.example.vn", "https://may-chu.example.vn/")]
    [InlineData("https://may-chu.example.vn/bao-cao", "https://may-chu.example.vn/bao-cao/")]
    [InlineData("http://localhost:8080", "http://localhost:8080/")]
    [InlineData("http://192.168.1.5:8080/", "http://192.168.1.5:8080/")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080/")]
    [InlineData("http://[fd00::5]", "http://[fd00::5]/")]
    [InlineData("http://172.32.0.1", null)]
    [InlineData("http://localhost.example.vn", null)]
    [InlineData("http://10.0.0.1.example.vn", null)]
    [InlineData("https://may-chu.example.vn/?a=b", null)]
    [InlineData("ftp://10.0.0.1", null)]
    [InlineData("/api", null)]
    [InlineData("", null)]
    public void A_key_goes_over_https_or_within_ones_own_network(string address, string? used) =>
        ServiceAccess.AddressOf(address)?.ToString().ShouldBe(used);

    public void Dispose()
    {
        _service.Dispose();
        _command.Dispose();
    }

    private CommandRun Run(params string[] more) =>
        _command.Run(["batch", "units.jsonl", "--kind", Kind, "--out", "out", "--service", _service.Address, "--service-key-file", "key.txt", "--conformance", "none", .. more]);

    private static string TemplateHash() => Reports().TemplateHash;

    private static KindBatchReports Reports()
    {
        var templates = Path.Combine(AppContext.BaseDirectory, "templates");
        return KindBatchReports.Open(ReportKindLibrary.Open(templates, isForDocuments: true).Find(Kind).Kind.ShouldNotBeNull(), templates).Reports.ShouldNotBeNull();
    }

    /// <summary>Time in which a minute of waiting is a second.</summary>
    private sealed class QuickTime : TimeProvider
    {
        private const int Times = 60;

        public static QuickTime Instance { get; } = new();

        public override long TimestampFrequency => base.TimestampFrequency / Times;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / Times : dueTime, period);
    }

    private sealed record Answer(int Status, string Body, params (string Name, string Value)[] Headers);

    private sealed record Asking(string Method, string Path, string Query, string? IdempotencyKey, string? Authorization, TimeSpan At);

    /// <summary>Answers as it was told; the last answer is given again and again.</summary>
    private sealed class StubService : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentDictionary<string, Queue<Answer>> _answers = new(StringComparer.Ordinal);
        private readonly long _start = QuickTime.Instance.GetTimestamp();
        private string _last = "";

        public StubService()
        {
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
            }

            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = Task.Run(Serve);
        }

        public string Address { get; }

        public ConcurrentQueue<Asking> Asked { get; } = new();

        public void On(string method, string path, params Answer[] answers) => _answers[$"{method} {path}"] = new(answers);

        /// <summary>Once this was answered nobody listens any more.</summary>
        public void GoesDownAfter(string path) => _last = path;

        public void ComesBack()
        {
            _last = "";
            _listener.Start();
            _ = Task.Run(Serve);
        }

        public void Dispose() => ((IDisposable)_listener).Dispose();

        private async Task Serve()
        {
            while (_listener.IsListening)
            {
                try
                {
                    await Serve(await _listener.GetContextAsync());
                }
                catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
            }
        }

        private async Task Serve(HttpListenerContext context)
        {
            var (request, url) = (context.Request, context.Request.Url ?? throw new InvalidOperationException());
            var path = url.AbsolutePath;
            Asked.Enqueue(new(request.HttpMethod, path, url.Query, request.Headers["Idempotency-Key"], request.Headers["Authorization"], QuickTime.Instance.GetElapsedTime(_start)));
            await request.InputStream.CopyToAsync(Stream.Null);
            var answers = _answers.GetValueOrDefault($"{request.HttpMethod} {path}") ?? new([new Answer(404, "{}")]);
            var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
            context.Response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
                context.Response.Headers[name] = value;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Body));
            context.Response.Close();
            if (path == _last)
                _listener.Stop();
        }
    }
}
