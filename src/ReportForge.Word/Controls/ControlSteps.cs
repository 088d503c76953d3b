using System.Globalization;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Controls;

/// <summary>Begins a control whose text something else follows.</summary>
/// <param name="place">The place of the store that keeps its text as well; null when none does.</param>
internal sealed class ControlBegin(string? place) : RenderStep
{
    public override void Run(WordOutput output) => output.State.Controls.Begin(place);
}

internal sealed class ControlContentBegin : RenderStep
{
    public static readonly ControlContentBegin Instance = new();

    public override void Run(WordOutput output) => output.State.Controls.BeginContent(output.Buffer);
}

internal sealed class ControlContentEnd : RenderStep
{
    public static readonly ControlContentEnd Instance = new();

    public override void Run(WordOutput output) => output.State.Controls.EndContent(output.Buffer);
}

/// <summary>Writes whether a check box is checked: it is when its text has the character for it.</summary>
/// <param name="checkedCharacter">That character, as the control gives it: a hexadecimal number.</param>
internal sealed class ControlState(string checkedCharacter) : RenderStep
{
    private readonly char _checked = int.TryParse(checkedCharacter, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
        ? (char)code
        : '\u2612';

    public override void Run(WordOutput output)
    {
        var control = output.State.Controls.Current;
        output.WriteMarkup(
            output.State.References.Later(() => control.Text.AsSpan().IndexOfAny(_checked, '\u2611', '\u2612') >= 0 ? "1" : "0"));
    }
}

/// <summary>Writes the text of the control that is bound to this place of the store.</summary>
internal sealed class StoreText(string place) : RenderStep
{
    public override void Run(WordOutput output) => output.WriteMarkup(output.State.Controls.TextAt(place));
}
