using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Tests.Drafting;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Printing;

/// <summary>
/// Nothing typed is dropped: every field of the contract of every kind is set alone, with the least that the contract needs
/// beside it, and looked for in the document. Only what the contract says is not printed may be missing, and then it must be.
/// </summary>
public sealed class EveryFieldTests
{
    private const string MarkedText = "vết riêng trong văn bản";
    private const string MarkedDay = "2031-07-19";

    /// <summary>Texts for fields that ask for a form.</summary>
    private static readonly string[] Patterned = ["2031-Q3", "2031-07", "54321", "KTRA-X"];

    /// <summary>Every kind with every field of its contract that holds a value.</summary>
    public static TheoryData<string, string> Fields
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var id in Repository.Kinds.Ids)
            {
                var kind = Repository.Kind(id);
                foreach (var path in Paths(kind.Contract, "").SelectMany(path => Sections(kind, path)).Where(path => IsAsked(kind, path)))
                    data.Add(id, path);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_field_set_alone_is_printed_or_said_not_to_be(string id, string path)
    {
        var kind = Repository.Kind(id);
        var field = kind.Contract.At(path).ShouldNotBeNull();
        var without = Document(kind, new LeastData(kind).WithRoomFor(path));
        var marks = Marks(kind, path, field).ToArray();
        var with = marks.Select(mark => Document(kind, new LeastData(kind).With(path, mark.Value))).ToArray();
        var isPrinted = with.Append(without).Select(Body).Distinct(StringComparer.Ordinal).Count() > 1
            && with.Zip(marks).All(made => made.Second.Forms.Length == 0 || made.Second.Forms.Any(form => Contains(made.First, form)));
        isPrinted.ShouldBe(field.IsPrinted);
    }

    /// <summary>Every kind with every number of its contract.</summary>
    public static TheoryData<string, string> Numbers =>
        [.. Fields.Select(row => row.Data).Where(row => Repository.Kind(row.Item1).Contract.At(row.Item2) is { IsDate: false } number && number.Options.IsEmpty
            && (number.Allows(FieldTypes.Integer) || number.Allows(FieldTypes.Number)) && !number.Allows(FieldTypes.Text))];

    /// <summary>A rule may compare what stands in the data; of the text of the report it says only what can be read there.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_rule_says_of_the_text_only_what_the_text_has(string id, string path)
    {
        var kind = Repository.Kind(id);
        foreach (var (value, forms) in Marks(kind, path, kind.Contract.At(path).ShouldNotBeNull()))
        {
            var data = ReportData.Read("least.json", new LeastData(kind).With(path, value).Utf8).Data.ShouldNotBeNull();
            var drafted = ReportDrafting.Draft(kind, data);
            var text = DraftedReport.TextOf(drafted.Document.ShouldNotBeNull());
            drafted.DataFindings.Select(finding => finding.Message.Vi)
                .Where(message => message.Contains("lời văn", StringComparison.OrdinalIgnoreCase) && forms.Any(form => Names(message, form)) && !forms.Any(form => Names(text, form)))
                .ShouldBeEmpty();
        }
    }

    private static bool Names(string text, string number) => Regex.IsMatch(text, $@"(?<![\d.,/]){Regex.Escape(number)}(?![\d/]|[.,]\d)");

    /// <summary>Documents are cited in each section that prints them; what they say is looked for in the first of these.</summary>
    private static IEnumerable<string> Sections(ReportKind kind, string path) => path == "citations.other[0]"
        ? kind.PrintedCitations.ShouldNotBeNull().Order(StringComparer.Ordinal).Select(section => $"citations.{section}[0]")
        : [path];

    /// <summary>The kind itself is no choice, nor is a period of which the kind is not made.</summary>
    private static bool IsAsked(ReportKind kind, string path) => path switch
    {
        "kind" => false,
        "period.type" => kind.PeriodTypes.Length > 1,
        "period.month" or "period.quarter" or "period.half" => kind.PeriodTypes.Contains(path["period.".Length..]),
        "period.from_year" => kind.PeriodTypes.Contains("range"),
        _ => true,
    };

    /// <summary>Values to try, each with the ways in which the document may write it; none where a choice only shapes the document.</summary>
    private static IEnumerable<(JsonNode? Value, string[] Forms)> Marks(ReportKind kind, string path, ContractField field)
    {
        if (path.StartsWith("citations.", StringComparison.Ordinal))
            return [(LeastData.Document, [LeastData.DocumentSubject])];
        if (!field.Options.IsEmpty)
            return field.Options.Where(option => !option.IsNull).Select(option => (option.AsString() is { } text ? text : JsonNode.Parse(option.ToString()), Array.Empty<string>()));
        if (field.IsDate)
        {
            var day = DateOnly.ParseExact(MarkedDay, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            return [(MarkedDay, [DateWriting.Slashed(day), DateWriting.InWords(day), "19 tháng 7 năm 2031"])];
        }

        if (field.Allows(FieldTypes.Text))
            return field.Pattern is { } pattern ? [(Patterned.First(text => pattern.Matches(text) == true), [])] : [(MarkedText, [MarkedText])];
        if (field.Allows(FieldTypes.Boolean))
            return [(true, []), (false, [])];
        var number = field is { Minimum: { } least, Maximum: { } most } ? Math.Floor((least + most) / 2) : 9_753m;
        return [(JsonNode.Parse(NumberText(number)), [NumberWriting.Count(number), NumberWriting.Number(number), NumberText(number), .. Roman(number)])];
    }

    /// <summary>Quarters are written so.</summary>
    private static string[] Roman(decimal number) => RomanNumeral.CanWrite(number) ? [RomanNumeral.Write((int)number)] : [];

    private static string NumberText(decimal number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static ReadOnlyMemory<byte> Document(ReportKind kind, LeastData least)
    {
        var read = ReportData.Read("least.json", least.Utf8);
        var data = read.Data.ShouldNotBeNull();
        ReportChecking.CheckContract(kind, data).Where(finding => finding.IsError).Select(finding => finding.Message.Vi).ShouldBeEmpty();
        var result = ReportDrafting.DraftChecked(kind, data);
        result.TemplateFindings.Where(finding => finding.IsError).Select(finding => $"{finding.Place.Location?.Vi}: {finding.Message.Vi}").ShouldBeEmpty();
        return result.Document.ShouldNotBeNull();
    }

    private static string Body(ReadOnlyMemory<byte> document)
    {
        using var archive = new ZipArchive(new MemoryStream(document.ToArray()));
        using var reader = new StreamReader(archive.GetEntry("word/document.xml").ShouldNotBeNull().Open());
        return reader.ReadToEnd();
    }

    private static bool Contains(ReadOnlyMemory<byte> document, string form) =>
        DraftedReport.TextOf(document).Contains(form, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Paths(ContractField field, string path)
    {
        if (field.Types != FieldTypes.Any && field.Allows(FieldTypes.Object))
        {
            var inner = field.Fields.Where(member => !member.Value.IsMadeByProgram).SelectMany(member => Paths(member.Value, Join(path, member.Key)));
            return field.Others is { } others ? inner.Concat(Paths(others, Join(path, "other"))) : inner;
        }

        return field.Allows(FieldTypes.List) && field.Items is { } items ? Paths(items, path + "[0]") : [path];
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
