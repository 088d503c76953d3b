using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReportForge.Language.Rendering;
using ReportForge.Language.Values;

namespace ReportForge.Language.Builtins;

/// <summary>The namespace <c>object</c>.</summary>
internal static class ObjectFunctions
{
    public static DataObject Create() => new FunctionTable("object")
        .AddForMissing("default", "value default", (_, a) => a[0].IsNull || a[0].AsString() is "" ? a[1] : a[0])
        .Add("eval", "value", Eval)
        .Add("eval_template", "value", EvalTemplate)
        .Add("format", "value format culture?", (call, a) => Formats.Apply(call, a[0], a[1], a[2]))
        .Add("from_json", "json", FromJson)
        .AddForMissing("has_key", "value key", (call, a) => Value.From(TryMember(call, a, out _)))
        .AddForMissing("has_value", "value key", (call, a) => Value.From(TryMember(call, a, out var value) && !value.IsNull))
        .Add("keys", "value", (call, a) => Listed(call, a[0], keys: true))
        .Add("kind", "value", (_, a) => Value.From(KindOf(a[0])))
        .Add("size", "value", Size)
        .Add("to_json", "value", ToJson)
        .Add("typeof", "value", (_, a) => Value.From(TypeOf(a[0])))
        .Add("values", "value", (call, a) => Listed(call, a[0], keys: false))
        .Members;

    private static Value Eval(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!arguments[0].TryGetString(out var text))
            return arguments[0].Kind == ValueKind.Function ? call.Invoke(arguments[0]) : arguments[0];
        ChargeParsing(call, text);
        var parsed = Parsing.Parser.ParseExpression("object.eval", text, ParseOptions.Default);
        foreach (var finding in parsed.Findings)
            call.Render.Report(finding);
        if (parsed.HasErrors)
            return Value.Fault;
        return call.Render.RunEvaluated(parsed.Expression);
    }

    private static Value EvalTemplate(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (!arguments[0].TryGetString(out var text))
            return arguments[0].Kind == ValueKind.Function ? call.Invoke(arguments[0]) : arguments[0];
        ChargeParsing(call, text);
        var parsed = Template.Parse(TemplateSource.FromText("object.eval_template", text));
        foreach (var finding in parsed.Findings)
            call.Render.Report(finding);
        if (parsed.HasErrors)
            return Value.Fault;
        var outer = call.Render.BeginCapture();
        call.Render.RunIncluded(parsed.Plan, call.NewArray(0), []);
        return call.Render.EndCapture(outer);
    }

    // A plan takes some dozens of bytes for each character of its text.
    private static void ChargeParsing(CallContext call, string text)
    {
        call.ChargeSteps(1 + (text.Length >> 3));
        call.ChargeBytes(64L * text.Length);
    }

    private static bool TryMember(CallContext call, ReadOnlySpan<Value> arguments, out Value value)
    {
        value = default;
        if (arguments[1].IsNull)
            return false;
        var key = call.TextOf(arguments[1]);
        if (arguments[0].TryGetObject(out var members))
            return call.Render.Look(members).TryGet(key, out value);
        return arguments[0].TryGetArray(out var array)
            && call.Render.Look(array).Properties is { } properties && properties.TryGet(key, out value);
    }

    private static Value Listed(CallContext call, Value value, bool keys)
    {
        var result = call.NewArray();
        if (!value.TryGetObject(out var members))
            return Value.From(result);
        members = call.Render.Look(members);
        call.ChargeSteps(members.Count);
        call.ChargeBytes(16L * members.Count);
        for (var index = 0; index < members.Count; index++)
            result.Add(keys ? Value.From(members.NameAt(index)) : members.ValueAt(index));
        return Value.From(result);
    }

    private static Value Size(CallContext call, ReadOnlySpan<Value> arguments) =>
        Value.From(Sequences.TryGet(call.Render, arguments[0], out var items) ? items.Count : 0);

    private static string? TypeOf(Value value) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.Boolean => "boolean",
        ValueKind.Integer or ValueKind.BigInteger or ValueKind.Double or ValueKind.Decimal => "number",
        ValueKind.String => "string",
        ValueKind.Range => "iterator",
        ValueKind.Array => "array",
        _ => "object",
    };

    private static string? KindOf(Value value) => value.Kind switch
    {
        ValueKind.Null => null,
        ValueKind.Boolean => "bool",
        ValueKind.Integer => value.Bits is >= int.MinValue and <= int.MaxValue ? "int" : "long",
        ValueKind.BigInteger => "bigint",
        ValueKind.Double => value.IsSingle ? "float" : "double",
        ValueKind.Decimal => "decimal",
        ValueKind.String => "string",
        ValueKind.Range => "range",
        ValueKind.Array => "array",
        ValueKind.Function => "function",
        _ => "object",
    };

    private static Value FromJson(CallContext call, ReadOnlySpan<Value> arguments)
    {
        if (arguments[0].IsNull)
            return Value.Null;
        var text = call.TextOf(arguments[0]);
        call.ChargeBytes(48L * text.Length);
        call.ChargeSteps(text.Length >> 4);
        var read = JsonData.Read("object.from_json", Encoding.UTF8.GetBytes(text));
        foreach (var finding in read.Findings)
            call.Render.Report(finding);
        return read.HasErrors ? Value.Fault : read.Value;
    }

    private static Value ToJson(CallContext call, ReadOnlySpan<Value> arguments)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 }))
            new JsonPrinter(call, json).Write(arguments[0], 0);
        return call.NewText(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    /// <summary>Writes a value as JSON and pays for it while it grows.</summary>
    private sealed class JsonPrinter(CallContext call, Utf8JsonWriter json)
    {
        private readonly RenderContext _context = call.Render;

        public void Write(Value value, int depth)
        {
            _context.Budget.CheckDepth(depth);
            _context.Budget.Step();
            _context.Budget.Build(24);
            switch (value.Kind)
            {
                case ValueKind.Null or ValueKind.Function or ValueKind.Host:
                    json.WriteNullValue();
                    break;
                case ValueKind.Boolean:
                    json.WriteBooleanValue(value.Truthy);
                    break;
                case ValueKind.Double when !double.IsFinite(value.AsDouble().GetValueOrDefault()):
                    json.WriteNullValue();
                    break;
                case ValueKind.Integer or ValueKind.Double or ValueKind.Decimal or ValueKind.BigInteger:
                    json.WriteRawValue(ValueText.Of(value, System.Globalization.CultureInfo.InvariantCulture), skipInputValidation: true);
                    break;
                case ValueKind.Array or ValueKind.Range:
                    WriteItems(value, depth);
                    break;
                case ValueKind.Object when value.TryGetObject(out var members):
                    WriteMembers(_context.Look(members), depth);
                    break;
                case ValueKind.Date:
                    json.WriteStringValue(DateText.Format(value, "%Y-%m-%dT%H:%M:%S", System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    WriteText(_context.TextOf(value));
                    break;
            }
        }

        private void WriteItems(Value value, int depth)
        {
            json.WriteStartArray();
            if (call.List(value) is { } items)
            {
                foreach (var item in items.Items)
                    Write(item, depth + 1);
            }

            json.WriteEndArray();
        }

        private void WriteMembers(DataObject members, int depth)
        {
            json.WriteStartObject();
            for (var index = 0; index < members.Count; index++)
            {
                _context.Budget.Build(6L * members.NameAt(index).Length);
                json.WritePropertyName(members.NameAt(index));
                Write(members.ValueAt(index), depth + 1);
            }

            json.WriteEndObject();
        }

        private void WriteText(string text)
        {
            _context.Budget.Build(6L * text.Length);
            json.WriteStringValue(text);
        }
    }
}
