namespace ReportForge.Worker.Settings;

/// <summary>The settings that make an identity provider: all of them or none.</summary>
internal static class ProviderSetting
{
    private const int LongestName = 60;

    // None of the sentences has the secret in it.
    public static IEnumerable<string> Complaints(ServiceOptions options)
    {
        var given = new[] { options.OidcAuthority, options.OidcClientId, options.OidcClientSecret }.Count(setting => setting.Length > 0);
        if (given is not (0 or 3))
            yield return "OidcAuthority + OidcClientId + OidcClientSecret";
        if (options.OidcAuthority.Length > 0 && !IsUsable(options.OidcAuthority))
            yield return $"OidcAuthority: https://…; '{options.OidcAuthority}'";
        if (options.OidcName.Trim().Length is 0 or > LongestName)
            yield return $"OidcName: 1–{LongestName}";
        if (options.PublicUrl.Contains(';', StringComparison.Ordinal)
            || OriginSetting.ComplaintAbout(options.PublicUrl, "https", "http") is not null)
            yield return $"PublicUrl: https://…; '{options.PublicUrl}'";
    }

    // What is asked there decides who gets in: it is asked over a protected line, or on this machine.
    private static bool IsUsable(string authority) => Uri.TryCreate(authority, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.Query.Length + address.Fragment.Length + address.UserInfo.Length == 0;
}
