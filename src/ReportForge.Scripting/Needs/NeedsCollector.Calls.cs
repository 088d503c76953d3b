using Scriban.Syntax;

namespace ReportForge.Scripting.Needs;

/// <content>Calls and pipes: which function is meant, and what its arguments read.</content>
internal sealed partial class NeedsCollector
{
    // What stands before a | is the first argument of what follows it.
    private void ReadPipe(ScriptPipeCall pipe)
    {
        if (pipe.From is not { } from)
            return;
        if (pipe.To is ScriptPipeCall next)
        {
            // f | (g | h): what is piped on is what the first function gives.
            Read(next.From is ScriptFunctionCall first ? null : next.From);
            if (next.From is ScriptFunctionCall inner)
                ReadCall(inner.Target, [from, .. inner.Arguments]);
            else
                Read(from);
            ReadPipeTarget(next.To);
            return;
        }

        if (pipe.To is ScriptFunctionCall call)
            ReadCall(call.Target, [from, .. call.Arguments]);
        else
            ReadCall(pipe.To, [from]);
    }

    private void ReadPipeTarget(ScriptExpression? target)
    {
        switch (target)
        {
            case ScriptPipeCall next:
                ReadPipeTarget(next.From);
                ReadPipeTarget(next.To);
                break;
            case ScriptFunctionCall call:
                ReadCall(call.Target, [new ScriptLiteral(), .. call.Arguments]);
                break;
            default:
                ReadCall(target, []);
                break;
        }
    }

    private void ReadCall(ScriptExpression? target, IReadOnlyList<ScriptExpression> arguments)
    {
        var name = BuiltinName(target) ?? CalledGroup(target);
        if (name is not null)
            _builtins.Add(name);
        else if (UnknownFunction(target) is { } unknown)
            _calls.Add(unknown);
        else
            Read(target);
        if (name is "include" or "include_join")
            NoteIncludes(arguments);
        // A host's functions are not known here; their qualified name says as much to an author.
        var goesInto = name ?? (target is ScriptMemberExpression ? PathOf(target) : null);
        var isForMissing = name is "object.default" or "object.has_key" or "object.has_value";
        for (var index = 0; index < arguments.Count; index++)
            Read(arguments[index], required: !(isForMissing && index == 0), goesInto);
        if (name is "object.has_key" or "object.has_value")
            NoteMemberAsked(arguments);
    }

    // object.has_key x "name" reads x.name, which may be missing.
    private void NoteMemberAsked(IReadOnlyList<ScriptExpression> arguments)
    {
        if (arguments is [var owner, ScriptLiteral { Value: string member }] && PathOf(owner) is { } path)
            Note($"{path}.{member}", required: false, null);
    }

    private void NoteIncludes(IReadOnlyList<ScriptExpression> arguments)
    {
        IEnumerable<ScriptExpression> names = arguments is [ScriptArrayInitializerExpression list, ..] ? list.Values : arguments.Take(1);
        foreach (var name in names)
        {
            if (name is ScriptLiteral { Value: string text })
                _includes.Add(text);
        }
    }

    private bool NoteBuiltin(ScriptExpression node)
    {
        if (BuiltinName(node) is not { } name)
            return false;
        _builtins.Add(name);
        return true;
    }

    // namespace.function where the namespace is not hidden by a name of the template.
    private string? BuiltinName(ScriptExpression? node) => node switch
    {
        ScriptNestedExpression nested => BuiltinName(nested.Expression),
        ScriptMemberExpression { Target: ScriptVariableGlobal scope, Member: { } member } when !_names.TryGet(scope.Name, out _)
            && BuiltinSet.Standard.TryGetFunction(scope.Name, member.Name, out _) => $"{scope.Name}.{member.Name}",
        ScriptVariableGlobal { Name: "include" or "include_join" } global => global.Name,
        _ => null,
    };

    /// <summary>The group of functions that a name stands for, when neither the template nor a loop gives it another meaning.</summary>
    private string? GroupOf(ScriptNode? node) =>
        node is ScriptVariableGlobal global && !_names.TryGet(global.Name, out _) && BuiltinSet.Standard.FunctionsOf(global.Name).Count > 0
            ? global.Name
            : null;

    // date "2024-11-06" is short for date.parse.
    private string? CalledGroup(ScriptExpression? target) =>
        GroupOf(target) is { } group && BuiltinSet.Standard.TryGet(group, out var value) && value is Scriban.Runtime.IScriptCustomFunction
            ? group
            : null;

    /// <summary>A function that is called and that neither the language nor the template has, as far as it has been read.</summary>
    private string? UnknownFunction(ScriptExpression? target) => target switch
    {
        ScriptNestedExpression nested => UnknownFunction(nested.Expression),
        ScriptMemberExpression { Target: { } owner, Member: { } member } when GroupOf(owner) is { } group => $"{group}.{member.Name}",
        ScriptVariableGlobal { Name: { } name } when !_names.TryGet(name, out _) && !BuiltinSet.Standard.TryGet(name, out _) => name,
        _ => null,
    };
}
