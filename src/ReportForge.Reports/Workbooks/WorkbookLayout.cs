using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Workbooks;

/// <summary>A sheet of the workbook that an office fills in.</summary>
public abstract record SheetLayout
{
    private protected SheetLayout(string name, string title)
    {
        Name = name;
        Title = title;
    }

    /// <summary>The name on the tab; at most 31 characters, as Excel allows.</summary>
    public string Name { get; }

    public string Title { get; }

    /// <summary>Columns that are read; what stands to their right is nobody's.</summary>
    public abstract int Width { get; }
}

/// <summary>One field a row: path, name, unit or options, value.</summary>
internal sealed record FieldSheet(string Name, string Title, ImmutableArray<FieldRow> Rows) : SheetLayout(Name, Title)
{
    public override int Width => 4;
}

/// <summary>A field, or the heading of a group of fields.</summary>
public sealed record FieldRow(string Path, ContractField Field, bool IsGroup);

/// <summary>A statistical form: one indicator a row, in printed order.</summary>
internal sealed record FormSheet(string Name, string Title) : SheetLayout(Name, Title)
{
    public override int Width => 6;
}

/// <summary>What the rows of a table become.</summary>
internal enum TableContent
{
    /// <summary>A list whose elements are objects: a column for each field.</summary>
    Objects,

    /// <summary>A list of single values: one column.</summary>
    Values,

    /// <summary>An object with free keys whose values are objects.</summary>
    KeyedObjects,

    /// <summary>An object with free keys whose values are lists of single values.</summary>
    KeyedLists,
}

/// <summary>A list or a map, one element a row.</summary>
/// <param name="Name">The name on the tab.</param>
/// <param name="Title">What the table holds.</param>
/// <param name="Path">The path of the list; <c>[]</c> stands for the element of a list around it.</param>
/// <param name="Content">What a row becomes.</param>
/// <param name="Columns">The fields of an element, with their paths inside it; one with an empty path for single values.</param>
/// <param name="IsRequired">The contract demands the list.</param>
internal sealed record TableSheet(
    string Name, string Title, string Path, TableContent Content, ImmutableArray<FieldRow> Columns, bool IsRequired)
        : SheetLayout(Name, Title)
{
    /// <summary>Lists around this one; each gives a column with the row number of its element.</summary>
    public int Parents => Path.Split("[]").Length - 1;

    public bool HasKeys => Content is TableContent.KeyedObjects or TableContent.KeyedLists;

    /// <summary>The first column of a field.</summary>
    public int FirstColumn => 1 + Parents + (HasKeys ? 1 : 0);

    public override int Width => FirstColumn + Columns.Length - 1;
}

/// <summary>
/// How the data of a kind is laid out over sheets. It follows from the contract alone, so that a new kind has its workbook
/// without any C#.
/// </summary>
public sealed class WorkbookLayout
{
    public const string GeneralName = "Chung";

    /// <summary>A group with more fields than this gets its own sheet.</summary>
    private const int FieldsOfOwnSheet = 12;

    private const int LongestSheetName = 31;

    private readonly ReportKind kind;
    private readonly List<FieldRow> general = [];
    private readonly List<SheetLayout> own = [];
    private readonly List<SheetLayout> tables = [];
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase) { GeneralName };

    private WorkbookLayout(ReportKind kind) => this.kind = kind;

    /// <summary>All sheets that a workbook of the kind may have.</summary>
    public static ImmutableArray<SheetLayout> Of(ReportKind kind) => new WorkbookLayout(kind).Build(_ => true);

    /// <summary>The sheets that people fill in, and those of fields made by a program that the data has.</summary>
    public static ImmutableArray<SheetLayout> Of(ReportKind kind, Value data) =>
        new WorkbookLayout(kind).Build(name => data.TryGetMember(name, out _));

    /// <summary>A list of single values that fits into one cell, one value a line.</summary>
    public static bool IsValueList(ContractField field) =>
        field.Allows(FieldTypes.List) && field.Items is { } items && !items.Allows(FieldTypes.Object) && !items.Allows(FieldTypes.List);

    private ImmutableArray<SheetLayout> Build(Func<string, bool> hasMade)
    {
        foreach (var (name, field) in kind.Contract.Fields)
        {
            if (!field.IsMadeByProgram || hasMade(name))
                AddRoot(name, field);
        }

        SheetLayout[] all = [new FieldSheet(GeneralName, kind.Name.Vi, [.. general]), .. own, .. tables];
        return [.. all.OrderBy(IsSeldomFilled)];
    }

    // The texts of headings and labels have defaults: who fills in the sheets from left to right comes to them last.
    private static bool IsSeldomFilled(SheetLayout sheet)
    {
        var path = sheet switch
        {
            FieldSheet { Name: not GeneralName, Rows: [var first, ..] } => first.Path,
            TableSheet table => table.Path,
            _ => "",
        };
        return path.Split('.')[0] is "headings" or "labels" or "options";
    }

    private void AddRoot(string name, ContractField field)
    {
        if (name == "indicators" && !kind.Catalogue.Rows.IsEmpty)
        {
            var label = kind.Appendices.Select(appendix => appendix.Label.Vi).FirstOrDefault() ?? "Biểu thống kê";
            own.Add(new FormSheet(SheetName(label.Replace("Phụ lục", "Biểu", StringComparison.Ordinal)), field.Title ?? label));
            return;
        }

        var rows = new List<FieldRow>();
        AddField(name, field, rows, isRequired: kind.Contract.Required.Contains(name), isRoot: true);
        if (rows.Count > FieldsOfOwnSheet)
            own.Add(new FieldSheet(SheetName(ShortTitle(field, name)), field.Title ?? name, [.. rows]));
        else
            general.AddRange(rows);
    }

    private void AddField(string path, ContractField field, List<FieldRow> rows, bool isRequired, bool isRoot)
    {
        if (field.Allows(FieldTypes.Object) && field.Fields.Length > 0)
            AddGroup(path, field, rows);
        else if (field.Allows(FieldTypes.Object) && field.Others is { } others)
            AddTable(path, field, others, isRequired);
        else if (field.Allows(FieldTypes.List) && (isRoot || !IsValueList(field)))
            AddList(path, field, isRequired);
        else
            rows.Add(new FieldRow(path, field, IsGroup: false));
    }

    private void AddGroup(string path, ContractField field, List<FieldRow> rows)
    {
        rows.Add(new FieldRow(path, field, IsGroup: true));
        foreach (var (name, inner) in field.Fields)
            AddField($"{path}.{name}", inner, rows, field.Required.Contains(name), isRoot: false);
    }

    private void AddList(string path, ContractField field, bool isRequired)
    {
        // Tables of lists inside the elements are found on the way; the rows that they belong to are read before them.
        var place = tables.Count;
        var items = field.Items ?? new ContractField();
        var table = !items.Allows(FieldTypes.Object) || items.Fields.IsEmpty
            ? Table(path, field, TableContent.Values, [new FieldRow("", items, IsGroup: false)], isRequired)
            : Table(path, field, TableContent.Objects, Columns(path, items), isRequired);
        tables.Insert(place, table);
    }

    private void AddTable(string path, ContractField field, ContractField others, bool isRequired)
    {
        var sheet = others.Allows(FieldTypes.List)
            ? Table(path, field, TableContent.KeyedLists, [new FieldRow("", others, IsGroup: false)], isRequired)
            : Table(path, field, TableContent.KeyedObjects, Columns(path, others), isRequired);
        tables.Add(sheet);
    }

    private TableSheet Table(string path, ContractField field, TableContent content, ImmutableArray<FieldRow> columns, bool isRequired) =>
        new(SheetName(ShortTitle(field, path)), field.Title ?? path, path, content, columns, isRequired);

    /// <summary>The fields of an element; a list of objects inside it becomes a table of its own.</summary>
    private ImmutableArray<FieldRow> Columns(string listPath, ContractField element)
    {
        var columns = new List<FieldRow>();
        foreach (var (name, field) in element.Fields)
            AddColumn(listPath, name, field, element.Required.Contains(name), columns);
        return [.. columns];
    }

    private void AddColumn(string listPath, string path, ContractField field, bool isRequired, List<FieldRow> columns)
    {
        if (field.Allows(FieldTypes.List) && !IsValueList(field))
        {
            AddList($"{listPath}[].{path}", field, isRequired);
        }
        else if (field.Allows(FieldTypes.Object) && field.Fields.Length > 0)
        {
            columns.Add(new FieldRow(path, field, IsGroup: true));
            foreach (var (name, inner) in field.Fields)
                AddColumn(listPath, $"{path}.{name}", inner, field.Required.Contains(name), columns);
        }
        else
        {
            columns.Add(new FieldRow(path, field, IsGroup: false));
        }
    }

    private static string ShortTitle(ContractField field, string path)
    {
        var title = field.Title ?? path;
        var end = title.IndexOfAny([';', ',', ':', '(']);
        return end > 0 ? title[..end].Trim() : title;
    }

    /// <summary>A name that Excel takes: no signs of a cell address, at most 31 characters, different from the others.</summary>
    private string SheetName(string title)
    {
        var clean = string.Concat(title.Select(letter => letter is '[' or ']' or '*' or '?' or '/' or '\\' or ':' or '\'' ? ' ' : letter))
            .Trim();
        var name = clean.Length <= LongestSheetName ? clean : clean[..LongestSheetName].Trim();
        for (var number = 2; !names.Add(name); number++)
        {
            var suffix = $" {number}";
            name = clean[..Math.Min(clean.Length, LongestSheetName - suffix.Length)].Trim() + suffix;
        }

        return name;
    }
}
