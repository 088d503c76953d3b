using ReportForge.Language.Expressions;
using ReportForge.Language.Functions;
using ReportForge.Language.Statements;

namespace ReportForge.Language.Analysis;

/// <content>The walk over statements and expressions.</content>
internal sealed partial class NeedsCollector
{
    private void Visit(StatementNode statement)
    {
        switch (statement)
        {
            case BlockNode block:
                foreach (var inner in block.Statements)
                    Visit(inner);
                break;
            case OutputNode output:
                Read(output.Expression);
                break;
            case InlineBodyNode inline:
                Read(inline.Expression);
                break;
            case AssignNode assign:
                VisitAssignment(assign);
                break;
            case FunctionStatementNode function:
                Assign(function.Target, null);
                VisitFunction(function.Function);
                break;
            case ReturnNode { Value: { } value }:
                Read(value);
                break;
            case ImportNode import:
                Read(import.Source);
                break;
            case IfNode choice:
                VisitBranches(choice);
                break;
            case CaseNode choice:
                VisitCase(choice);
                break;
            case ForNode loop:
                VisitLoop(loop);
                break;
            case WhileNode loop:
                Read(loop.Condition);
                Visit(loop.Body);
                break;
            case CaptureNode capture:
                Visit(capture.Body);
                Assign(capture.Target, null);
                break;
            case WithNode with:
                VisitWith(with);
                break;
            case WrapNode wrap:
                Read(wrap.Call);
                Visit(wrap.Body);
                break;
        }
    }

    private void VisitAssignment(AssignNode assign)
    {
        if (assign.Operator is not null)
            Read(assign.Target);
        var path = PathOf(assign.Value);
        Read(assign.Value);
        Assign(assign.Target, assign.Operator is null ? path : null);
    }

    private void VisitBranches(IfNode choice)
    {
        foreach (var branch in choice.Branches)
        {
            if (branch.Condition is not null)
                Read(branch.Condition);
            Visit(branch.Body);
        }
    }

    private void VisitCase(CaseNode choice)
    {
        Read(choice.Value);
        foreach (var branch in choice.Branches)
        {
            foreach (var value in branch.Values)
                Read(value);
            Visit(branch.Body);
        }

        if (choice.Otherwise is not null)
            Visit(choice.Otherwise);
    }

    private void VisitLoop(ForNode loop)
    {
        var path = PathOf(loop.Iterator);
        Read(loop.Iterator);
        foreach (var parameter in loop.Parameters)
        {
            if (parameter.Value is not null)
                Read(parameter.Value);
        }

        var outer = _loop;
        _loop = path ?? outer;
        _names.Push();
        Assign(loop.Target.Node, path is null ? null : path + "[]");
        Visit(loop.Body);
        _names.Pop();
        _loop = outer;
        if (loop.Otherwise is not null)
            Visit(loop.Otherwise);
    }

    // Names inside may be members of the object or not; they are taken for roots, which is the safe side for checks.
    private void VisitWith(WithNode with)
    {
        Read(with.Target);
        _names.Push();
        Visit(with.Body);
        _names.Pop();
    }

    private void VisitFunction(ScriptFunction function)
    {
        _names.Push();
        foreach (var parameter in function.Parameters)
            _names.Set(parameter.Name, null);
        Visit(function.Body);
        _names.Pop();
    }

    private void Assign(ExpressionNode target, string? path)
    {
        if (NameOf(target) is { } name)
            _names.Set(name, path);
    }

    private static string? NameOf(ExpressionNode node) => node switch
    {
        GlobalNode global => global.Name,
        LoopVariableNode loop => loop.Name,
        LocalNode local => "$" + local.Name,
        _ => null,
    };

    private void Read(ExpressionNode node, bool required = true, string? builtin = null)
    {
        if (PathOf(node) is { } path)
        {
            Note(path, required, builtin);
            ReadIndexes(node);
            return;
        }

        switch (node)
        {
            case MemberNode member:
                if (!NoteBuiltin(member))
                    Read(member.Target, required && !member.IsOptional);
                break;
            case IndexNode index:
                Read(index.Target, required);
                Read(index.Index);
                break;
            case IsEmptyNode empty:
                Read(empty.Target, required);
                break;
            case CallNode call:
                ReadCall(call);
                break;
            case CoalesceNode coalesce:
                Read(coalesce.Left, required: false);
                Read(coalesce.Right, required);
                break;
            case FunctionNode function:
                VisitFunction(function.Function);
                break;
            default:
                foreach (var child in Children(node))
                    Read(child, required, node is NestedNode or ConditionalNode ? builtin : null);
                break;
        }
    }

    private static IEnumerable<ExpressionNode> Children(ExpressionNode node) => node switch
    {
        BinaryNode binary => [binary.Left, binary.Right],
        LogicNode logic => [logic.Left, logic.Right],
        ConditionalNode choice => [choice.Condition, choice.Then, choice.Otherwise],
        UnaryNode unary => [unary.Operand],
        NestedNode nested => [nested.Inner],
        AliasNode alias => [alias.Operand],
        ExpandNode expand => [expand.Operand],
        IncrementNode increment => [increment.Operand],
        ArrayNode array => array.Items,
        ObjectNode members => members.Members.Select(member => member.Value),
        InterpolatedNode text => text.Parts,
        _ => [],
    };

    private void ReadCall(CallNode call)
    {
        var name = BuiltinName(call.Target);
        if (name is null)
            Read(call.Target);
        else
            _builtins.Add(name);
        if (name is "include" or "include_join")
            NoteIncludes(call);
        // A host's functions are not known here; their qualified name says as much to an author.
        var goesInto = name ?? (call.Target is MemberNode ? PathOf(call.Target) : null);
        var isForMissing = name is "object.default" or "object.has_key" or "object.has_value";
        for (var index = 0; index < call.Arguments.Length; index++)
            Read(call.Arguments[index].Value, required: !(isForMissing && index == 0), goesInto);
        if (name is "object.has_key" or "object.has_value")
            NoteMemberAsked(call);
    }

    // object.has_key x "name" reads x.name, which may be missing.
    private void NoteMemberAsked(CallNode call)
    {
        if (call.Arguments.Length == 2 && PathOf(call.Arguments[0].Value) is { } owner
            && call.Arguments[1].Value is LiteralNode literal && literal.Value.TryGetString(out var member))
            Note($"{owner}.{member}", required: false, null);
    }

    private void NoteIncludes(CallNode call)
    {
        var first = call.Arguments.Select(argument => argument.Value).Take(1);
        foreach (var name in first.SelectMany(value => value is ArrayNode array ? array.Items : [value]))
        {
            if (name is LiteralNode literal && literal.Value.TryGetString(out var text))
                _includes.Add(text);
        }
    }

    private bool NoteBuiltin(ExpressionNode node)
    {
        if (BuiltinName(node) is not { } name)
            return false;
        _builtins.Add(name);
        return true;
    }

    // namespace.function where the namespace is not hidden by a name of the template.
    private string? BuiltinName(ExpressionNode node) => node switch
    {
        NestedNode nested => BuiltinName(nested.Inner),
        MemberNode { Target: GlobalNode scope } member when !_names.TryGet(scope.Name, out _)
            && BuiltinSet.Standard.TryGetFunction(scope.Name, member.Name, out _) => $"{scope.Name}.{member.Name}",
        GlobalNode { Name: "include" or "include_join" } global => global.Name,
        _ => null,
    };

    private void ReadIndexes(ExpressionNode node)
    {
        while (true)
        {
            switch (node)
            {
                case MemberNode member:
                    node = member.Target;
                    break;
                case IndexNode index:
                    if (index.Index is not LiteralNode)
                        Read(index.Index);
                    node = index.Target;
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>The path of the data that an expression reads, or null when it is none.</summary>
    private string? PathOf(ExpressionNode node)
    {
        switch (node)
        {
            case NestedNode nested:
                return PathOf(nested.Inner);
            case GlobalNode or LoopVariableNode or LocalNode:
                return PathOfName(node);
            case MemberNode member when BuiltinName(member) is null && PathOf(member.Target) is { } owner:
                return member.Name == "size" ? owner : $"{owner}.{member.Name}";
            case IndexNode index when PathOf(index.Target) is { } owner:
                return index.Index is LiteralNode literal && literal.Value.TryGetString(out var name) ? $"{owner}.{name}" : owner + "[]";
            default:
                return null;
        }
    }

    private string? PathOfName(ExpressionNode node)
    {
        if (NameOf(node) is not { } name)
            return null;
        if (_names.TryGet(name, out var path))
            return path;
        var isBuiltin = BuiltinSet.Standard.TryGet(name, out _);
        return name[0] == '$' || isBuiltin ? null : name;
    }
}
