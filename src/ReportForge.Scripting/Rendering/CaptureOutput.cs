using System.Text;

namespace ReportForge.Scripting.Rendering;

/// <summary>Collects a captured text.</summary>
internal sealed class CaptureOutput : TemplateOutput
{
    private readonly StringBuilder _text = new();

    public override void WriteText(ReadOnlySpan<char> text) => _text.Append(text);

    public override void WriteValue(ReadOnlySpan<char> text) => _text.Append(text);

    public override string ToString() => _text.ToString();
}
