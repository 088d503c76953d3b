using System.Security.Cryptography;
using System.Text;
using ReportForge.Data;

namespace ReportForge.Reports.Drafting;

/// <summary>
/// Tells one report from another: its kind, unit and period. A hash, so that a document can carry it without telling
/// anything; the same from a workbook and from JSON, whatever the order of fields.
/// </summary>
public static class ReportIdentity
{
    public static string Of(Value data)
    {
        var text = new StringBuilder();
        Append(text, data.Member("kind"));
        var unit = data.Member("unit");
        Append(text, unit.Member("code").IsNull ? unit.Member("name") : unit.Member("code"));
        if (data.Member("period").AsObject() is { } period)
        {
            foreach (var (name, value) in period.Members.Where(member => !member.Value.IsNull).OrderBy(
                member => member.Key,
                StringComparer.Ordinal))
                Append(text.Append(name).Append('='), value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, Value value) => text.Append(value.IsNull ? "" : value.ToString()).Append('\n');

    private static Value Member(this Value value, string name) => value.TryGetMember(name, out var member) ? member : Value.Null;
}
