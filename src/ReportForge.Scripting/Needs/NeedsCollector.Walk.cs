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
            case ScriptBinaryExpression
            {
                Operator: ScriptBinaryOperator.EmptyCoalescing or ScriptBinaryOperator.NotEmptyCoalescing
            } choice:
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
            case ScriptMemberExpression { Member: { } member } when BuiltinName(node) is null
                && PathOf(((ScriptMemberExpression)node).Target) is { } owner:
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
