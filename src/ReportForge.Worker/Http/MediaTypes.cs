namespace ReportForge.Worker.Http;

internal static class MediaTypes
{
    public const string Json = "application/json";

    public const string Problem = "application/problem+json";

    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public const string Schema = "application/schema+json";

    public const string Png = "image/png";

    public const string Csv = "text/csv";

    public const string Pdf = "application/pdf";

    public const string Zip = "application/zip";
}
