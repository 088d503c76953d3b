using Scriban.Syntax;

namespace ReportForge.Scripting.Needs;

/// <content>The walk over statements and expressions.</content>
internal sealed partial class NeedsCollector
{
    private void Visit(ScriptNode? statement)
    {
        switch (statement)
        {
            case ScriptBlockStatement block:
                foreach (var inner in block.Statements)
                    Visit(inner);
                break;
            case ScriptExpressionStatement { Expression: ScriptAssignExpression assign }:
                VisitAssignment(assign);
                break;
            case ScriptExpressionStatement output:
                Read(output.Expression);
                break;
            case ScriptFunction function:
                Assign(function.NameOrDoToken, null);
                VisitFunction(function);
                break;
            case ScriptReturnStatement result:
                Read(result.Expression);
                break;
            case ScriptImportStatement import:
                ReadScope(import.Expression);
                break;
            case ScriptConditionStatement choice:
                VisitChoice(choice);
                break;
            case ScriptForStatement loop:
                VisitLoop(loop);
                break;
            case ScriptWhileStatement loop:
                Read(loop.Condition);
                Visit(loop.Body);
                break;
            case ScriptCaptureStatement capture:
                Visit(capture.Body);
                Assign(capture.Target, null);
                break;
            case ScriptWithStatement with:
                VisitWith(with);
                break;
            case ScriptWrapStatement wrap:
                Read(wrap.Target);
                Visit(wrap.Body);
                break;
        }
    }

    private void VisitAssignment(ScriptAssignExpression assign)
    {
        var isPlain = assign.EqualToken.TokenType == Scriban.Parsing.TokenType.Equal;
        if (!isPlain)
            Read(assign.Target);
        var path = PathOf(assign.Value);
        Read(assign.Value);
        Assign(assign.Target, isPlain ? path : null);
    }

    private void VisitChoice(ScriptConditionStatement choice)
    {
        switch (choice)
        {
            case ScriptIfStatement branch:
                Read(branch.Condition);
                Visit(branch.Then);
                Visit(branch.Else);
                break;
            case ScriptElseStatement branch:
                Visit(branch.Body);
                break;
            case ScriptCaseStatement selection:
                Read(selection.Value);
                Visit(selection.Body);
                break;
            case ScriptWhenStatement branch:
                foreach (var value in branch.Values)
                    Read(value);
                Visit(branch.Body);
                Visit(branch.Next);
                break;
        }
    }

    private void VisitLoop(ScriptForStatement loop)
    {
        var path = PathOf(loop.Iterator);
        Read(loop.Iterator);
        foreach (var parameter in loop.NamedArguments)
            Read(parameter.Value);
        var outer = _loop;
        _loop = path ?? outer;
        _names.Push();
        Assign(loop.Variable, path is null ? null : path + "[]");
        Visit(loop.Body);
        _names.Pop();
        _loop = outer;
        Visit(loop.Else);
    }

    // Names inside may be members of the object or not; they are taken for roots, which is the safe side for checks.
    private void VisitWith(ScriptWithStatement with)
    {
        ReadScope(with.Name);
        _names.Push();
        Visit(with.Body);
        _names.Pop();
    }

    // A group of functions can be opened as an object is.
    private void ReadScope(ScriptExpression? scope)
    {
        if (GroupOf(scope) is null)
            Read(scope);
    }

    private void VisitFunction(ScriptFunction function)
    {
        _names.Push();
        foreach (var parameter in function.Parameters ?? [])
            Assign(parameter.Name, null);
        Visit(function.Body);
        _names.Pop();
    }

    private void Assign(ScriptNode? target, string? path)
    {
        if (NameOf(target) is { } name)
            _names.Set(name, path);
    }

    private static string? NameOf(ScriptNode? node) => node switch
    {
        ScriptVariableGlobal global => global.Name,
        ScriptVariableLocal { BaseName.Length: > 0 } local => local.Name,
        _ => null,
    };

    private void Read(ScriptExpression? node, bool required = true, string? builtin = null)
    {
        if (node is null)
            return;
        if (PathOf(node) is { } path)
        {
            Note(path, required, builtin);
            ReadIndexes(node);
            return;
        }

        switch (node)
        {
            case ScriptIsEmptyExpression empty:
                Read(empty.Target, required);
                break;
            case ScriptMemberExpression member:
                if (!NoteBuiltin(member))
                    Read(member.Target, required && member.DotToken.TokenType != Scriban.Parsing.TokenType.QuestionDot);
                break;
            case ScriptIndexerExpression index:
                Read(index.Target, required);
                Read(index.Index);
                break;
            case ScriptPipeCall pipe:
                ReadPipe(pipe);
                break;
            case ScriptFunctionCall call:
                ReadCall(call.Target, [.. call.Arguments]);
                break;
            case ScriptBinaryExpression { Operator: ScriptBinaryOperator.EmptyCoalescing or ScriptBinaryOperator.NotEmptyCoalescing } choice:
                Read(choice.Left, required: false);
                Read(choice.Right, required);
                break;
            case ScriptAnonymousFunction { Function: { } function }:
                VisitFunction(function);
                break;
            case ScriptNamedArgument named:
                Read(named.Value, required, builtin);
                break;
            case ScriptVariable or ScriptThisExpression:
                break;
            default:
                ReadChildren(node, required, node is ScriptNestedExpression or ScriptConditionalExpression ? builtin : null);
                break;
        }
    }

    private void ReadChildren(ScriptNode node, bool required, string? builtin)
    {
        foreach (var child in node.Children)
        {
            if (child is ScriptExpression expression)
                Read(expression, required, builtin);
            else if (child is ScriptObjectMember member)
                Read(member.Value, required);
            else if (child is ScriptList list)
                ReadChildren(list, required, builtin);
        }
    }

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
        node is ScriptVariableGlobal global && !_names.TryGet(global.Name, out _) && BuiltinSet.Standard.FunctionsOf(global.Name).Count > 0 ? global.Name : null;

    // date "2024-11-06" is short for date.parse.
    private string? CalledGroup(ScriptExpression? target) =>
        GroupOf(target) is { } group && BuiltinSet.Standard.TryGet(group, out var value) && value is Scriban.Runtime.IScriptCustomFunction ? group : null;

    /// <summary>A function that is called and that neither the language nor the template has, as far as it has been read.</summary>
    private string? UnknownFunction(ScriptExpression? target) => target switch
    {
        ScriptNestedExpression nested => UnknownFunction(nested.Expression),
        ScriptMemberExpression { Target: { } owner, Member: { } member } when GroupOf(owner) is { } group => $"{group}.{member.Name}",
        ScriptVariableGlobal { Name: { } name } when !_names.TryGet(name, out _) && !BuiltinSet.Standard.TryGet(name, out _) => name,
        _ => null,
    };

    private void ReadIndexes(ScriptExpression? node)
    {
        while (true)
        {
            switch (node)
            {
                case ScriptMemberExpression member:
                    node = member.Target;
                    break;
                case ScriptIndexerExpression index:
                    if (index.Index is not ScriptLiteral)
                        Read(index.Index);
                    node = index.Target;
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>The path of the data that an expression reads, or null when it is none.</summary>
    private string? PathOf(ScriptExpression? node)
    {
        switch (node)
        {
            case ScriptNestedExpression nested:
                return PathOf(nested.Expression);
            case ScriptVariable:
                return PathOfName(node);
            case ScriptIsEmptyExpression:
                return null;
            case ScriptMemberExpression { Member: { } member } when BuiltinName(node) is null && PathOf(((ScriptMemberExpression)node).Target) is { } owner:
                return member.Name == "size" ? owner : $"{owner}.{member.Name}";
            case ScriptIndexerExpression index when PathOf(index.Target) is { } owner:
                return index.Index is ScriptLiteral { Value: string name } ? $"{owner}.{name}" : owner + "[]";
            default:
                return null;
        }
    }

    private string? PathOfName(ScriptNode node)
    {
        if (NameOf(node) is not { } name)
            return null;
        if (_names.TryGet(name, out var path))
            return path;
        // The data may have a field with the name of a group of functions, though not of a function.
        var isFunction = BuiltinSet.Standard.TryGet(name, out _) && BuiltinSet.Standard.FunctionsOf(name).Count == 0;
        var isLoop = name is "for" or "while" or "tablerow";
        return name[0] == '$' || isFunction || isLoop ? null : name;
    }
}
