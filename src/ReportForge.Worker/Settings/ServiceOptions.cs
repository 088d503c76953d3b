using Microsoft.Extensions.Configuration;

namespace ReportForge.Worker.Settings;

/// <summary>
/// The settings of the service, by the names of their keys: in <c>appsettings.json</c> of the data folder, in the environment
/// with the prefix <c>REPORTFORGE_</c>, or as an option of the command, which counts most.
/// </summary>
public sealed record ServiceOptions
{
    public const string EnvironmentPrefix = "REPORTFORGE_";

    public const string OtlpEndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // A hundred years: longer than any of it is asked for.
    private const int MostDays = 36_500;

    private const int LeastAuditDays = 365;

    /// <summary>Where everything is kept; relative to the folder in which the service is started.</summary>
    public string DataDir { get; init; } = "reportforge-data";

    /// <summary>
    /// The PostgreSQL database in which everything is kept instead, <c>Host=…;Database=…;Username=…;Password=…</c>: any number of
    /// services with the same one are one service. The data folder then holds only what a process works with.
    /// </summary>
    public string Postgres { get; init; } = "";

    /// <summary>
    /// Where documents are put, together with <see cref="Postgres"/> and the same on all machines: an absolute path to a folder that
    /// all of them reach, or <c>s3://bucket/prefix</c>. Empty: into the database. What lies elsewhere already is read there.
    /// </summary>
    public string Documents { get; init; } = "";

    /// <summary>
    /// The address of a store that speaks S3, such as MinIO: <c>https://s3.example.vn:9000</c>. Empty: that of AWS. Who the service is
    /// to it, is not said here but in the standard places of AWS, such as <c>AWS_ACCESS_KEY_ID</c> or a role.
    /// </summary>
    public string S3Endpoint { get; init; } = "";

    /// <summary>The addresses that the service listens on, divided by semicolons.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:8080";

    /// <summary>The largest body of a request, in mebibytes; from 1 to 1024.</summary>
    public int MaxUploadMiB { get; init; } = 32;

    /// <summary>Requests of one unit that are worked on at the same time; the others wait, and are refused when too many do.</summary>
    public int RequestsPerUnit { get; init; } = 8;

    /// <summary>How long a sign-in lasts without being used.</summary>
    public int SignInHours { get; init; } = 8;

    /// <summary>
    /// The identity provider of an office or a province (OpenID Connect) by which people may sign in beside the password: its address,
    /// <c>https://dang-nhap.example.vn/realms/tinh</c>; <c>http</c> only on this machine. Empty: passwords only.
    /// </summary>
    public string OidcAuthority { get; init; } = "";

    /// <summary>The name by which the identity provider knows the service.</summary>
    public string OidcClientId { get; init; } = "";

    /// <summary>The secret that the identity provider has given to the service; it is told to nobody else and stands in no log.</summary>
    public string OidcClientSecret { get; init; } = "";

    /// <summary>What the sign-in page calls the accounts of the identity provider; 60 letters at most.</summary>
    public string OidcName { get; init; } = "Tài khoản của cơ quan";

    /// <summary>
    /// The address at which browsers reach the service where a proxy stands before it, <c>https://bao-cao.example.vn</c>: the identity
    /// provider sends people back there. Empty: the address of each request.
    /// </summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>How long the answers to requests with an Idempotency-Key are kept.</summary>
    public int IdempotencyHours { get; init; } = 48;

    /// <summary>How long requests that were answered later are kept with their answers, once they have ended.</summary>
    public int JobHours { get; init; } = 48;

    /// <summary>How long it is kept what was told to which address, once it was told or given up.</summary>
    public int DeliveryDays { get; init; } = 90;

    /// <summary>
    /// How long a batch is kept once it has ended, with what was sent in and the documents that were made; 0: for ever. Reports of the
    /// units, drafts and issued ones, do not belong to a batch and are never removed.
    /// </summary>
    public int BatchDays { get; init; }

    /// <summary>How long the record of who did what is kept, at least a year; 0: for ever.</summary>
    public int AuditDays { get; init; }

    /// <summary>
    /// Addresses on the internet that may be told what happens, as origins divided by semicolons: <c>https://tich-hop.example.vn</c>.
    /// </summary>
    public string WebhookOrigins { get; init; } = "";

    /// <summary>
    /// The same within one's own network, where <c>http</c> and addresses such as <c>http://10.0.0.5:9000</c> are allowed.
    /// </summary>
    public string WebhookPrivateOrigins { get; init; } = "";

    /// <summary>
    /// An address with a port of its own at which Prometheus reads <c>/metrics</c>, such as <c>http://127.0.0.1:9464</c>. No key is asked
    /// for there: whoever reaches the port reads it. Empty: nothing is measured for Prometheus and no such port is opened.
    /// </summary>
    public string MetricsUrl { get; init; } = "";

    /// <summary>
    /// Where a collector takes measurements and spans, by the standard variable of OpenTelemetry; empty: nothing is sent.
    /// </summary>
    [ConfigurationKeyName(OtlpEndpointVariable)]
    public string OtlpEndpoint { get; init; } = "";

    public bool AsksProvider => OidcAuthority.Length > 0;

    public bool MeasuresForPrometheus => MetricsUrl.Length > 0;

    public bool SendsMeasures => OtlpEndpoint.Length > 0;

    /// <summary>All addresses to listen on; that of the measurements comes last.</summary>
    internal string AllUrls => MeasuresForPrometheus ? $"{Urls};{MetricsUrl}" : Urls;

    /// <summary>Without any setting: some are secrets, and what is written down by mistake tells none.</summary>
    public override string ToString() => nameof(ServiceOptions);

    /// <summary>What is wrong with the settings, one sentence each; empty when the service can run with them.</summary>
    public IEnumerable<string> Complaints()
    {
        if (MaxUploadMiB is < 1 or > 1024)
            yield return "MaxUploadMiB: 1–1024";
        if (RequestsPerUnit is < 1 or > 1000)
            yield return "RequestsPerUnit: 1–1000";
        if (SignInHours is < 1 or > 720)
            yield return "SignInHours: 1–720";
        foreach (var complaint in ProviderSetting.Complaints(this))
            yield return complaint;
        if (IdempotencyHours is < 1 or > 720)
            yield return "IdempotencyHours: 1–720";
        if (JobHours is < 1 or > 8760)
            yield return "JobHours: 1–8760";
        if (DeliveryDays is < 1 or > MostDays)
            yield return $"DeliveryDays: 1–{MostDays}";
        if (BatchDays is < 0 or > MostDays)
            yield return $"BatchDays: 0–{MostDays}";
        if (AuditDays is not 0 and (< LeastAuditDays or > MostDays))
            yield return $"AuditDays: 0, {LeastAuditDays}–{MostDays}";
        if (Documents.Length > 0 && Postgres.Length == 0)
            yield return "Documents: + Postgres";
        // Somebody may have put a password into it: it is not repeated.
        if (Documents.Length > 0 && S3Place.Read(Documents) is null && !Path.IsPathFullyQualified(Documents))
            yield return "Documents: /…, s3://bucket/prefix";
        if (S3Endpoint.Length > 0 && S3Place.Read(Documents) is null)
            yield return "S3Endpoint: + Documents=s3://bucket/prefix";
        if (S3Endpoint.Contains(';', StringComparison.Ordinal) || OriginSetting.ComplaintAbout(S3Endpoint, "https", "http") is not null)
            yield return "S3Endpoint: https://…, http://…";
        if (OriginSetting.ComplaintAbout(WebhookOrigins, "https") is { } wrong)
            yield return $"WebhookOrigins: https://…; '{wrong}'";
        if (OriginSetting.ComplaintAbout(WebhookPrivateOrigins, "https", "http") is { } wrongInside)
            yield return $"WebhookPrivateOrigins: https://…, http://…; '{wrongInside}'";
        if (MeasuresForPrometheus && !MetricsAddress.IsUsable(MetricsUrl, Urls))
            yield return $"MetricsUrl: http://…:9464 ≠ Urls; '{MetricsUrl}'";
        if (SendsMeasures && !(Uri.TryCreate(OtlpEndpoint, UriKind.Absolute, out var collector) && collector.Scheme is ("http" or "https")))
            yield return $"{OtlpEndpointVariable}: http://…:4317; '{OtlpEndpoint}'";
    }
}
