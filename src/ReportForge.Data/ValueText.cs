using System.Globalization;
using System.Text;

namespace ReportForge.Data;

/// <summary>How data is shown: <c>[1, "a"]</c>, <c>{x: 1}</c>; strings are quoted only inside of something.</summary>
internal static class ValueText
{
    private const int MaxDepth = 64;

    public static string Of(Value value, CultureInfo culture)
    {
        if (value.Raw is string text)
            return text;
        var written = new StringBuilder();
        Write(written, value, culture, 0);
        return written.ToString();
    }

    private static void Write(StringBuilder written, Value value, CultureInfo culture, int depth)
    {
        switch (value.Raw)
        {
            case null when depth > 0:
                written.Append("null");
                break;
            case bool truth:
                written.Append(truth ? "true" : "false");
                break;
            case string text:
                written.Append('"')
                    .Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))
                    .Append('"');
                break;
            case DataArray array when depth < MaxDepth:
                WriteItems(written, array, culture, depth);
                break;
            case DataObject members when depth < MaxDepth:
                WriteMembers(written, members, culture, depth);
                break;
            case DataArray or DataObject:
                break;
            case IFormattable formattable:
                written.Append(formattable.ToString(null, culture));
                break;
            default:
                written.Append(value.Raw);
                break;
        }
    }

    private static void WriteItems(StringBuilder written, DataArray array, CultureInfo culture, int depth)
    {
        written.Append('[');
        for (var index = 0; index < array.Count; index++)
        {
            written.Append(index == 0 ? "" : ", ");
            Write(written, array[index], culture, depth + 1);
        }

        written.Append(']');
    }

    private static void WriteMembers(StringBuilder written, DataObject members, CultureInfo culture, int depth)
    {
        var separator = "{";
        foreach (var (name, value) in members.Members)
        {
            written.Append(separator).Append(name).Append(": ");
            Write(written, value, culture, depth + 1);
            separator = ", ";
        }

        written.Append(separator == "{" ? "{}" : "}");
    }
}
