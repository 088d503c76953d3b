using System.Globalization;
using ReportForge.Language;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Drafting;

/// <summary>A changed figure changes the document exactly where it is printed, and every figure is printed somewhere.</summary>
public sealed class OneValueTests
{
    private const long NewCount = 77_777;
    private const string NewDay = "2024-07-17";

    public static TheoryData<string, string> Figures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var report in new[] { "hoang-luu-2024-annual", "but-son-2024-annual", "nga-son-2011-2020-summary" })
            {
                foreach (var (name, value) in FiguresOf(Repository.Fixture(report)).Members)
                {
                    if (value.AsDecimal() is > 0 || Written(value))
                        data.Add(report, name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_changed_figure_changes_only_where_it_is_printed(string report, string figure)
    {
        var data = Repository.Fixture(report);
        var kind = Repository.KindOf(data);
        var field = kind.Contract.At($"figures.{figure}").ShouldNotBeNull();
        var before = FiguresOf(data)[figure];
        var after = Changed(field, before);
        var changed = Draft(kind, With(data, figure, after));
        var original = DraftedReport.Of(report).Paragraphs;
        changed.Length.ShouldBe(original.Length);
        var differences = Enumerable.Range(0, original.Length).Where(index => changed[index] != original[index]).ToArray();
        differences.ShouldNotBeEmpty();
        foreach (var index in differences)
            Restored(changed[index], after, before).ShouldContain(original[index]);
    }

    private static bool Written(Value value) => value.AsString() is { } text && DateWriting.TryParse(text, out _);

    private static Value Changed(ContractField field, Value before)
    {
        if (before.TryGetString(out _))
            return Value.From(NewDay);
        return Value.From(Math.Min(NewCount, (long)(field.Maximum ?? NewCount) - 23));
    }

    /// <summary>The paragraph with the new value replaced by the old one, in every way of writing both.</summary>
    private static IEnumerable<string> Restored(string paragraph, Value after, Value before) =>
        Forms(after).Zip(Forms(before)).SelectMany(forms => Replacements(paragraph, forms.First, forms.Second));

    /// <summary>One occurrence, or all of them.</summary>
    private static IEnumerable<string> Replacements(string paragraph, string from, string to)
    {
        yield return paragraph.Replace(from, to, StringComparison.Ordinal);
        for (var at = paragraph.IndexOf(from, StringComparison.Ordinal); at >= 0; at = paragraph.IndexOf(from, at + 1, StringComparison.Ordinal))
            yield return paragraph[..at] + to + paragraph[(at + from.Length)..];
    }

    private static IEnumerable<string> Forms(Value value)
    {
        if (value.TryGetString(out var text) && DateWriting.TryParse(text, out var day))
            return [DateWriting.Slashed(day), DateWriting.InWords(day), $"{day.Day:00}/{day.Month}", day.Day.ToString("00", CultureInfo.InvariantCulture)];
        var number = value.AsDecimal() ?? 0;
        return [NumberWriting.Count(number), NumberWriting.Number(number), NumberWriting.Percent(number), value.ToString(), NumberWriting.Decimal(number, 2), RomanOr(number)];
    }

    private static string RomanOr(decimal number) => RomanNumeral.CanWrite(number) ? RomanNumeral.Write((int)number) : "?";

    private static DataObject FiguresOf(ReportData data) => IndicatorValues.Follow(data.Root, "figures").AsObject().ShouldNotBeNull();

    private static ReportData With(ReportData data, string figure, Value value)
    {
        var figures = new DataObject();
        foreach (var (name, old) in FiguresOf(data).Members)
            figures.Set(name, name == figure ? value : old);
        return data.With(("figures", Value.From(figures)));
    }

    private static string[] Draft(ReportKind kind, ReportData data) => DraftedReport.From(ReportDrafting.DraftChecked(kind, data)).Paragraphs;
}
