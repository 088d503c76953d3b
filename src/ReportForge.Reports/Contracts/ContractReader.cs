using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using ReportForge.Data;
using ReportForge.Data.Json;
using ReportForge.Findings;
using ReportForge.Reports.KindFolders;

namespace ReportForge.Reports.Contracts;

/// <summary>
/// Compiles a JSON Schema into a <see cref="ContractField"/>. The subset is what contracts need; a keyword outside it is a
/// finding, for a check that is silently skipped is worse than none. References lead to <c>$defs</c> and to other files.
/// </summary>
internal sealed class ContractReader(KindFiles files, List<Finding> findings)
{
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions JsonOptions = new()
    {
        MaxDepth = 64,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(
        "$schema", "$id", "$defs", "$ref", "$comment", "title", "description", "examples", "default", "readOnly", "printed", "printedWith",
        "refersTo", "keysOf", "keysOptional", "type", "properties", "required",
        "additionalProperties", "items", "enum", "const", "pattern", "format", "minimum", "maximum", "minItems", "maxItems",
        "minLength", "maxLength");

    private static readonly FrozenDictionary<string, FieldTypes> TypeNames = new Dictionary<string, FieldTypes>
    {
        ["null"] = FieldTypes.Null,
        ["boolean"] = FieldTypes.Boolean,
        ["integer"] = FieldTypes.Integer,
        ["number"] = FieldTypes.Integer | FieldTypes.Number,
        ["string"] = FieldTypes.Text,
        ["array"] = FieldTypes.List,
        ["object"] = FieldTypes.Object,
    }.ToFrozenDictionary();

    private readonly Dictionary<string, JsonElement> roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContractField> compiled = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);

    /// <summary>The compiled contract, or null when its file cannot be read.</summary>
    public ContractField? Read(string path, Place namedAt) =>
        Root(path, namedAt) is { } root ? Compile(root, path, "", 0) : null;

    private JsonElement? Root(string path, Place namedAt)
    {
        var name = files.NameOf(path);
        if (roots.TryGetValue(name, out var known))
            return known;
        if (files.Read(path, namedAt, findings) is not { } bytes)
            return null;
        try
        {
            using var document = JsonDocument.Parse(JsonBytes.WithoutMark(bytes), JsonOptions);
            return roots[name] = document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            findings.Add(ContractFindings.BrokenSchema(Place.At(
                name, (int)(exception.LineNumber ?? 0) + 1, (int)(exception.BytePositionInLine ?? 0) + 1)));
            return null;
        }
    }

    private ContractField Compile(JsonElement schema, string path, string pointer, int depth)
    {
        var place = Place.InData(pointer.Length == 0 ? "/" : pointer, files.NameOf(path));
        if (schema.ValueKind == JsonValueKind.True)
            return new ContractField();
        if (schema.ValueKind != JsonValueKind.Object || depth > MaxDepth)
        {
            findings.Add(ContractFindings.UnusableSchema(place));
            return new ContractField();
        }

        ReportUnknownKeywords(schema, place);
        var field = schema.TryGetProperty("$ref", out var reference)
            ? Referenced(reference, path, place, depth)
            : Own(schema, path, pointer, depth, place);
        return Retitled(field, schema);
    }

    private void ReportUnknownKeywords(JsonElement schema, Place place)
    {
        foreach (var member in schema.EnumerateObject().Where(member => !Keywords.Contains(member.Name)))
            findings.Add(ContractFindings.UnknownKeyword(place, member.Name, NameSuggester.Nearest(member.Name, Keywords)));
    }

    /// <summary>Title, description and example beside a reference are those of this use.</summary>
    private static ContractField Retitled(ContractField field, JsonElement schema) => Printed(schema, field with
    {
        Title = Text(schema, "title") ?? field.Title,
        Description = Text(schema, "description") ?? field.Description,
        Example = ExampleOf(schema) ?? field.Example,
        Default = schema.TryGetProperty("default", out var start) ? ValueOf(start) : field.Default,
        IsMadeByProgram = field.IsMadeByProgram
            || (schema.TryGetProperty("readOnly", out var made) && made.ValueKind == JsonValueKind.True),
        RefersTo = Text(schema, "refersTo") ?? field.RefersTo,
        KeysOf = Text(schema, "keysOf") ?? field.KeysOf,
        HasOptionalKeys = field.HasOptionalKeys
            || (schema.TryGetProperty("keysOptional", out var optional) && optional.ValueKind == JsonValueKind.True),
        PrintedWith = schema.TryGetProperty("printedWith", out _)
            ? [.. Elements(schema, "printedWith").Select(path => path.GetString()).OfType<string>()]
            : field.PrintedWith,
    });

    private static ContractField Printed(JsonElement schema, ContractField field) =>
        schema.TryGetProperty("printed", out var printed) && printed.ValueKind == JsonValueKind.False ? Unprinted(field) : field;

    /// <summary>What stands in a field that is not printed is not printed either.</summary>
    private static ContractField Unprinted(ContractField field)
    {
        ImmutableArray<KeyValuePair<string, ContractField>> fields =
            [.. field.Fields.Select(member => KeyValuePair.Create(member.Key, Unprinted(member.Value)))];
        return field with
        {
            IsPrinted = false,
            Fields = fields,
            ByName = fields.ToFrozenDictionary(StringComparer.Ordinal),
            Items = field.Items is { } items ? Unprinted(items) : null,
            Others = field.Others is { } others ? Unprinted(others) : null,
        };
    }

    private ContractField Referenced(JsonElement reference, string path, Place place, int depth)
    {
        var parts = (reference.GetString() ?? "").Split('#', 2);
        var targetPath = parts[0].Length == 0 ? path : KindFiles.Beside(path, parts[0]);
        var pointer = parts.Length == 2 ? parts[1] : "";
        var key = $"{files.NameOf(targetPath)}#{pointer}";
        if (compiled.TryGetValue(key, out var known))
            return known;
        if (!open.Add(key))
        {
            findings.Add(ContractFindings.CircularReference(place, reference.GetString() ?? ""));
            return new ContractField();
        }

        var field = Root(targetPath, place) is { } root && Resolve(root, pointer) is { } target
            ? Compile(target, targetPath, pointer, depth + 1)
            : MissingTarget(place, reference.GetString() ?? "");
        open.Remove(key);
        return compiled[key] = field;
    }

    private ContractField MissingTarget(Place place, string reference)
    {
        findings.Add(ContractFindings.MissingReference(place, reference));
        return new ContractField();
    }

    private static JsonElement? Resolve(JsonElement root, string pointer)
    {
        var current = root;
        foreach (var name in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(name, out current))
                return null;
        }

        return current;
    }

    private ContractField Own(JsonElement schema, string path, string pointer, int depth, Place place)
    {
        var fields = FieldsOf(schema, path, pointer, depth);
        return new ContractField
        {
            Types = TypesOf(schema, place),
            Fields = fields,
            ByName = fields.ToFrozenDictionary(StringComparer.Ordinal),
            Required = [.. Elements(schema, "required").Select(name => name.GetString()).OfType<string>()],
            AllowsOthers = !schema.TryGetProperty("additionalProperties", out var others) || others.ValueKind != JsonValueKind.False,
            Others = others.ValueKind == JsonValueKind.Object ? Compile(others, path, pointer + "/additionalProperties", depth + 1) : null,
            Items = schema.TryGetProperty("items", out var items) ? Compile(items, path, pointer + "/items", depth + 1) : null,
            Options = [.. Elements(schema, "enum").Concat(Constant(schema)).Select(ValueOf)],
            Pattern = PatternOf(schema, place),
            IsDate = IsDateOf(schema, place),
            Minimum = Number(schema, "minimum"),
            Maximum = Number(schema, "maximum"),
            MinItems = (int?)Number(schema, "minItems"),
            MaxItems = (int?)Number(schema, "maxItems"),
            MinLength = (int?)Number(schema, "minLength"),
            MaxLength = (int?)Number(schema, "maxLength"),
        };
    }

    private ImmutableArray<KeyValuePair<string, ContractField>> FieldsOf(JsonElement schema, string path, string pointer, int depth)
    {
        if (!schema.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
            return [];
        return
        [
            .. properties.EnumerateObject().Select(property => KeyValuePair.Create(
                property.Name, Compile(property.Value, path, $"{pointer}/properties/{property.Name}", depth + 1))),
        ];
    }

    private FieldTypes TypesOf(JsonElement schema, Place place)
    {
        if (!schema.TryGetProperty("type", out var type))
            return FieldTypes.Any;
        var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().ToArray() : [type];
        var types = FieldTypes.None;
        foreach (var name in names)
        {
            if (name.ValueKind == JsonValueKind.String && TypeNames.TryGetValue(name.GetString() ?? "", out var known))
                types |= known;
            else
                findings.Add(ContractFindings.UnknownType(place, name.ToString()));
        }

        return types == FieldTypes.None ? FieldTypes.Any : types;
    }

    private ContractPattern? PatternOf(JsonElement schema, Place place)
    {
        if (Text(schema, "pattern") is not { } pattern)
            return null;
        try
        {
            return new ContractPattern(pattern);
        }
        catch (ArgumentException)
        {
            findings.Add(ContractFindings.BadPattern(place, pattern));
            return null;
        }
    }

    private bool IsDateOf(JsonElement schema, Place place)
    {
        var format = Text(schema, "format");
        if (format is not (null or "date"))
            findings.Add(ContractFindings.UnknownFormat(place, format));
        return format == "date";
    }

    private static JsonElement.ArrayEnumerator Elements(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static IEnumerable<JsonElement> Constant(JsonElement schema) =>
        schema.TryGetProperty("const", out var value) ? [value] : [];

    private static Value ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Value.From(element.GetString()),
        JsonValueKind.True => Value.True,
        JsonValueKind.False => Value.False,
        JsonValueKind.Number when element.TryGetInt64(out var whole) => Value.From(whole),
        JsonValueKind.Number when element.TryGetDecimal(out var number) => Value.From(number),
        JsonValueKind.Array => Value.From(new DataArray(element.EnumerateArray().Select(ValueOf))),
        JsonValueKind.Object => Value.From(element.EnumerateObject()
            .Aggregate(new DataObject(), (members, member) => members.With(member.Name, ValueOf(member.Value)))),
        _ => Value.Null,
    };

    private static string? Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static decimal? Number(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? number
            : null;

    private static string? ExampleOf(JsonElement schema)
    {
        var first = Elements(schema, "examples").FirstOrDefault();
        return first.ValueKind == JsonValueKind.Undefined ? null : first.ToString();
    }
}
