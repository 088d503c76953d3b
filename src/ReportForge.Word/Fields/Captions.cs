using System.Globalization;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Fields;

/// <summary>
/// Numbers of captions (SEQ fields) are counted while the document is written, so that they are right where nobody works
/// fields out again. A number in a form that only Word knows is counted too and marked to be worked out.
/// </summary>
internal static class Captions
{
    private const string Series = "SEQ";

    /// <param name="body">The text.</param>
    /// <param name="headings">The levels of the styles of headings, by id: captions may count anew behind a heading.</param>
    public static void Prepare(MarkupElement body, IReadOnlyDictionary<string, int> headings)
    {
        var captions = WordField.In(body)
            .Where(field => field is { IsInCache: false, HasDataInCode: false } && field.Code.Keyword == Series).ToList();
        foreach (var field in captions)
            Prepare(field);
        if (captions.Exists(field => field.Code.ArgumentOf("\\s") is not null))
            CountChapters(body, headings);
        foreach (var copies in captions.SelectMany(field => field.Begin.Ancestors())
            .Where(ancestor => ancestor.Name == "mc:AlternateContent").Distinct().ToList())
            CountOnce(copies);
    }

    private static void Prepare(WordField field)
    {
        if (CaptionCount.Of(field.Code) is not { } count)
            field.MarkDirty();
        else if (CaptionForm.Of(field.Code) is not { } form)
        {
            field.MarkDirty();
            field.Begin.InsertAfter(new StepMark(new CaptionNumber(count, null)));
        }
        else if (field.ResultTexts.Count > 0)
            Fill(field.ResultTexts, new CaptionNumber(count, form));
        else
            field.Begin.InsertAfter(new StepMark(new CaptionNumber(count, null)));
    }

    /// <summary>Puts what a step writes in the place of the texts of a result; the look of the first stays.</summary>
    public static void Fill(List<MarkupElement> texts, RenderStep step)
    {
        foreach (var node in texts.SelectMany(text => text.Nodes).ToList())
            node.Remove();
        texts[0].Append(new StepMark(step));
    }

    private static void CountChapters(MarkupElement body, IReadOnlyDictionary<string, int> headings)
    {
        foreach (var paragraph in body.Descendants("w:p").ToList())
        {
            if (paragraph.Child("w:pPr")?.ChildValue("w:pStyle") is { } style && headings.TryGetValue(style, out var level))
                paragraph.Append(new StepMark(new CaptionChapter(level)));
        }
    }

    // Word writes a text box twice, for new and for old programs: both copies show the same numbers.
    private static void CountOnce(MarkupElement copies)
    {
        foreach (var (copy, index) in copies.Elements.Where(element => element.Name is "mc:Choice" or "mc:Fallback")
            .Select((copy, index) => (copy, index)).ToList())
            copy.Prepend(new StepMark(index == 0 ? CaptionCopies.First : CaptionCopies.Further));
    }
}

/// <summary>How the code of a caption counts.</summary>
/// <param name="Series">What is counted.</param>
/// <param name="Reset">The number that it begins again with; null when it counts on.</param>
/// <param name="Repeats">Whether it shows the last number once more.</param>
/// <param name="Chapter">The level of the headings behind which it begins again; 0 when it does not.</param>
internal sealed record CaptionCount(string Series, int? Reset, bool Repeats, int Chapter)
{
    /// <summary>How a code counts; null when only Word can say.</summary>
    public static CaptionCount? Of(FieldCode code)
    {
        if (code.Operands.Count() != 1 || NumberBehind(code, "\\r") is not { } reset || NumberBehind(code, "\\s") is not { } chapter)
            return null;
        return new(code.Subject, reset.Number, code.ArgumentOf("\\c") is not null, chapter.Number ?? 0);
    }

    private static (int? Number, bool IsThere)? NumberBehind(FieldCode code, string name)
    {
        if (code.ArgumentOf(name) is not { } argument)
            return (null, false);
        return int.TryParse(argument, CultureInfo.InvariantCulture, out var number) ? (number, true) : null;
    }
}

/// <summary>The form of a caption's number.</summary>
internal static class CaptionForm
{
    /// <summary>The form that a code asks for; null when the number is hidden or only Word can write it.</summary>
    public static string? Of(FieldCode code)
    {
        var forms = code.Switches.Where(one => one.Name == "\\*").Select(one => one.Argument)
            .Where(form => form.ToUpperInvariant() is not ("MERGEFORMAT" or "CHARFORMAT")).ToList();
        if (!code.HasOnly("\\*", "\\N", "\\C", "\\R", "\\S", "\\H") || forms.Count > 1 || !forms.TrueForAll(NumberForm.IsKnown))
            return null;
        return forms.Count == 1 ? forms[0] : code.ArgumentOf("\\h") is null ? "ARABIC" : null;
    }
}

/// <summary>Counts a caption on, and writes its number where the form is known.</summary>
internal sealed class CaptionNumber(CaptionCount count, string? form) : RenderStep
{
    public override void Run(WordOutput output)
    {
        var number = output.State.Captions.Count(count);
        if (form is null)
            return;
        output.WriteMarkup(NumberForm.Write(number, form));
        output.MarkVisible();
    }
}

/// <summary>Notes that a heading is written.</summary>
internal sealed class CaptionChapter(int level) : RenderStep
{
    public override void Run(WordOutput output) => output.State.Captions.BeginChapter(level);
}

/// <summary>Begins a copy of something that is written more than once and seen once.</summary>
internal sealed class CaptionCopies(bool isFirst) : RenderStep
{
    public static readonly CaptionCopies First = new(isFirst: true);

    public static readonly CaptionCopies Further = new(isFirst: false);

    public override void Run(WordOutput output)
    {
        if (isFirst)
            output.State.Captions.Remember();
        else
            output.State.Captions.GoBack();
    }
}
