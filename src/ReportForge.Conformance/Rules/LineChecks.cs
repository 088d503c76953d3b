using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>Judgements of size, weight, slant, case and alignment that many rules share (MS-07: the first offending run speaks).</summary>
internal static class LineChecks
{
    public static void Size(this Inspection inspection, TextLine line, Wording what, double least, double most) =>
        Size(inspection, line, what, (least, most, null));

    /// <summary>As above; the repair sets the size that the block has elsewhere, so that it becomes one size.</summary>
    public static void Size(this Inspection inspection, TextLine line, Wording what, (double Least, double Most, double? Elsewhere) wanted)
    {
        var (least, most, elsewhere) = wanted;
        var runs = Inked(line).Where(run => run.Format.Points < least || run.Format.Points > most).ToList();
        if (runs.Count == 0)
            return;
        var found = runs[0].Format.Points;
        var nearest = elsewhere ?? (found < least ? least : most);
        inspection.Fail(
            Spot.At(line),
            new($"{what.Vi} có cỡ chữ {Length.InPoints(found).Vi}", $"{what.En} has size {Length.InPoints(found).En}"),
            Length.InPoints(found),
            Range(least, most),
            Mend.Size(runs, nearest));
    }

    public static void Bold(this Inspection inspection, TextLine line, Wording what, bool wanted)
    {
        var runs = Inked(line).Where(run => run.Format.Bold != wanted).ToList();
        if (runs.Count == 0)
            return;
        inspection.Fail(
            Spot.At(line),
            wanted
                ? new($"{what.Vi} phải là chữ đậm: “{Quote(runs[0])}”", $"{what.En} must be bold: “{Quote(runs[0])}”")
                : new($"{what.Vi} không được đậm: “{Quote(runs[0])}”", $"{what.En} must not be bold: “{Quote(runs[0])}”"),
            wanted ? NotBold : IsBold,
            wanted ? IsBold : NotBold,
            Mend.Bold(runs, wanted));
    }

    public static void Italic(this Inspection inspection, TextLine line, Wording what, bool wanted)
    {
        var runs = Inked(line).Where(run => run.Format.Italic != wanted).ToList();
        if (runs.Count == 0)
            return;
        inspection.Fail(
            Spot.At(line),
            wanted
                ? new($"{what.Vi} phải là chữ nghiêng: “{Quote(runs[0])}”", $"{what.En} must be italic: “{Quote(runs[0])}”")
                : new($"{what.Vi} phải là chữ đứng: “{Quote(runs[0])}”", $"{what.En} must be upright: “{Quote(runs[0])}”"),
            wanted ? Upright : Slanted,
            wanted ? Slanted : Upright,
            Mend.Italic(runs, wanted));
    }

    public static void Centred(this Inspection inspection, Paragraph paragraph, Wording what)
    {
        if (paragraph.Format.Alignment != Alignment.Center)
        {
            inspection.Fail(
                Spot.At(paragraph),
                new($"{what.Vi} phải canh giữa", $"{what.En} must be centred"),
                Name(paragraph.Format.Alignment),
                Name(Alignment.Center),
                Mend.Align(paragraph, "center"));
        }
    }

    public static void Capitals(this Inspection inspection, TextLine line, Wording what)
    {
        if (!IsCapital(line))
        {
            inspection.Fail(
                Spot.At(line),
                new($"{what.Vi} phải viết in hoa", $"{what.En} must be in capitals"),
                Wording.Same(line.Text),
                Wording.Same(line.Text.ToUpperInvariant()));
        }
    }

    /// <summary>Whether the text is printed in capitals, typed so or by the format "all caps".</summary>
    public static bool IsCapital(TextLine line) => Inked(line).All(run => run.Format.Caps || !run.Text.Any(char.IsLower));

    public static bool IsAllCapsPrinted(TextLine line) => IsCapital(line) && line.Text.Any(char.IsLetter);

    public static IEnumerable<Run> Inked(TextLine line) => line.Runs.Where(run => run.HasInk && !run.Format.IsRaised);

    public static Wording Name(Alignment alignment) => alignment switch
    {
        Alignment.Center => new("canh giữa", "centred"),
        Alignment.Both => new("canh đều hai bên", "justified"),
        Alignment.Right => new("canh phải", "right"),
        Alignment.Left => new("canh trái", "left"),
        _ => new("kiểu canh khác", "another alignment"),
    };

    public static Wording Range(double least, double most) => least.Equals(most)
        ? Length.InPoints(least)
        : new($"{Length.InPoints(least).Vi} đến {Length.InPoints(most).Vi}", $"{Length.InPoints(least).En} to {Length.InPoints(most).En}");

    private static string Quote(Run run) => run.Text.Trim() is { Length: > 40 } text ? text[..40] + "…" : run.Text.Trim();

    private static readonly Wording IsBold = new("đậm", "bold");
    private static readonly Wording NotBold = new("không đậm", "not bold");
    private static readonly Wording Slanted = new("nghiêng", "italic");
    private static readonly Wording Upright = new("đứng", "upright");
}
