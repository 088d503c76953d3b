using ReportForge.Scripting.Budgets;
using Scriban.Runtime;

namespace ReportForge.Scripting.Rendering;

/// <summary>Where Scriban writes: to the output of the host, which pays for every character before it is written.</summary>
internal sealed class OutputBridge(TemplateOutput target, Budget budget, bool isCapture) : IScriptOutput
{
    public TemplateOutput Target => target;

    /// <summary>Whether what Scriban writes is a value; else it is text of the template.</summary>
    public bool WritesValue { get; set; }

    public void Write(string text, int offset, int count)
    {
        var written = text.AsSpan(offset, count);
        if (WritesValue)
        {
            WriteValue(written);
            return;
        }

        Charge(count);
        target.WriteText(written);
    }

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    public void WriteValue(ReadOnlySpan<char> text)
    {
        Charge(text.Length);
        target.WriteValue(text);
    }

    // What is captured is memory first; it counts as output where it is written in the end.
    private void Charge(int characters)
    {
        if (isCapture)
            budget.Build(2L * characters);
        else
            budget.Output(characters);
    }
}
