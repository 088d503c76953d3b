using System.Collections.Frozen;
using System.Collections.Immutable;
using ReportForge.Data;

namespace ReportForge.Reports.Contracts;

/// <summary>The types that a field may have.</summary>
[Flags]
public enum FieldTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Integer = 4,
    Number = 8,
    Text = 16,
    List = 32,
    Object = 64,
    Any = Null | Boolean | Integer | Number | Text | List | Object,
}

/// <summary>What the contract says about one value: a schema of the JSON Schema subset, compiled. Immutable once it is built.</summary>
public sealed record ContractField
{
    public FieldTypes Types { get; internal init; } = FieldTypes.Any;

    /// <summary>The field's name for people, in Vietnamese.</summary>
    public string? Title { get; internal init; }

    public string? Description { get; internal init; }

    /// <summary>The first example, as JSON has it.</summary>
    public string? Example { get; internal init; }

    /// <summary>What a new workbook starts with; null when it starts blank.</summary>
    public Value? Default { get; internal init; }

    /// <summary>Commands fill it in, people do not: a new workbook does not ask for it (<c>readOnly</c>).</summary>
    public bool IsMadeByProgram { get; internal init; }

    /// <summary>
    /// The document shows what is typed here; false for what only checks use or the clerk notes for himself (<c>printed</c>).
    /// </summary>
    public bool IsPrinted { get; internal init; } = true;

    /// <summary>
    /// The document has room for the field only where one of these stands in the data: a path with a value, or
    /// <c>path=choice</c> (<c>printedWith</c>). Empty when nothing else is asked for.
    /// </summary>
    public ImmutableArray<string> PrintedWith { get; internal init; } = [];

    /// <summary>The path of the object whose keys stand here: a workbook shows what they stand for (<c>refersTo</c>).</summary>
    public string? RefersTo { get; internal init; }

    /// <summary>The path of the object whose fields are the keys of this one (<c>keysOf</c>).</summary>
    public string? KeysOf { get; internal init; }

    /// <summary>Who types an element need not give it a key (<c>keysOptional</c>).</summary>
    public bool HasOptionalKeys { get; internal init; }

    /// <summary>The fields of an object, in the order of the contract.</summary>
    public ImmutableArray<KeyValuePair<string, ContractField>> Fields { get; internal init; } = [];

    public ImmutableArray<string> Required { get; internal init; } = [];

    /// <summary>Fields of other names than those listed may stand in the object.</summary>
    public bool AllowsOthers { get; internal init; } = true;

    /// <summary>What fields of other names hold; null when anything may stand there.</summary>
    public ContractField? Others { get; internal init; }

    /// <summary>What every element of a list holds.</summary>
    public ContractField? Items { get; internal init; }

    public ImmutableArray<Value> Options { get; internal init; } = [];

    internal ContractPattern? Pattern { get; init; }

    /// <summary>A text that is a calendar day, written 2024-11-06.</summary>
    public bool IsDate { get; internal init; }

    public decimal? Minimum { get; internal init; }

    public decimal? Maximum { get; internal init; }

    public int? MinItems { get; internal init; }

    public int? MaxItems { get; internal init; }

    public int? MinLength { get; internal init; }

    public int? MaxLength { get; internal init; }

    internal FrozenDictionary<string, ContractField> ByName { get; init; } = FrozenDictionary<string, ContractField>.Empty;

    public bool Allows(FieldTypes type) => (Types & type) != 0;

    public ContractField? Field(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The field at a path such as <c>recipients[0].name</c>, or null.</summary>
    public ContractField? At(string path)
    {
        var field = this;
        foreach (var name in path.Split('.'))
        {
            var bracket = name.IndexOf('[', StringComparison.Ordinal);
            field = field?.Field(bracket < 0 ? name : name[..bracket]) ?? field?.Others;
            for (var index = bracket; index >= 0; index = name.IndexOf('[', index + 1))
                field = field?.Items;
        }

        return field;
    }
}
