using ReportForge.Data;
using ReportForge.Scripting.Rendering;

namespace ReportForge.Scripting;

/// <summary>
/// Where a render writes. One output belongs to one render at a time. Implementations escape values as their format asks;
/// literal text is theirs already.
/// </summary>
public abstract class TemplateOutput
{
    /// <summary>Literal text of the template.</summary>
    public abstract void WriteText(ReadOnlySpan<char> text);

    /// <summary>A value as the language prints it.</summary>
    public abstract void WriteValue(ReadOnlySpan<char> text);

    /// <summary>A piece of the host's document that the walk passes. Does nothing by default.</summary>
    public virtual void WriteHost(object payload, RenderContext context)
    {
    }

    /// <summary>A value of kind <see cref="ValueKind.Host"/>. Written as its text by default.</summary>
    public virtual void WriteHostValue(object value, RenderContext context)
    {
        ArgumentNullException.ThrowIfNull(value);
        WriteValue(value.ToString());
    }

    /// <summary>
    /// An output for what is not to be written now but becomes a value: <c>capture</c>, and <c>include</c> inside an
    /// expression. Plain text by default; a host whose pieces can be captured gives its own.
    /// </summary>
    public virtual TemplateOutput BeginCapture() => new CaptureOutput();

    /// <summary>The value that has come together in an output of <see cref="BeginCapture"/>.</summary>
    public virtual Value EndCapture(TemplateOutput captured)
    {
        ArgumentNullException.ThrowIfNull(captured);
        return Value.From(captured.ToString());
    }

    /// <summary>A render has come to its end: what the output still holds back goes where it belongs.</summary>
    public virtual void Flush()
    {
    }
}
