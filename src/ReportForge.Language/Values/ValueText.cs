using System.Globalization;
using System.Numerics;
using System.Text;
using ReportForge.Language.Analysis;
using ReportForge.Language.Builtins;
using ReportForge.Language.Functions;

namespace ReportForge.Language.Values;

/// <summary>How values are printed: <c>[1, "a"]</c>, <c>{x: 1}</c>; strings are quoted only inside of something.</summary>
internal sealed class ValueText
{
    private const int DepthWithoutRender = 64;

    private readonly StringBuilder _text = new();
    private readonly CultureInfo _culture;
    private readonly RenderContext? _context;
    private readonly string _dateFormat;

    private ValueText(CultureInfo culture, RenderContext? context)
    {
        _culture = culture;
        _context = context;
        _dateFormat = context?.DateFormat ?? DateText.DefaultFormat;
    }

    /// <summary>The text of a value outside of any render.</summary>
    public static string Of(Value value, CultureInfo culture) => Of(value, culture, null);

    /// <summary>The text of a value in a render, which pays for it.</summary>
    public static string Of(Value value, CultureInfo culture, RenderContext? context)
    {
        if (Scalar(value, culture) is { } text)
            return text;
        var writer = new ValueText(culture, context);
        writer.Write(value, 0);
        return writer._text.ToString();
    }

    /// <summary>The text of what is no collection and no date; null for those.</summary>
    private static string? Scalar(Value value, CultureInfo culture) => value.Kind switch
    {
        ValueKind.Null => "",
        ValueKind.Boolean => value.Truthy ? "true" : "false",
        ValueKind.Integer => value.Bits.ToString(culture),
        ValueKind.Double when value.IsSingle => ((float)BitConverter.Int64BitsToDouble(value.Bits)).ToString(culture),
        ValueKind.Double => BitConverter.Int64BitsToDouble(value.Bits).ToString(culture),
        ValueKind.Decimal => value.Unbox<decimal>().ToString(culture),
        ValueKind.BigInteger => value.Unbox<BigInteger>().ToString(culture),
        ValueKind.String => (string?)value.Reference,
        ValueKind.TimeSpan => new TimeSpan(value.Bits).ToString("c", culture),
        ValueKind.Function => "<function>",
        ValueKind.Host => value.Reference?.ToString() ?? "",
        _ => null,
    };

    private void Write(Value value, int depth)
    {
        _context?.Budget.Step();
        switch (value.Reference)
        {
            case DataArray array:
                WriteItems(array, depth);
                break;
            case DataObject members:
                WriteMembers(members, depth);
                break;
            case ValueRange range:
                WriteRange(range, depth);
                break;
            case string text when depth > 0:
                Append(StringCode.Literal(text));
                break;
            case FunctionValue:
                Append("<function>");
                break;
            default:
                Append(value.Kind == ValueKind.Date ? DateText.Format(value, _dateFormat, _culture)
                    : value.IsNull && depth > 0 ? "null"
                    : Scalar(value, _culture) ?? "");
                break;
        }
    }

    private void WriteItems(DataArray array, int depth)
    {
        if (!Deeper(depth))
            return;
        Append("[");
        var items = (_context?.Look(array) ?? array).Items;
        for (var index = 0; index < items.Length; index++)
        {
            Append(index == 0 ? "" : ", ");
            Write(items[index], depth + 1);
        }

        Append("]");
    }

    private void WriteMembers(DataObject members, int depth)
    {
        if (!Deeper(depth))
            return;
        members = _context?.Look(members) ?? members;
        Append("{");
        for (var index = 0; index < members.Count; index++)
        {
            Append(index == 0 ? "" : ", ");
            Append(members.NameAt(index));
            Append(": ");
            Write(members.ValueAt(index), depth + 1);
        }

        Append("}");
    }

    private void WriteRange(ValueRange range, int depth)
    {
        if (!Deeper(depth))
            return;
        Append("[");
        for (var index = BigInteger.Zero; index < range.Count; index++)
        {
            if (_context is null && index > short.MaxValue)
                break;
            Append(index.IsZero ? "" : ", ");
            Write(range.At(index), depth + 1);
        }

        Append("]");
    }

    private bool Deeper(int depth)
    {
        _context?.Budget.CheckDepth(depth + 1);
        return _context is not null || depth < DepthWithoutRender;
    }

    private void Append(string text)
    {
        _context?.Budget.Build(2L * text.Length);
        _text.Append(text);
    }
}
