using System.Text.Json.Nodes;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Tests.Printing;

/// <summary>The least data that the contract of a kind asks for, and one field set in it with what that field needs beside it.</summary>
internal sealed class LeastData(ReportKind kind)
{
    /// <summary>A document that can be cited.</summary>
    public const string Document = "other";

    public const string DocumentSubject = "nội dung của văn bản được viện dẫn";

    // A choice and the text that it is about ask for each other.
    private readonly HashSet<string> fulfilled = new(StringComparer.Ordinal);

    private readonly JsonObject root = LeastObject(kind.Contract, kind);

    public byte[] Utf8 => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(root);

    /// <summary>Sets a field; objects, elements and required siblings on the way to it come to be, and what it is printed with.</summary>
    public LeastData With(string path, JsonNode? value)
    {
        MakeRoom(path);
        var (parent, name) = ParentOf(path);
        if (parent is JsonArray list)
            list.Add(value);
        else
            parent.AsObject()[name] = value;
        return this;
    }

    /// <summary>Everything around the field, without the field.</summary>
    public LeastData WithRoomFor(string path)
    {
        MakeRoom(path);
        ParentOf(path);
        return this;
    }

    private void MakeRoom(string path)
    {
        if (path.StartsWith("citations.", StringComparison.Ordinal))
            root["references"] = new JsonObject { [Document] = new JsonObject { ["kind"] = "Quyết định", ["subject"] = DocumentSubject } };
        if (path.StartsWith("references.", StringComparison.Ordinal))
            Cite();
        foreach (var around in Around(path))
        {
            if (kind.Contract.At(around) is { PrintedWith: [var first, ..] })
                Fulfil(first.StartsWith('.') ? around[..around.LastIndexOf('.')] + first : first);
        }
    }

    /// <summary>The field and what it stands in: <c>a</c>, <c>a.b</c>, <c>a.b[0]</c>.</summary>
    private static IEnumerable<string> Around(string path) => Enumerable.Range(1, path.Length)
        .Where(length => length == path.Length || path[length] is '.' or '[')
        .Select(length => path[..length]);

    private void Cite()
    {
        var citations = root["citations"] ??= new JsonObject();
        citations[kind.PrintedCitations.ShouldNotBeNull().Order(StringComparer.Ordinal).First()] = new JsonArray(Document);
    }

    private void Fulfil(string condition)
    {
        if (!fulfilled.Add(condition))
            return;
        if (condition.StartsWith('{'))
            With("direction_tasks[0].text", $"Thực hiện {condition}.");
        var parts = condition.Replace("[]", "[0]", StringComparison.Ordinal).Split('=', 2);
        if (parts.Length == 2)
            With(parts[0], parts[1] is "true" ? true : parts[1]);
        else if (!condition.StartsWith('{') && IsBlank(parts[0]))
            With(parts[0], Least(kind.Contract.At(parts[0]).ShouldNotBeNull(parts[0]), kind, isFilled: true));
    }

    private bool IsBlank(string path)
    {
        JsonNode? node = root;
        foreach (var step in Steps(path))
            node = node is JsonArray list ? list.FirstOrDefault() : (node as JsonObject)?[step];
        return node is null or JsonArray { Count: 0 } or JsonObject { Count: 0 };
    }

    private (JsonNode Parent, string Name) ParentOf(string path)
    {
        var steps = Steps(path);
        JsonNode node = root;
        var field = kind.Contract;
        for (var at = 0; at < steps.Length - 1; at++)
        {
            field = (steps[at] == "0" && field.Items is { } items ? items : field.Field(steps[at]) ?? field.Others).ShouldNotBeNull(path);
            node = Inner(node, steps[at], field);
        }

        return (node, steps[^1]);
    }

    private JsonNode Inner(JsonNode node, string step, ContractField field)
    {
        if (node is JsonArray list)
        {
            if (list.Count == 0)
                list.Add(Least(field, kind, isFilled: true).ShouldNotBeNull());
            return list[0].ShouldNotBeNull();
        }

        return node.AsObject()[step] ?? Put(node.AsObject(), step, field.Allows(FieldTypes.List) ? new JsonArray() : Least(field, kind, isFilled: true).ShouldNotBeNull());
    }

    private static JsonNode Put(JsonObject members, string name, JsonNode value)
    {
        members[name] = value;
        return value;
    }

    private static string[] Steps(string path) => path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');

    /// <summary>A value that the contract takes, with nothing in it that it does not ask for.</summary>
    private static JsonNode? Least(ContractField field, ReportKind kind, bool isFilled = false)
    {
        if (field.Allows(FieldTypes.Null) && !isFilled)
            return null;
        if (field.Allows(FieldTypes.Object) && field.Types != FieldTypes.Any)
            return LeastObject(field, kind);
        if (field.Options.FirstOrDefault(option => !option.IsNull) is { IsNull: false } option)
            return option.AsBoolean() is { } flag ? flag : option.ToString();
        if (field.Allows(FieldTypes.List))
            return new JsonArray([.. Enumerable.Repeat(0, isFilled ? 1 : field.MinItems ?? 0).Select(_ => Least(field.Items.ShouldNotBeNull(), kind, isFilled: true))]);
        if (field.IsDate)
            return "2024-11-06";
        if (field.Allows(FieldTypes.Text))
            return field.Example ?? "nội dung";
        return field.Allows(FieldTypes.Boolean) ? true : JsonNode.Parse(field.Example ?? "1");
    }

    private static JsonObject LeastObject(ContractField field, ReportKind kind)
    {
        var members = new JsonObject();
        foreach (var name in field.Required)
            members[name] = field.Field(name) is { } inner ? Least(inner, kind) : null;
        if (ReferenceEquals(field, kind.Contract.Field("period")))
            Period(members, kind);
        return members;
    }

    private static void Period(JsonObject members, ReportKind kind)
    {
        members["type"] = kind.PeriodTypes[0];
        members["year"] = 2024;
        if (kind.PeriodTypes[0] is "month" or "quarter" or "half")
            members[kind.PeriodTypes[0]] = 1;
        if (kind.PeriodTypes[0] is "range")
            members["from_year"] = 2020;
    }
}
