using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ReportForge.Data;
using ReportForge.Findings;

namespace ReportForge.Reports.Contracts;

/// <summary>
/// Says findings about data in the words of the form: a clerk knows “Tổng số hồ sơ tiếp nhận”, not the key under which it is
/// stored. Programs still find the key in the path of the place.
/// </summary>
public static partial class FieldNames
{
    private const int LongestLabel = 60;

    private static readonly ConditionalWeakTable<ContractField, Dictionary<string, string>> Labels = [];

    /// <summary>The findings with places and texts in words, as far as the contract has words for them.</summary>
    public static ImmutableArray<Finding> InWords(ContractField contract, Value data, ImmutableArray<Finding> findings) =>
        findings.IsEmpty ? findings : [.. findings.Select(finding => InWords(contract, data, finding))];

    /// <summary>A path in the words of the form; the path itself where the contract has none.</summary>
    public static string NameOf(ContractField contract, string path) => PlaceInWords(contract, Value.Null, path)?.Vi ?? path;

    /// <summary>
    /// The label of a member of something that a template goes through, such as <c>level.resolved_late</c>; null where no field has
    /// its name.
    /// </summary>
    public static string? NameOfMember(ContractField contract, string path) =>
        Labels.GetValue(contract, LabelsOf).GetValueOrDefault(path[(path.LastIndexOf('.') + 1)..]);

    private static Finding InWords(ContractField contract, Value data, Finding finding) => finding with
    {
        Place = PlaceInWords(contract, data, finding.Place),
        Message = TextInWords(contract, data, finding, finding.Message),
        Found = finding.Found is { } found ? TextInWords(contract, data, finding, found) : null,
        Expected = finding.Expected is { } expected ? TextInWords(contract, data, finding, expected) : null,
        Hint = finding.Hint is { } hint ? TextInWords(contract, data, finding, hint) : null,
    };

    // Who writes JSON has to know the key that is missing in it: what stands there in quotes stays.
    private static Wording TextInWords(ContractField contract, Value data, Finding finding, Wording text) => text with
    {
        Vi = Key().Replace(Citation().Replace(text.Vi, key => CitedAs(data, key)), key =>
        {
            var isTyped = text.Vi.AsSpan(0, key.Index).EndsWith("reportforge ", StringComparison.Ordinal);
            var isQuotedJson = finding.Place.Line > 0 && key.Value.StartsWith('\'');
            return !isTyped && !isQuotedJson && LabelOf(contract, key.Groups["key"].Value) is { } label ? $"“{label}”" : key.Value;
        }),
    };

    // A text that is quoted before it is written out calls the documents it cites by their keys.
    private static string CitedAs(Value data, Match key) =>
        data.TryGetMember("references", out var references) && references.TryGetMember(key.Groups["key"].Value, out var reference)
            && NameOf(reference) is { Length: > 0 } name ? name : key.Value;

    private static Place PlaceInWords(ContractField contract, Value data, Place place) => place switch
    {
        { Location: null, Path: { } path } when RenderedParagraph().Match(path) is { Success: true } paragraph =>
            place with { Line = 0, Column = 0, Quote = null, Location = InDocument(paragraph.Groups["index"].Value) },
        { Location: null, Path: { } path } => place with { Location = PlaceInWords(contract, data, path) },
        _ => place,
    };

    private static Wording InDocument(string index)
    {
        var number = int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture) + 1;
        return new($"báo cáo, đoạn {number}", $"report, paragraph {number}");
    }

    /// <summary>The labels of a field and of what it stands in: “Nơi nhận, mục 1: Tên”; null where the contract has none.</summary>
    private static Wording? PlaceInWords(ContractField contract, Value data, string path)
    {
        var (field, value, labels) = ((ContractField?)contract, data, new List<string>());
        foreach (var name in path.Split('.'))
        {
            var bracket = name.IndexOf('[', StringComparison.Ordinal);
            var key = bracket < 0 ? name : name[..bracket];
            var listed = field?.Field(key);
            field = listed ?? field?.Others;
            if (listed is not null && Short(listed.Title) is not { })
                return null;
            value = value.TryGetMember(key, out var member) ? member : Value.Null;
            var label = listed is null ? NameOf(value) : Short(listed.Title);
            if (bracket >= 0
                && int.TryParse(name[(bracket + 1)..].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            {
                label += string.Create(CultureInfo.InvariantCulture, $", mục {index + 1}");
                field = field?.Items;
                value = value.AsArray() is { } list && index < list.Count ? list[index] : Value.Null;
            }

            if (!string.IsNullOrEmpty(label))
                labels.Add(label);
        }

        return labels.Count == 0 ? null : Wording.Same(string.Join(": ", labels));
    }

    // What stands under a free key is named by what it says of itself: a document by its number, else by its subject.
    private static string NameOf(Value value)
    {
        string Text(string name) => value.TryGetMember(name, out var member) && !member.IsNull ? member.ToString() : "";
        var number = Text("number").Length > 0 ? $"{Text("kind")} số {Text("number")}/{Text("symbol")}" : Text("kind");
        return (Text("number").Length > 0 ? number : Text("title").Length > 0 ? Text("title") : number).Trim();
    }

    private static string? LabelOf(ContractField contract, string key) => key.Contains('.', StringComparison.Ordinal)
        ? Short(contract.At(key)?.Title) ?? LabelOf(contract, key[..key.LastIndexOf('.')])
        : Labels.GetValue(contract, LabelsOf).GetValueOrDefault(key);

    // A key without a path is that of the first field of this name.
    private static Dictionary<string, string> LabelsOf(ContractField contract)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(contract, labels, depth: 0);
        return labels;
    }

    private static void Collect(ContractField owner, Dictionary<string, string> labels, int depth)
    {
        const int deepest = 5;
        if (depth > deepest)
            return;
        foreach (var (name, field) in owner.Fields)
        {
            if (Short(field.Title) is { Length: > 0 } label)
                labels.TryAdd(name, label);
        }

        foreach (var inner in owner.Fields.Select(field => field.Value).SelectMany(field => new[] { field, field.Items, field.Others })
            .OfType<ContractField>())
            Collect(inner, labels, depth + 1);
    }

    /// <summary>The part of a title that names the field, without what explains it.</summary>
    internal static string? Short(string? title)
    {
        var end = title?.IndexOfAny([';', '(', ':']) ?? -1;
        var comma = title?.IndexOf(',', StringComparison.Ordinal) ?? -1;
        // “Đang giải quyết, trong hạn” has a neighbour “Đang giải quyết, quá hạn”: a word or two are part of the name.
        if (comma > 0
            && (end < 0 || comma < end)
            && title?[(comma + 1)..(end > 0 ? end : title.Length)].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > 2)
            end = comma;
        var plain = (end > 0 ? title?[..end] : title)?.Trim();
        return plain is { Length: > LongestLabel } ? plain[..LongestLabel].TrimEnd() + "…" : plain;
    }

    // A path with dots, a name with an underscore, or a word without any Vietnamese letter that may be a name; quotes go with it.
    [GeneratedRegex(
        @"(?<![\w./])'?(?<key>[a-z][a-z0-9_]*(?:\[\d*\])?(?:\.[a-z][a-z0-9_]*(?:\[\d*\])?)+|[a-z][a-z0-9]*(?:_[a-z0-9]+)+"
            + @"|[a-z]{5,})'?(?![\w/])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Key();

    // As narratives cite: {province_plan}.
    [GeneratedRegex(@"\{(?<key>[a-z][a-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Citation();

    // The text of the finished document, as rules read it.
    [GeneratedRegex(@"^rendered\.paragraphs\[(?<index>[0-9]{1,6})\]", RegexOptions.CultureInvariant)]
    private static partial Regex RenderedParagraph();
}
