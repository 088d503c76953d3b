using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ReportForge.Data;
using ReportForge.Scripting.Diagnostics;

namespace ReportForge.Scripting.Functions;

/// <summary>Cultures as arguments.</summary>
internal static class Cultures
{
    private const int MaxCultureName = 30;

    /// <summary>The culture of a name, of the render when there is none; false after a finding.</summary>
    public static bool TryGet(CallContext call, Value name, [NotNullWhen(true)] out CultureInfo? culture)
    {
        culture = call.Render.Culture;
        if (name.IsNull)
            return true;
        var text = call.Text(name);
        culture = Find(text);
        if (culture is not null)
            return true;
        call.Render.Report(RuntimeFindings.UnknownCulture(call.Place, Quoted(text)));
        return false;
    }

    /// <summary>The culture of a name, or null.</summary>
    public static CultureInfo? Find(string name)
    {
        if (name.Length == 0)
            return CultureInfo.InvariantCulture;
        try
        {
            // .NET takes some names for cultures that it fails to use: with blanks around them, or private ones such as x-abc.
            return IsCultureName(name) ? CultureInfo.GetCultureInfo(name, predefinedOnly: true) : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A name as a finding quotes it: no culture has a longer one than fits.</summary>
    public static string Quoted(string name) => name.Length <= MaxCultureName ? name : name[..MaxCultureName] + "…";

    private static bool IsCultureName(string text) => text.Length <= MaxCultureName && text.Split('-').All(IsSubtag);

    // A single letter would announce an extension or a private name (RFC 5646 §2.2.6).
    private static bool IsSubtag(string subtag) => subtag.Length > 1 && subtag.All(char.IsAsciiLetterOrDigit);
}
