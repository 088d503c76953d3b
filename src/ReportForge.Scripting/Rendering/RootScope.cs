using ReportForge.Data;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace ReportForge.Scripting.Rendering;

/// <summary>The global names of a render: its own variables, and behind them the data, which stay as they are.</summary>
internal sealed class RootScope(DataObject data) : IScriptObject
{
    /// <summary>What the template or the host has set.</summary>
    public ScriptObject Own { get; } = [];

    public DataObject Data => data;

    public int Count => GetMembers().Count();

    public bool IsReadOnly { get; set; }

    public IEnumerable<string> GetMembers() => Own.Keys.Concat(data.Names.Where(name => !Own.ContainsKey(name)));

    public bool Contains(string member) => Own.ContainsKey(member) || data.Contains(member);

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (Own.Count > 0 && Own.TryGetValue(context, span, member, out value))
            return true;
        var isThere = data.TryGet(member, out var found);
        value = found.Raw;
        return isThere;
    }

    public bool CanWrite(string member) => Own.CanWrite(member);

    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) =>
        Own.TrySetValue(context, span, member, value, readOnly);

    public bool Remove(string member) => Own.Remove(member);

    public void SetReadOnly(string member, bool readOnly)
    {
        if (!Own.ContainsKey(member) && data.TryGet(member, out var value))
            Own.SetValue(member, value.Raw, readOnly: false);
        Own.SetReadOnly(member, readOnly);
    }

    public IScriptObject Clone(bool deep) => throw new NotSupportedException();
}
