using ReportForge.Data;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace ReportForge.Scripting.Rendering;

/// <summary>An object of the data where Scriban wants an object of its own: inside <c>with</c>. It cannot be changed.</summary>
internal sealed class DataScope(DataObject data) : IScriptObject
{
    public int Count => data.Count;

    public bool IsReadOnly { get; set; } = true;

    public IEnumerable<string> GetMembers() => data.Names;

    public bool Contains(string member) => data.Contains(member);

    public bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        var isThere = data.TryGet(member, out var found);
        value = found.Raw;
        return isThere;
    }

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => this;
}
