using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Inputs;

/// <summary>What a table or a folder of workbooks needs to become data; a file of JSON does without.</summary>
public sealed record BatchInputOptions
{
    public required ReportKind Kind { get; init; }

    public required ReportKindLibrary Kinds { get; init; }

    /// <summary>Fields by the names that the columns of a table have; null when they have the names of the contract.</summary>
    public ColumnMapping? Columns { get; init; }

    /// <summary>Data that all units of a table share: recipients, narrative, references; null for none.</summary>
    public DataObject? Common { get; init; }

    /// <summary>Whether anything is given that has a meaning for tables only.</summary>
    internal bool IsForTables => Columns is not null || Common is not null;
}

/// <summary>The data of many units, read one after the other, as often as needed.</summary>
public abstract class BatchInput
{
    /// <summary>All communes of the country of some periods; more is a file that repeats itself or was made to do harm.</summary>
    public const int MostUnits = 20_000;

    private protected BatchInput(string name) => Name = name;

    /// <summary>What the user named.</summary>
    public string Name { get; }

    /// <summary>What is to be said about the input as a whole, such as what of it was not read.</summary>
    public ImmutableArray<Finding> Findings { get; private protected init; } = [];

    /// <summary>Number of items, where it is known without reading all of them.</summary>
    public virtual int? Count => null;

    /// <summary>About how many items there are, for a look at the clock; 0 when that cannot be judged quickly.</summary>
    public virtual int EstimatedCount => Count ?? 0;

    /// <summary>How many items there can be, without reading any.</summary>
    private protected virtual int CountAtMost() => Count ?? 0;

    /// <summary>
    /// Opens a folder of JSON files and workbooks, a file of one object a line, or a table of one unit a row.
    /// </summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">How the user named it.</param>
    /// <param name="options">Needed for tables, workbooks and data of units; without it the former are refused, and records may be as
    /// many as they like.</param>
    /// <exception cref="MachineFailureException">The input cannot be read.</exception>
    public static (BatchInput? Input, ImmutableArray<Finding> Findings) Open(string path, string name, BatchInputOptions? options = null)
    {
        if (!FileSight.IsThere(path))
            return (null, [MachineFindings.FileNotFound(name, null)]);
        if (options is { IsForTables: true } && !IsTable(path))
            return (null, [BatchInputFindings.OnlyForTables(name)]);
        var opened = OpenAny(path, name, options);
        return options is not null && opened.Input?.CountAtMost() is > MostUnits and var count
            ? (null, [BatchInputFindings.TooManyUnits(name, count, MostUnits)])
            : opened;
    }

    private static (BatchInput? Input, ImmutableArray<Finding> Findings) OpenAny(string path, string name, BatchInputOptions? options)
    {
        if (FileSight.IsFolder(path))
            return FolderInput.OpenFolder(path, name, options);
        using (InputFile.Open(path, name, out var obstacle))
        {
            if (obstacle is not null)
                return (null, [obstacle]);
        }

        return Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JSONL" or ".NDJSON" => (new LinesInput(path, name), []),
            ".CSV" or ".XLSX" when options is not null => TableInput.OpenTable(path, name, options),
            _ => (null, [BatchInputFindings.UnknownInput(name)]),
        };
    }

    private static bool IsTable(string path) => FileSight.IsFile(path) && Path.GetExtension(path).ToUpperInvariant() is ".CSV" or ".XLSX";

    /// <summary>Every item in its order.</summary>
    /// <exception cref="MachineFailureException">The input cannot be read.</exception>
    public abstract IEnumerable<BatchItem> Items();

    /// <summary>How a person finds items again, by their ordinals.</summary>
    internal IReadOnlyDictionary<int, string> NamesOf(IReadOnlySet<int> ordinals) =>
        Items().Where(item => ordinals.Contains(item.Ordinal)).ToDictionary(item => item.Ordinal, item => item.Name);
}
