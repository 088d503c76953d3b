using System.Runtime.CompilerServices;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Functions;
using ReportForge.Language.Rendering;
using ReportForge.Language.Statements;

namespace ReportForge.Language;

/// <content>Names and the objects that they are searched in.</content>
public sealed partial class RenderContext
{
    // Rough sizes; what counts is that growth is paid for.
    private const int BytesOfArray = 56;
    private const int BytesOfElement = 16;
    private const int BytesOfObject = 88;
    private const int BytesOfMember = 40;

    private Scope[] _scopes = new Scope[8];
    private int _scopeCount;
    private Dictionary<object, object>? _copies;

    internal DataObject Root { get; }

    internal Frame Frame { get; private set; }

    internal Value Returned { get; set; }

    /// <summary>The block that <c>wrap</c> gives to the call at that site.</summary>
    internal (ExpressionNode? Site, StatementNode? Block) PendingBlock { get; set; }

    /// <summary>The object to which unprefixed names are assigned.</summary>
    internal DataObject CurrentObject
    {
        get
        {
            for (var index = _scopeCount - 1; index > 0; index--)
            {
                if (_scopes[index].Object is { } scope)
                    return scope;
            }

            return Root;
        }
    }

    internal DataObject OwnCurrentObject() => Own(CurrentObject);

    internal bool TryFindGlobal(string name, out Value value)
    {
        var hint = -1;
        value = FindGlobal(name, ref hint);
        if (!value.IsUnset)
            return true;
        value = default;
        return false;
    }

    /// <summary>Searches from the inside out; unset when there is none. The hint is where the name was in its object before.</summary>
    internal Value FindGlobal(string name, ref int hint)
    {
        for (var index = _scopeCount - 1; index >= 0; index--)
        {
            ref var scope = ref _scopes[index];
            if (scope.Object is null)
            {
                if (scope.Loop is not null && string.Equals(scope.LoopName, name, StringComparison.Ordinal))
                    return scope.Loop.Value;
                continue;
            }

            var members = Look(scope.Object);
            var place = members.PlaceOf(name, ref hint);
            if (place >= 0)
                return members.ValueAt(place);
        }

        return Options.Builtins.Find(name, ref hint);
    }

    internal Value MissingName(ExpressionNode site, string name, Access access)
    {
        if (Lenient || access.HasFlag(Access.Optional))
            return Value.Null;
        return Report(access.HasFlag(Access.Function)
            ? LanguageFindings.UnknownFunction(site.Place, name, KnownNames())
            : LanguageFindings.UnknownName(site.Place, name, KnownNames()));
    }

    internal Value MissingLocal(ExpressionNode site, string name, Access access) =>
        Lenient || access.HasFlag(Access.Optional)
            ? Value.Null
            : Report(LanguageFindings.UnknownName(site.Place, "$" + name, Frame.KnownNames()));

    internal Value MissingMember(ExpressionNode site, string name, IEnumerable<string> known, Access access)
    {
        if (Lenient || access.HasFlag(Access.Optional))
            return Value.Null;
        var (place, owner) = site is MemberNode member
            ? (member.NameSpan.Place, Analysis.CodePrinter.Code(member.Target))
            : (site.Place, Analysis.CodePrinter.Code(((IndexNode)site).Target));
        return Report(LanguageFindings.UnknownMember(place, owner, name, known));
    }

    internal Value MissingElement(ExpressionNode site, long index, long count, Access access) =>
        Lenient || access.HasFlag(Access.Optional) ? Value.Null : Report(LanguageFindings.NoSuchElement(site.Place, index, count));

    internal Value NullOwner(ExpressionNode site, Value owner, Access access)
    {
        if (owner.IsFault)
            return owner;
        if (Lenient || access.HasFlag(Access.Optional))
            return Value.Null;
        var target = site is MemberNode member ? member.Target : ((IndexNode)site).Target;
        return Report(LanguageFindings.NullOwner(target.Place, Analysis.CodePrinter.Code(target), Analysis.CodePrinter.Code(site)));
    }

    internal void AssignGlobal(ExpressionNode site, string name, Value value) =>
        SetChecked(site, OwnCurrentObject(), name, value);

    /// <summary>Sets a member of an object of this render, unless it is read-only.</summary>
    internal void SetChecked(ExpressionNode site, DataObject own, string name, Value value)
    {
        if (own.IsReadOnly(name))
            Report(LanguageFindings.ReadOnlyVariable(site.Place, name));
        else
            SetMember(own, name, value);
    }

    internal void SetMember(DataObject own, string name, Value value)
    {
        if (!own.Contains(name))
            Budget.Build(BytesOfMember);
        own.SetPooled(name, value);
    }

    internal void SetIndexed(DataArray own, long index, Value value)
    {
        if (index >= own.Count)
        {
            Budget.Build((index - own.Count + 1) * BytesOfElement);
            Budget.Step((index - own.Count) >> 4);
        }

        own.SetGrowing((int)index, value);
    }

    internal void Import(DataObject members)
    {
        var current = OwnCurrentObject();
        Budget.Step(members.Count);
        for (var index = 0; index < members.Count; index++)
        {
            if (!current.IsReadOnly(members.NameAt(index)))
                SetMember(current, members.NameAt(index), members.ValueAt(index));
        }
    }

    internal DataArray NewArray(int capacity)
    {
        Budget.Build(BytesOfArray + ((long)capacity * BytesOfElement));
        return new DataArray(capacity) { Owner = this };
    }

    internal DataObject NewObject()
    {
        Budget.Build(BytesOfObject);
        return new DataObject { Owner = this };
    }

    /// <summary>The object as this render sees it: the copy, once the template has changed it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DataObject Look(DataObject original) => _copies is null ? original : LookUp(original);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal DataArray Look(DataArray original) => _copies is null ? original : LookUp(original);

    /// <summary>The object for changing: its own if the template made it, else a copy that hides it from here on.</summary>
    internal DataObject Own(DataObject original)
    {
        if (ReferenceEquals(original.Owner, this))
            return original;
        var seen = Look(original);
        if (!ReferenceEquals(seen, original))
            return seen;
        Budget.Build(BytesOfObject + ((long)original.Count * BytesOfMember));
        var copy = original.CopyFor(this);
        (_copies ??= new(ReferenceEqualityComparer.Instance)).Add(original, copy);
        return copy;
    }

    internal DataArray Own(DataArray original)
    {
        if (ReferenceEquals(original.Owner, this))
            return original;
        var seen = Look(original);
        if (!ReferenceEquals(seen, original))
            return seen;
        Budget.Build(BytesOfArray + ((long)original.Count * BytesOfElement));
        var copy = original.CopyFor(this);
        (_copies ??= new(ReferenceEqualityComparer.Instance)).Add(original, copy);
        return copy;
    }

    internal int PushScope(DataObject? scope)
    {
        var depth = _scopeCount;
        if (scope is not null)
            Push(new Scope { Object = scope });
        return depth;
    }

    /// <summary>Makes the variable of a loop findable by name, for functions and includes that the loop calls.</summary>
    internal int PushLoopScope(string? name, LoopState loop)
    {
        var depth = _scopeCount;
        if (name is not null)
            Push(new Scope { LoopName = name, Loop = loop });
        return depth;
    }

    internal void PopScopes(int depth)
    {
        _scopes.AsSpan(depth, _scopeCount - depth).Clear();
        _scopeCount = depth;
    }

    internal Frame EnterFrame(LocalLayout layout, DataArray arguments, ExpressionNode site)
    {
        var outer = Frame;
        var block = ReferenceEquals(PendingBlock.Site, site) ? PendingBlock.Block : null;
        if (block is not null)
            PendingBlock = default;
        Budget.Build(64 + ((long)layout.Count * BytesOfElement));
        Frame = new Frame(layout, arguments, block);
        return outer;
    }

    internal void LeaveFrame(Frame outer) => Frame = outer;

    internal DataArray Arguments() => Frame.Arguments ??= NewArray(0);

    internal Value TakeReturned()
    {
        var value = Returned;
        Returned = default;
        return value;
    }

    internal Value CallIfWanted(Value value, ExpressionNode site, Access access) =>
        access.HasFlag(Access.Function) ? value : Invoke(value, [], site);

    internal Value Invoke(Value function, ReadOnlySpan<Value> arguments, ExpressionNode site)
    {
        if (function.Reference is not FunctionValue callee)
            return function.IsFault ? function : Report(LanguageFindings.NotAFunction(site.Place, Analysis.CodePrinter.Code(site), function.IsNull));
        if (callee.TakesSpan(arguments.Length))
            return callee.Call(this, site, arguments);
        var bound = new BoundArguments(site);
        foreach (var argument in arguments)
            bound.Positional.Add(argument);
        return callee.Call(this, bound);
    }

    private IEnumerable<string> KnownNames()
    {
        for (var index = _scopeCount - 1; index >= 0; index--)
        {
            if (_scopes[index].LoopName is { } loopName)
                yield return loopName;
            if (_scopes[index].Object is not { } scope)
                continue;
            foreach (var name in Look(scope).Names)
                yield return name;
        }

        foreach (var name in Options.Builtins.Names)
            yield return name;
    }

    private DataObject LookUp(DataObject original) =>
        _copies is not null && _copies.TryGetValue(original, out var copy) ? (DataObject)copy : original;

    private DataArray LookUp(DataArray original) =>
        _copies is not null && _copies.TryGetValue(original, out var copy) ? (DataArray)copy : original;

    private void Push(Scope scope)
    {
        if (_scopeCount == _scopes.Length)
            Array.Resize(ref _scopes, _scopes.Length * 2);
        _scopes[_scopeCount++] = scope;
    }

    private struct Scope
    {
        public DataObject? Object;
        public string? LoopName;
        public LoopState? Loop;
    }
}
