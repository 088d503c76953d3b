using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Rules.Header;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Appendices;

/// <summary>The line “(Kèm theo …)” below an appendix's title: its form, and what it says of number and date.</summary>
internal static partial class AppendixRules
{
    private static void References(Inspection inspection, IReadOnlyList<AppendixBlock> appendices)
    {
        foreach (var appendix in appendices.Where(appendix => appendix.Label is not null))
        {
            if (appendix.Reference.Count == 0)
            {
                inspection.Fail(
                    Spot.At(appendix.Label),
                    new("Thiếu dòng “(Kèm theo …)” dưới tên phụ lục", "The line “(Kèm theo …)” is missing below the title"),
                    null,
                    Wording.Same(Specimen(inspection)));
                continue;
            }

            foreach (var line in appendix.Reference)
            {
                inspection.Size(line, Reference, 13, 14);
                inspection.Italic(line, Reference, true);
                inspection.Bold(line, Reference, false);
                inspection.Centred(line.Paragraph, Reference);
            }

            ReferenceText(inspection, appendix);
        }
    }

    private static void ReferenceText(Inspection inspection, AppendixBlock appendix)
    {
        var text = string.Join(' ', appendix.Reference.Select(line => line.Comparable));
        var match = ReferenceForm().Match(text);
        var spot = Spot.At(appendix.Reference[0]);
        if (!match.Success)
        {
            inspection.Fail(
                spot,
                new("Dòng “(Kèm theo …)” sai mẫu", "“(Kèm theo …)” has the wrong form"),
                Wording.Same(Printed(appendix)),
                Wording.Same(Specimen(inspection)));
            return;
        }

        var isFilled = match.Groups["number"].Value.Any(char.IsAsciiDigit) || match.Groups["day"].Value.Any(char.IsAsciiDigit);
        if (inspection.Profile.Form == DocumentForm.Electronic && isFilled)
            inspection.Fail(
                spot,
                new(
                    "Văn bản điện tử không điền số và ngày ở dòng “(Kèm theo …)”",
                    "An electronic document leaves number and date blank in “(Kèm theo …)”"),
                Wording.Same(Printed(appendix)));
        else if (inspection.Profile.Form == DocumentForm.Paper && inspection.IsFinal && !isFilled)
            inspection.Fail(
                spot,
                new(
                    "Văn bản giấy phải điền đủ số và ngày ở dòng “(Kèm theo …)”",
                    "A paper document fills in number and date in “(Kèm theo …)”"),
                Wording.Same(Printed(appendix)));
        if (isFilled)
            AgreesWithHeader(inspection, spot, match);
    }

    /// <summary>The line as this document would have it: its own kind and symbol, the rest blank.</summary>
    private static string Specimen(Inspection inspection)
    {
        var symbol = inspection.Layout.Header.Number is { Text: var number }
            && number.IndexOf('/', StringComparison.Ordinal) is >= 0 and var stroke ? number[stroke..].Trim() : "/…";
        var kind = inspection.Kind.IsKnown ? inspection.Kind.CitedName : "<tên loại>";
        return $"(Kèm theo {kind} số …{symbol} ngày … tháng … năm … của …)";
    }

    private static string Printed(AppendixBlock appendix) => string.Join(' ', appendix.Reference.Select(line => Normal.Text(line.Text)));

    private static void AgreesWithHeader(Inspection inspection, Spot spot, Match reference)
    {
        var header = inspection.Layout.Header;
        var number = header.Number is null ? "" : Digits(header.Number.Text.Split('/')[0]);
        var date = header.PlaceAndDate is null ? null : PlaceAndDateRules.Read(header.PlaceAndDate);
        var written = (
            Number: Digits(reference.Groups["number"].Value),
            Day: Digits(reference.Groups["day"].Value),
            Month: Digits(reference.Groups["month"].Value));
        var differs = Differs(written.Number, number)
            || (date is { } given && (Differs(written.Day, given.Day) || Differs(written.Month, given.Month)));
        if (differs)
            inspection.Fail(
                spot,
                new("Số hoặc ngày ở dòng “(Kèm theo …)” khác với đầu văn bản", "Number or date in “(Kèm theo …)” differ from the header"),
                new(
                    $"số {written.Number}, ngày {written.Day}/{written.Month}",
                    $"number {written.Number}, date {written.Day}/{written.Month}"),
                new($"số {number}, ngày {date?.Day}/{date?.Month}", $"number {number}, date {date?.Day}/{date?.Month}"));
    }

    private static bool Differs(string left, string right) =>
        left.Length > 0 && right.Length > 0 && left.TrimStart('0') != right.TrimStart('0');

    private static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);

    [GeneratedRegex(
        @"^\((?:Ban hành k|K)èm theo \p{Lu}[\p{L} ]+? số(?<number>[^/]*)/[^ ]+,? "
            + @"ngày(?<day>[\s\d.…_]*)tháng(?<month>[\s\d.…_]*)năm(?<year>[\s\d.…_]*) của .+\)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex ReferenceForm();
}
