using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>
/// A check box of Word (a content control with <c>w14:checkbox</c>) that holds <c>{{ word.check_box … }}</c>: its state and
/// its character come from the same value, so that a click turns it over as the reader expects.
/// </summary>
internal static class CheckBoxControls
{
    /// <summary>The element that holds the state.</summary>
    public const string State = "w14:checked";

    private const string Function = "word.check_box ";

    public static void Prepare(MarkupElement root)
    {
        foreach (var control in root.Descendants("w:sdt").ToList())
        {
            var state = control.Child("w:sdtPr")?.Child("w14:checkbox")?.Child(State);
            if (state is not null && StartTag.Find(state.Start, "w14:val") is { } value && TagOf(control) is { } tag)
                state.StartMarks = [(value.ValueStart, value.ValueLength, (MarkupMark)tag.Clone())];
        }
    }

    private static TemplateTag? TagOf(MarkupElement control) => control.Child("w:sdtContent")?.SelfAndDescendants()
        .SelectMany(element => element.Nodes.OfType<TemplateTag>())
        .FirstOrDefault(tag => tag.Code.Trim().StartsWith(Function, StringComparison.Ordinal) && tag.Shape.Events.IsEmpty);
}
