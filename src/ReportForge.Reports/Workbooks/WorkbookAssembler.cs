using System.Globalization;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Indicators;

namespace ReportForge.Reports.Workbooks;

/// <summary>Puts the values of cells together to report data and remembers the cell of each.</summary>
public sealed class WorkbookAssembler(Place whole, DataObject root)
{
    private readonly Dictionary<string, Place> places = new(StringComparer.Ordinal);

    public WorkbookAssembler(string file)
        : this(Place.InFile(file), new DataObject(32))
    {
    }

    public DataObject Root => root;

    /// <summary>Sets a value at a path such as <c>unit.province.name</c>; the objects around it are made.</summary>
    public void Set(string path, Value value, Place place)
    {
        Set(Root, path, value);
        places[path] = place with { Path = path };
    }

    public void Remember(string path, Place place) => places[path] = place with { Path = path };

    public static void Set(DataObject owner, string path, Value value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (owner[name].AsObject() is not { } inner)
                owner.Set(name, Value.From(inner = new DataObject()));
            owner = inner;
        }

        owner.Set(names[^1], value);
    }

    /// <summary>The object that holds a path's last name, or null when it is not there.</summary>
    public DataObject? OwnerOf(string path)
    {
        var end = path.LastIndexOf('.');
        if (end < 0)
            return Root;
        return IndicatorValues.Follow(Value.From(Root), path[..end]).AsObject();
    }

    public ReportData Build() => Build(root => root);

    /// <param name="finish">What is made of the values that were read; their paths stay what they are.</param>
    public ReportData Build(Func<Value, Value> finish) => new(whole.File ?? "", finish(Value.From(Root)), PlaceOf);

    /// <summary>Fields of an element of which the contract demands a value, though it may be null.</summary>
    public static void FillBlanks(DataObject element, IEnumerable<FieldRow> columns, ContractField contract)
    {
        foreach (var column in columns.Where(column => !column.Path.Contains('.', StringComparison.Ordinal)))
        {
            if (contract.Required.Contains(column.Path) && column.Field.Allows(FieldTypes.Null) && !element.Contains(column.Path))
                element.Set(column.Path, Value.Null);
        }
    }

    /// <summary>The cell of a value, or of the nearest thing around it.</summary>
    private Place PlaceOf(string path)
    {
        for (var known = path; known.Length > 0; known = Around(known))
        {
            if (places.TryGetValue(known, out var place))
                return place with { Path = path };
        }

        return whole with { Path = path.Length == 0 ? null : path };
    }

    private static string Around(string path) => path[..Math.Max(0, Math.Max(path.LastIndexOf('.'), path.LastIndexOf('[')))];

    public static string Indexed(string list, int index) => string.Create(CultureInfo.InvariantCulture, $"{list}[{index}]");
}
