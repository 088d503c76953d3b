namespace ReportForge.Worker.Settings;

/// <summary>A bucket, and where in it, as a setting names them: <c>s3://bucket/prefix</c>.</summary>
internal sealed record S3Place(string Bucket, string Prefix)
{
    private const string Scheme = "s3://";

    // AWS, “Bucket naming rules”.
    private const int ShortestBucket = 3;

    /// <returns>Null when it is none.</returns>
    public static S3Place? Read(string setting)
    {
        if (!setting.StartsWith(Scheme, StringComparison.Ordinal) || setting.AsSpan(Scheme.Length).ContainsAny("?#@:\\"))
            return null;
        var parts = setting[Scheme.Length..].Split('/', 2);
        return parts[0].Length < ShortestBucket ? null : new S3Place(parts[0], parts.Length > 1 ? parts[1].Trim('/') : "");
    }
}
