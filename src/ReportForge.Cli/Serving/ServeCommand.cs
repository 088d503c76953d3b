using System.CommandLine;
using Microsoft.Extensions.Logging;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Kinds;
using ReportForge.Findings;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Worker;
using ReportForge.Worker.Drafting;
using ReportForge.Worker.Inbox;
using ReportForge.Worker.Settings;

namespace ReportForge.Cli.Serving;

/// <summary><c>serve</c>: the hosted service, or the worker on folders.</summary>
internal static class ServeCommand
{
    // More than one machine has; each job costs a thread and a few megabytes.
    private const int MostJobs = 64;

    private const string Help = "reportforge serve --help";

    private static readonly ServiceOptions Defaults = new();

    public static Command Create(CommandContext context)
    {
        var inbox = context.Option("--inbox", "DIR", new(
            "Không mở trang web mà nhận dữ liệu từ một thư mục: mỗi tệp .json, .xlsx đặt vào đây thành một văn bản.",
            "Opens no pages but takes data from a folder: every .json or .xlsx dropped here becomes a document."));
        var outbox = context.Option("--outbox", "DIR", new(
            "Thư mục trả văn bản; dữ liệu đã làm nằm trong done, dữ liệu có lỗi trong failed.",
            "Folder of documents; data that was done goes to done, broken data to failed."));
        var jobs = context.Number("--jobs", "N",
            new("Số tệp làm cùng lúc, cùng với --inbox.", "Files made at the same time, with --inbox."), 1, MostJobs);
        var dataFolder = context.Option("--data-dir", "DIR", new(
            $"Thư mục giữ mọi dữ liệu; mặc định là {Defaults.DataDir}.",
            $"Folder in which everything is kept; by default {Defaults.DataDir}."));
        var urls = context.Option("--urls", "URLS", new(
            $"Các địa chỉ phục vụ, cách nhau bằng dấu chấm phẩy; mặc định là {Defaults.Urls}.",
            $"Addresses to listen on, divided by semicolons; by default {Defaults.Urls}."));
        var postgres = context.Option("--postgres", "CONNECTION", new(
            "Giữ mọi dữ liệu trong một cơ sở dữ liệu PostgreSQL (Host=…;Database=…;Username=…): nhiều máy cùng một cơ sở dữ liệu "
                + "làm việc như một. Mật khẩu nên đặt ở biến môi trường REPORTFORGE_Postgres hoặc tệp .pgpass.",
            "Keeps everything in a PostgreSQL database (Host=…;Database=…;Username=…): any number of machines with the same one work as "
                + "one. A password is better put into the environment variable REPORTFORGE_Postgres or into .pgpass."));
        var documents = context.Option("--documents", "PLACE", new(
            "Cùng với --postgres: để văn bản trong một thư mục mà mọi máy cùng thấy (đường dẫn đầy đủ), hoặc s3://kho/thư-mục, "
                + "thay vì trong cơ sở dữ liệu. Mọi máy đặt như nhau. Khóa vào kho S3 đặt như với mọi chương trình của AWS "
                + "(AWS_ACCESS_KEY_ID…).",
            "With --postgres: puts documents into a folder that all machines reach (a full path), or into s3://bucket/prefix, instead of "
                + "the database. The same on all machines. Keys to S3 stand where AWS programs look for them (AWS_ACCESS_KEY_ID…)."));
        var command = context.Command("serve", new(
            $"Chạy thường trực: trang web và giao diện lập trình để lập báo cáo. {Settings.Vi}",
            $"Runs until it is stopped: pages and API that make reports. {Settings.En}"));
        var options = new Option[] { dataFolder, postgres, documents, urls, inbox, outbox, jobs, KindFolders.TemplatesOption(context) };
        foreach (var option in options)
            command.Add(option);
        command.Does(parsed => (parsed.GetValue(inbox), parsed.GetValue(outbox)) switch
        {
            (null, null) => ServePages(context, KindFolders.FolderOf(context, parsed),
            [
                KeyValuePair.Create(nameof(ServiceOptions.DataDir), parsed.GetValue(dataFolder)),
                KeyValuePair.Create(nameof(ServiceOptions.Postgres), parsed.GetValue(postgres)),
                KeyValuePair.Create(nameof(ServiceOptions.Documents), parsed.GetValue(documents)),
                KeyValuePair.Create(nameof(ServiceOptions.Urls), parsed.GetValue(urls)),
            ]),
            ({ } from, { } to) => ServeFolder(context, KindFolders.LibraryOf(context, parsed, isForDocuments: true), new InboxOptions
            {
                Inbox = context.PathOf(from),
                Outbox = context.PathOf(to),
                Language = context.Language,
                Jobs = parsed.GetValue(jobs) ?? Environment.ProcessorCount,
            }),
            (null, _) => Task.FromResult(CommandOutcome.Misused([UsageFindings.MissingOption("--inbox", Help)])),
            _ => Task.FromResult(CommandOutcome.Misused([UsageFindings.MissingOption("--outbox", Help)])),
        }, context);
        return command;
    }

    // What has no option of its own; all of them are explained where they are defined.
    private static Wording Settings
    {
        get
        {
            var list = $"MaxUploadMiB={Defaults.MaxUploadMiB}, RequestsPerUnit={Defaults.RequestsPerUnit}, "
                + $"SignInHours={Defaults.SignInHours}, "
                + $"OidcAuthority=, OidcClientId=, OidcClientSecret=, OidcName={Defaults.OidcName}, PublicUrl=, "
                + $"IdempotencyHours={Defaults.IdempotencyHours}, "
                + $"JobHours={Defaults.JobHours}, DeliveryDays={Defaults.DeliveryDays}, BatchDays={Defaults.BatchDays}, "
                + $"AuditDays={Defaults.AuditDays}, "
                + "WebhookOrigins=, WebhookPrivateOrigins=, MetricsUrl=, S3Endpoint=";
            return new(
                "Cấu hình khác đặt trong appsettings.json của thư mục dữ liệu, "
                    + $"hoặc biến môi trường {ServiceOptions.EnvironmentPrefix}TÊN: {list}. "
                    + "OidcAuthority, thí dụ https://dang-nhap.example.vn, cho đăng nhập bằng tài khoản của cơ quan (OpenID Connect), "
                    + "cùng OidcClientId và OidcClientSecret; PublicUrl là địa chỉ mà trình duyệt dùng khi có máy chủ trung gian ở trước. "
                    + "BatchDays, AuditDays: số ngày giữ các lần lập hàng loạt và nhật ký, 0 là giữ mãi; báo cáo không bao giờ bị xóa. "
                    + "MetricsUrl, thí dụ http://127.0.0.1:9464, mở /metrics cho Prometheus ở cổng riêng, không hỏi khóa; "
                    + $"{ServiceOptions.OtlpEndpointVariable} gửi số đo và vết tới bộ thu OpenTelemetry. Để trống thì không đo gì. "
                    + "S3Endpoint: địa chỉ kho S3 không phải của AWS (MinIO…).",
                "Other settings stand in appsettings.json of the data folder, "
                    + $"or in environment variables {ServiceOptions.EnvironmentPrefix}NAME: {list}. "
                    + "OidcAuthority, such as https://sign-in.example.vn, lets people sign in by an identity provider (OpenID Connect), "
                    + "together with OidcClientId and OidcClientSecret; PublicUrl is the address that browsers use where a proxy stands "
                    + "before the service. "
                    + "BatchDays, AuditDays: days for which batches and the audit are kept, 0 for ever; reports are never removed. "
                    + "MetricsUrl, such as http://127.0.0.1:9464, opens /metrics for Prometheus at a port of its own that asks for no key; "
                    + $"{ServiceOptions.OtlpEndpointVariable} sends metrics and traces to an OpenTelemetry collector. "
                    + "Empty: nothing is measured. S3Endpoint: address of an S3 store that is not AWS's (MinIO …).");
        }
    }

    private static async Task<CommandOutcome> ServePages(
        CommandContext context, string templates, IEnumerable<KeyValuePair<string, string?>> given)
    {
        context.StopsItself();
        await ServiceHost.Run(new ServiceSurroundings
        {
            WorkingDirectory = context.WorkingDirectory,
            TemplatesFolder = templates,
            ProgramPath = context.ProgramPath,
            Time = context.Time,
            Logging = logging => Log(logging, context),
            Announcements = context.Out,
            KeepsTemporaryFilesIn = context.KeepsTemporaryFilesIn,
            Settings = new Dictionary<string, string?>(given.Where(setting => setting.Value is not null)),
        }, context.Stopping);
        return CommandOutcome.Done with { AlreadyPrinted = true };
    }

    private static async Task<CommandOutcome> ServeFolder(CommandContext context, ReportKindLibrary kinds, InboxOptions options)
    {
        if (options.Misuse is { } misuse)
            return CommandOutcome.Misused([misuse]);
        context.StopsItself();
        await WorkerHost.Run(
            options, (name, bytes) => Draft(kinds, name, bytes), context.Time, logging => Log(logging, context), context.Stopping);
        return CommandOutcome.Done with { AlreadyPrinted = true };
    }

    private static DraftedFile Draft(ReportKindLibrary kinds, string name, ReadOnlyMemory<byte> bytes)
    {
        var result = ReportFileDrafting.Draft(kinds, name, bytes, DraftOptions.Default);
        return new DraftedFile(result.Document, result.Findings);
    }

    private static void Log(ILoggingBuilder logging, CommandContext context)
    {
        if (context.Format == OutputFormat.Json)
        {
            logging.AddJsonConsole(options => options.UseUtcTimestamp = true);
            return;
        }

        logging.AddConsole(options => options.FormatterName = LogLineFormatter.FormatterName);
        logging.AddConsoleFormatter<LogLineFormatter, LogLineOptions>(options => options.Time = context.Time);
    }
}
