using ReportForge.Data;
using ReportForge.Scripting.Diagnostics;
using ReportForge.Scripting.Functions;
using ReportForge.Scripting.Rendering;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>A member, <c>a.b</c>: as Scriban reads it, but what is not there is an error that names what is near.</summary>
internal sealed class HostMember : ScriptMemberExpression
{
    // Where the member was found last; many threads read and write it, and any value is right.
    private int _hint;

    // The function that was found last in its group: groups of functions never change.
    private FoundFunction? _function;

    // What is called is a function, whatever a field with the name of its group has under that name.
    private bool IsCalled => Parent is ScriptFunctionCall call && ReferenceEquals(call.Target, this);

    public override object? Evaluate(TemplateContext context)
    {
        var value = GetValue(context);
        return value is IScriptCustomFunction ? context.GetValue(this) : value;
    }

    public override object? GetValue(TemplateContext context)
    {
        var host = (HostContext)context;
        var value = Read(host);
        return value is not IScriptCustomFunction && IsCalled && FunctionOfGroup(host) is { } function ? function : value;
    }

    private object? Read(HostContext host)
    {
        if (Target is null || Member is not { } member)
            return null;
        var owner = Target is HostMember inner ? inner.ReadPlain(host) : host.GetValue(Target);
        if (owner is DataObject data)
            return data.TryGet(member.Name, ref _hint, out var found) ? found.Raw : Missing(host, owner, member);
        if (owner is null)
            return NullOwner(host);
        if (owner is IConvertible and not (string or DateTime))
            return Missing(host, owner, member);
        return host.GetMemberAccessor(owner).TryGetValue(host, member.Span, owner, member.Name, out var value)
            ? value
            : Missing(host, owner, member);
    }

    /// <summary>
    /// Reads a member of the data and of what a template has made, on the short way; false where a function is met, which
    /// Scriban may have to call. The caller reports what goes wrong.
    /// </summary>
    public bool TryRead(HostContext host, out object? value)
    {
        value = null;
        if (Member is not { } member || !TryReadOwner(host, out var owner))
            return false;
        switch (owner)
        {
            case DataObject data:
                value = data.TryGet(member.Name, ref _hint, out var found) ? found.Raw : Missing(host, owner, member);
                break;
            case null:
                value = NullOwner(host);
                break;
            case ScriptObject members when members.TryGetValue(host, member.Span, member.Name, out value):
                break;
            default:
                return false;
        }

        return !HostContext.IsFunction(value) && !(IsCalled && FunctionOfGroup(host) is not null);
    }

    /// <summary>The function of a group, <c>string.upcase</c>, not called; null when it is something else.</summary>
    public IScriptCustomFunction? ReadFunction(HostContext host)
    {
        if (Target is not ScriptVariableGlobal group || Member is not { } member || host.GetValue(group) is not ScriptObject members)
            return null;
        if (_function is { } known && ReferenceEquals(known.Group, members))
            return known.Function;
        if (!members.TryGetValue(host, member.Span, member.Name, out var value) || value is not IScriptCustomFunction function)
            return null;
        if (function is HostFunctionValue or GuardedFunction && members.IsReadOnly)
            _function = new(members, function);
        return function;
    }

    private bool TryReadOwner(HostContext host, out object? owner)
    {
        owner = null;
        if (Target is HostMember inner)
            return inner.TryRead(host, out owner);
        return Target is ScriptVariable variable && host.TryReadVariable(variable, out owner);
    }

    private object? ReadPlain(HostContext host)
    {
        var value = GetValue(host);
        return value is IScriptCustomFunction ? host.GetValue(this) : value;
    }

    private object? Missing(HostContext host, object owner, ScriptVariable member)
    {
        // A field of the data may have the name of a group of functions, which are meant nevertheless.
        if (FunctionOfGroup(host) is { } function)
            return function;
        if (host.IsLenient || MayBeMissing.Is(this, host))
            return null;
        throw new FindingException(member.Span, RuntimeFindings.UnknownMember(
            host.PlaceOf(member.Span), Target?.ToString() ?? "", member.Name, NamesOf(owner)));
    }

    private object? FunctionOfGroup(HostContext host) =>
        Target is ScriptVariableGlobal group
            && Member is { } member
            && host.Owner.Options.Builtins.TryGetFunction(group.Name, member.Name, out var function) ? function : null;

    private static IEnumerable<string> NamesOf(object owner) => owner switch
    {
        DataObject data => data.Names,
        ScriptObject members => members.Keys,
        _ => [],
    };

    private object? NullOwner(HostContext host)
    {
        if (FunctionOfGroup(host) is { } function)
            return function;
        if (host.IsLenient || DotToken.TokenType == TokenType.QuestionDot || MayBeMissing.Is(this, host))
            return null;
        var target = Target?.Span ?? Span;
        throw new FindingException(target, RuntimeFindings.NullOwner(host.PlaceOf(target), Target?.ToString() ?? "", ToString()));
    }

    private sealed record FoundFunction(ScriptObject Group, IScriptCustomFunction Function);
}
