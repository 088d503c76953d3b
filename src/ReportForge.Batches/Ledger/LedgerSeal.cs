using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReportForge.Batches.Ledger;

/// <summary>
/// Ties the values of a row together: a row of which a byte has changed on the disk is known, and nothing is made or listed from
/// it. Who changes a row on purpose can change its seal as well.
/// </summary>
internal static class LedgerSeal
{
    private const int Bytes = 16;
    private const char Between = '\u001f';

    public static string Of(object[] values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
            text.Append(CultureInfo.InvariantCulture, $"{value}{Between}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, Bytes));
    }
}
