using ReportForge.Word.Composition;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;

namespace ReportForge.Word.Controls;

/// <summary>
/// Content controls that data fills. What Word remembers of the old content goes: a placeholder, a chosen entry, a date, a
/// state. Where the text of a control is kept in a store of the file as well, which Word shows instead, both agree; a control
/// that is made more than once is taken off its store, which has room for one text only.
/// </summary>
internal static class DataControls
{
    private const string PlaceholderStyle = "PlaceholderText";

    public static void Prepare(PackageDraft draft, IEnumerable<MarkupElement> texts)
    {
        var stores = new DataStores(draft);
        foreach (var control in texts.SelectMany(text => text.Descendants("w:sdt")).ToList())
        {
            if (control.Child("w:sdtPr") is { } properties && control.Child("w:sdtContent") is { } content && Marks.In(content))
                Prepare(control, properties, content, stores);
        }
    }

    private static void Prepare(MarkupElement control, MarkupElement properties, MarkupElement content, DataStores stores)
    {
        ForgetChoice(properties);
        ForgetPlaceholder(properties, content);
        var place = Bind(control, properties, stores);
        var hasState = FollowState(properties);
        if (place is null && !hasState)
            return;
        control.Prepend(new StepMark(new ControlBegin(place)));
        content.Prepend(new StepMark(ControlContentBegin.Instance));
        content.Append(new StepMark(ControlContentEnd.Instance));
    }

    private static void ForgetChoice(MarkupElement properties)
    {
        foreach (var kind in properties.Elements)
        {
            if (kind.Name is "w:dropDownList" or "w:comboBox")
                kind.RemoveAttribute("w:lastValue");
            else if (kind.Name == "w:date")
                kind.RemoveAttribute("w:fullDate");
        }
    }

    private static void ForgetPlaceholder(MarkupElement properties, MarkupElement content)
    {
        if (properties.Child("w:showingPlcHdr") is not { } showing)
            return;
        showing.Remove();
        foreach (var style in content.Descendants("w:rStyle").Where(style => style.Attribute("w:val") == PlaceholderStyle).ToList())
            style.Remove();
    }

    /// <summary>The place of the store that follows the control; null where there is none.</summary>
    private static string? Bind(MarkupElement control, MarkupElement properties, DataStores stores)
    {
        string? place = null;
        foreach (var binding in properties.Elements.Where(element => element.Name is "w:dataBinding" or "w15:dataBinding").ToList())
        {
            var isText = properties.Child("w:text") is not null && binding.Name == "w:dataBinding";
            place = isText ? stores.Follow(binding) : null;
            if (control.IsRepeated)
                place = null;
            if (place is null && !(isText && stores.IsPropertyOfData(binding)))
                binding.Remove();
        }

        return place;
    }

    // The function word.check_box writes both, character and state.
    private static bool FollowState(MarkupElement properties)
    {
        if (properties.Child("w14:checkbox") is not { } box
            || box.Child(CheckBoxControls.State) is not { StartMarks: null } state
            || StartTag.Find(state.Start, "w14:val") is not { } value)
            return false;
        var character = box.Child("w14:checkedState")?.Attribute("w14:val") ?? "2612";
        state.StartMarks = [(value.ValueStart, value.ValueLength, new StepMark(new ControlState(character)))];
        return true;
    }
}
