namespace ReportForge.Language.Rendering;

internal enum LoopKind
{
    For,
    While,
    TableRow,
}

/// <summary>What <c>for.index</c> and its like read while a loop runs.</summary>
internal sealed class LoopState(LoopKind kind, long length, LoopState? outer)
{
    private static readonly string[] WhileMembers = ["index", "first", "even", "odd"];
    private static readonly string[] ForMembers = [.. WhileMembers, "last", "length", "rindex", "changed"];
    private static readonly string[] TableRowMembers = [.. ForMembers, "col", "col0", "col_first", "col_last"];

    public LoopKind Kind => kind;

    /// <summary>The loop of the same frame around this one.</summary>
    public LoopState? Outer => outer;

    /// <summary>The element of this turn.</summary>
    public Value Value { get; private set; }

    public long Index { get; set; }

    private Value Before { get; set; }

    public int Columns { get; init; } = 1;

    /// <summary>The next turn with its element.</summary>
    public void Turn(long index, Value value)
    {
        Before = Value;
        Value = value;
        Index = index;
    }

    public static string NameOf(LoopKind kind) => kind switch
    {
        LoopKind.For => "for",
        LoopKind.While => "while",
        _ => "tablerow",
    };

    public static IEnumerable<string> MembersOf(LoopKind kind) => kind switch
    {
        LoopKind.For => ForMembers,
        LoopKind.While => WhileMembers,
        _ => TableRowMembers,
    };

    public bool TryGet(string member, out Value value)
    {
        var found = kind == LoopKind.While ? Common(member) : Common(member) ?? Counted(member);
        if (found is null && kind == LoopKind.TableRow)
            found = Columned(member);
        value = found ?? Value.Null;
        return found is not null;
    }

    /// <summary>The state as it is now, for whoever keeps it in a variable.</summary>
    public DataObject ToObject(RenderContext context)
    {
        var result = context.NewObject();
        foreach (var name in MembersOf(kind))
        {
            if (TryGet(name, out var value))
                context.SetMember(result, name, value);
        }

        return result;
    }

    private Value? Common(string member) => member switch
    {
        "index" => Value.From(Index),
        "first" => Value.From(Index == 0),
        "even" => Value.From((Index & 1) == 0),
        "odd" => Value.From((Index & 1) != 0),
        _ => null,
    };

    private Value? Counted(string member) => member switch
    {
        "last" => Value.From(Index == length - 1),
        "length" => Value.From(length),
        "rindex" => Value.From(length - Index - 1),
        "changed" => Value.From(Index == 0 || !Before.Equals(Value)),
        _ => null,
    };

    private Value? Columned(string member)
    {
        var column = Index % Columns;
        return member switch
        {
            "col" or "col0" => Value.From(column),
            "col_first" => Value.From(column == 0),
            "col_last" => Value.From(column == Columns - 1),
            _ => null,
        };
    }
}
