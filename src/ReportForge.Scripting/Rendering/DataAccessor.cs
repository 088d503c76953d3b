using ReportForge.Data;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace ReportForge.Scripting.Rendering;

/// <summary>How Scriban reads members of data objects; there is no way to write them.</summary>
internal sealed class DataAccessor : IObjectAccessor
{
    public static DataAccessor Instance { get; } = new();

    public bool HasIndexer => false;

    public Type? IndexType => null;

    public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => ((DataObject)target).Count;

    public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => ((DataObject)target).Names;

    public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => ((DataObject)target).Contains(member);

    public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        var isThere = ((DataObject)target).TryGet(member, out var found);
        value = found.Raw;
        return isThere;
    }

    public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

    public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = null;
        return false;
    }

    public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;
}
