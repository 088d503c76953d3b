using System.Globalization;
using ReportForge.Batches.Running;
using ReportForge.Findings;

namespace ReportForge.Cli.Batches;

/// <summary>How far a batch is at one moment.</summary>
/// <param name="Stage">What it does.</param>
/// <param name="Done">Units that this stage is through with.</param>
/// <param name="Total">Units that it has to do; 0 when nobody knows.</param>
/// <param name="IsEstimate">Whether the total is judged by the size of the file.</param>
/// <param name="Rate">Units a second in this stage.</param>
internal sealed record BatchMoment(BatchStage Stage, int Done, int Total, bool IsEstimate, double Rate)
{
    public int Made { get; init; }

    public int Unchanged { get; init; }

    public int Failed { get; init; }
}

/// <summary>The line that shows a moment: bar, rate, time left, counts; in a narrow terminal what matters most of it.</summary>
internal static class BatchProgressLine
{
    private static readonly int[] BarWidths = [24, 10, 0];

    /// <summary>The longest form that fits into the width.</summary>
    public static string Of(BatchMoment moment, MessageLanguage language, int width)
    {
        var forms = BarWidths.Select(bar => $"{Head(moment, language, bar)}  {Counts(moment, language)}")
            .Append(Head(moment, language, barWidth: 0));
        var fitting = forms.FirstOrDefault(form => form.Length <= width) ?? Head(moment, language, barWidth: 0);
        return fitting.Length <= width ? fitting : fitting[..Math.Max(0, width)];
    }

    private static string Head(BatchMoment moment, MessageLanguage language, int barWidth)
    {
        var about = moment.IsEstimate ? "≈" : "";
        var total = Math.Max(moment.Total, moment.Done);
        var progress = moment.Total > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{moment.Done}/{about}{total}")
            : moment.Done.ToString(CultureInfo.InvariantCulture);
        var parts = new[]
        {
            StageText(moment.Stage).In(language) + Bar(moment, barWidth),
            progress,
            Rate(moment.Rate),
            TimeLeft(moment, language),
        };
        return string.Join("  ", parts.Where(part => part.Length > 0));
    }

    private static string Bar(BatchMoment moment, int width)
    {
        if (width == 0 || moment.Total == 0)
            return "";
        var filled = (int)(Math.Min(1, (double)moment.Done / moment.Total) * width);
        return " " + new string('█', filled).PadRight(width, '░');
    }

    private static string Rate(double rate) => rate switch
    {
        <= 0 => "",
        < 10 => string.Create(CultureInfo.InvariantCulture, $"{rate:0.#}/s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{rate:0}/s"),
    };

    // Nothing is said as long as nothing is known: a time of zero would be believed.
    private static string TimeLeft(BatchMoment moment, MessageLanguage language)
    {
        if (moment.Rate <= 0 || moment.Total <= moment.Done)
            return "";
        var left = TimeSpan.FromSeconds(Math.Min((moment.Total - moment.Done) / moment.Rate, TimeSpan.FromDays(1).TotalSeconds));
        var clock = left.ToString(left.TotalHours >= 1 ? @"h\:mm\:ss" : @"mm\:ss", CultureInfo.InvariantCulture);
        return new Wording($"còn {clock}", $"{clock} left").In(language);
    }

    private static string Counts(BatchMoment moment, MessageLanguage language) => new Wording(
        $"đã lập {moment.Made}, giữ nguyên {moment.Unchanged}, không lập được {moment.Failed}",
        $"{moment.Made} made, {moment.Unchanged} unchanged, {moment.Failed} failed").In(language);

    private static Wording StageText(BatchStage stage) => stage switch
    {
        BatchStage.Checking => new("Kiểm tra", "Checking"),
        BatchStage.Converting => new("Lập PDF", "Making PDFs"),
        BatchStage.Drafting => new("Lập văn bản", "Drafting"),
        _ => new("Lập danh sách", "Listing"),
    };
}
