using Scriban;
using Scriban.Runtime;

namespace ReportForge.Scripting.Rendering;

/// <summary>
/// An object that a template has made. Scriban writes values into its messages without a limit of depth; here such a text
/// does not look into the object, for one that contains itself would end the process.
/// </summary>
internal sealed class HostObject : ScriptObject
{
    private HostObject(int capacity)
        : base(capacity, autoImportStaticsFromThisType: false)
    {
    }

    public static HostObject Of(ScriptObject members)
    {
        var copy = new HostObject(members.Count);
        foreach (var (name, value) in members)
            copy.SetValue(name, value, !members.CanWrite(name));
        return copy;
    }

    public override string ToString(string? format, IFormatProvider? formatProvider) =>
        formatProvider is TemplateContext ? base.ToString(format, formatProvider) : "{…}";
}
