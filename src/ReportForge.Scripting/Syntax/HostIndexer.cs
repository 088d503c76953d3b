using System.Collections;
using ReportForge.Data;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>An element, <c>a[b]</c>: as Scriban reads it, but what is not there is an error.</summary>
internal sealed class HostIndexer : ScriptIndexerExpression, IScriptVariablePath
{
    private const int LongestName = 60;

    object? IScriptVariablePath.GetValue(TemplateContext context)
    {
        var host = (HostContext)context;
        if (host.IsLenient || Target is null || Index is null)
            return GetValue(context);
        return Read(host, host.GetValue(Target), Target, Index);
    }

    void IScriptVariablePath.SetValue(TemplateContext context, object? valueToSet)
    {
        var host = (HostContext)context;
        var owner = Target is null ? null : host.GetValue(Target);
        if (owner is Fault)
            throw new SilentException(Span);
        // A list grows up to the element that is set.
        if (owner is IList { IsFixedSize: false } list && Index is not null && host.Evaluate(Index) is var key and not string)
            host.Budget.BuildArray(Math.Max(0, host.ToInt(Index.Span, key) - (long)list.Count));
        SetValue(context, valueToSet);
    }

    private object? Read(HostContext host, object? owner, ScriptExpression target, ScriptExpression index)
    {
        if (owner is null)
            return NullOwner(host, target);
        if (owner is Fault)
            throw new SilentException(Span);
        var key = host.Evaluate(index);
        if (key is Fault)
            throw new SilentException(Span);
        if (owner is DataObject data && (host.ObjectToString(key) is var name))
            return data.TryGet(name ?? "", out var found) ? found.Raw : Missing(host, name ?? "", data.Names);
        if (owner is ScriptObject made && key is string member && !made.ContainsKey(member) && !host.IsGroup(made))
            return Missing(host, member, made.Keys);
        if (owner is IList list && key is not string)
            return PlaceOf(host, list.Count, key, index) is >= 0 and var place ? list[place] : null;
        if (owner is string text && key is not string && PlaceOf(host, text.Length, key, index) < 0)
            return null;
        return GetValue(host);
    }

    // Negative indexes count from the end.
    private int PlaceOf(HostContext host, int count, object? key, ScriptExpression index)
    {
        if (key is null)
            throw new FindingException(index.Span, RuntimeFindings.BadIndex(host.PlaceOf(index.Span), KindNames.Of(key)));
        var asked = host.ToInt(index.Span, key);
        var place = asked < 0 ? count + asked : asked;
        if (place >= 0 && place < count)
            return place;
        if (MayBeMissing.Is(this, host))
            return -1;
        throw new FindingException(Span, RuntimeFindings.NoSuchElement(host.PlaceOf(Span), asked, count));
    }

    private object? Missing(HostContext host, string name, IEnumerable<string> known)
    {
        if (MayBeMissing.Is(this, host))
            return null;
        throw new FindingException(
            Span, RuntimeFindings.UnknownMember(host.PlaceOf(Span), Target?.ToString() ?? "", Shortened(name), known));
    }

    // A name may be worked out, and as long as a value can be.
    private static string Shortened(string name) => name.Length <= LongestName ? name : string.Concat(name.AsSpan(0, LongestName), "…");

    private object? NullOwner(HostContext host, ScriptExpression target)
    {
        if (MayBeMissing.Is(this, host) || HasNullConditional(target))
            return null;
        throw new FindingException(target.Span, RuntimeFindings.NullOwner(host.PlaceOf(target.Span), target.ToString(), ToString()));
    }

    private static bool HasNullConditional(ScriptExpression? target) => target switch
    {
        ScriptMemberExpression member =>
            member.DotToken.TokenType == Scriban.Parsing.TokenType.QuestionDot || HasNullConditional(member.Target),
        ScriptIndexerExpression indexer => HasNullConditional(indexer.Target),
        ScriptNestedExpression nested => HasNullConditional(nested.Expression),
        _ => false,
    };
}
