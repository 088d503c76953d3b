using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Fields;

/// <summary>
/// Numbers of captions (SEQ fields) are counted while the document is written, so that they are right where nobody works
/// fields out again. A number in a form that only Word knows is marked to be worked out.
/// </summary>
internal static class Captions
{
    public static void Prepare(MarkupElement body)
    {
        foreach (var field in WordField.In(body).Where(field => field is { IsInCache: false, HasDataInCode: false } && field.Code.Keyword == "SEQ"))
        {
            if (CaptionNumber.Of(field.Code) is { } number && field.ResultTexts.Count > 0)
                Fill(field.ResultTexts, number);
            else
                field.MarkDirty();
        }
    }

    /// <summary>Puts what a step writes in the place of the texts of a result; the look of the first stays.</summary>
    public static void Fill(List<MarkupElement> texts, RenderStep step)
    {
        foreach (var node in texts.SelectMany(text => text.Nodes).ToList())
            node.Remove();
        texts[0].Append(new StepMark(step));
    }
}

/// <summary>Writes the number of a caption and counts on.</summary>
internal sealed class CaptionNumber(string series, int? reset, bool repeats) : RenderStep
{
    /// <summary>The number that a code asks for; null when only Word can work it out.</summary>
    public static CaptionNumber? Of(FieldCode code)
    {
        if (code.Subject.Length == 0 || code.Words.Count(word => !word.StartsWith('\\')) > 2 + code.Switches.Count(one => one.Argument.Length > 0))
            return null;
        if (!code.HasOnly("\\* ARABIC", "\\* MERGEFORMAT", "\\N", "\\C", "\\R"))
            return null;
        var reset = code.Switches.FirstOrDefault(one => one.Name.Equals("\\r", StringComparison.OrdinalIgnoreCase)).Argument;
        var isReadable = int.TryParse(reset, System.Globalization.CultureInfo.InvariantCulture, out var start);
        if (reset is not null && !isReadable)
            return null;
        return new(code.Subject, reset is null ? null : start, code.Switches.Any(one => one.Name.Equals("\\c", StringComparison.OrdinalIgnoreCase)));
    }

    public override void Run(WordOutput output)
    {
        var number = output.State.Count(series, reset, repeats);
        output.WriteMarkup(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        output.MarkVisible();
    }
}
