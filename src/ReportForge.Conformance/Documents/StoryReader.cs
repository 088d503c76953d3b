using System.Xml.Linq;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Documents;

/// <summary>Reads one story (body, header, footer): paragraphs and tables in order, at any depth of content controls and cells.</summary>
internal sealed class StoryReader(FormatResolver formats)
{
    private readonly FieldState _fields = new();
    private readonly NumberingCounter _counter = new();
    private readonly List<XElement> _carried = [];
    private int _tables;
    private int _section;
    private int _topLevelParagraphs;

    public List<BodyBlock> Blocks { get; } = [];

    /// <summary>All paragraphs in reading order, those in cells among them.</summary>
    public List<Paragraph> Paragraphs { get; } = [];

    public List<Paragraph> TextBoxParagraphs { get; } = [];

    public List<WordTable> Tables { get; } = [];

    /// <summary>Section properties found in paragraphs, in order.</summary>
    public List<XElement> SectionBreaks { get; } = [];

    public bool HasRevisions { get; private set; }

    public void Read(XElement container)
    {
        foreach (var child in BlocksOf(container))
        {
            if (child.Name == W.Table)
            {
                var table = ReadTable(child, null);
                Blocks.Add(new BodyBlock.OfTable(table));
            }
            else if (ReadParagraph(child, null, TableLevel.None) is { } paragraph)
            {
                paragraph.Number = ++_topLevelParagraphs;
                Blocks.Add(new BodyBlock.OfParagraph(paragraph));
            }
        }
    }

    /// <summary>Paragraphs and tables of a container, seen through content controls and custom XML.</summary>
    private static IEnumerable<XElement> BlocksOf(XElement container)
    {
        foreach (var child in container.Elements())
        {
            if (child.Name == W.Paragraph || child.Name == W.Table)
            {
                yield return child;
            }
            else if (child.Name.Namespace == W.Main && child.Name.LocalName is "sdt" or "sdtContent" or "customXml" or "ins")
            {
                foreach (var inner in BlocksOf(child))
                    yield return inner;
            }
        }
    }

    private Paragraph? ReadParagraph(XElement element, TableCell? cell, TableLevel level)
    {
        var properties = element.Element(W.ParagraphProperties);
        HasRevisions |= properties?.Element(W.RunProperties) is { } mark
            && (mark.Element(W.Inserted) ?? mark.Element(W.Deleted)) is not null;
        if (MarkIsDeleted(properties) && cell is null)
        {
            // The accepted text runs on into the next paragraph, whose properties win.
            _carried.Add(element);
            return null;
        }

        var resolved = formats.Paragraph(properties, level);
        var inline = new InlineReader(formats, _fields);
        foreach (var carried in _carried)
            inline.Read(carried, resolved.Style, level);
        _carried.Clear();
        inline.Read(element, resolved.Style, level);
        var paragraph = Assemble(element, resolved, inline, level, cell);
        HasRevisions |= inline.HasRevisions;
        Paragraphs.Add(paragraph);
        foreach (var box in inline.TextBoxes)
            ReadTextBox(box);
        if (properties?.Element(W.Section) is { } section)
        {
            SectionBreaks.Add(section);
            _section++;
        }

        return paragraph;
    }

    private Paragraph Assemble(XElement element, ResolvedParagraph resolved, InlineReader inline, TableLevel level, TableCell? cell)
    {
        var markFormat = formats.Run(element.Element(W.ParagraphProperties)?.Element(W.RunProperties), resolved.Style, level);
        var halfPoints = inline.Runs.FirstOrDefault(run => run.HasInk)?.Format.HalfPoints ?? markFormat.HalfPoints;
        return new()
        {
            Element = element,
            Text = inline.Text,
            NumberText = resolved.List is { } list && resolved.Level is { } numbering ? _counter.Next(list, numbering.Index) : "",
            Numbering = resolved.Level,
            Runs = inline.Runs,
            Format = ParagraphFormat.From(resolved.Layer, halfPoints),
            MarkFormat = markFormat,
            FirstFormat = inline.FirstFormat ?? markFormat,
            Shapes = inline.Shapes,
            Fields = inline.Fields,
            StyleId = resolved.Style.Id,
            HasPageBreak = inline.HasPageBreak,
            HasEquation = inline.HasEquation,
            Cell = cell,
            Section = _section,
        };
    }

    private void ReadTextBox(XElement content)
    {
        var reader = new StoryReader(formats);
        reader.Read(content);
        foreach (var paragraph in reader.Paragraphs)
        {
            paragraph.Section = _section;
            TextBoxParagraphs.Add(paragraph);
        }

        TextBoxParagraphs.AddRange(reader.TextBoxParagraphs);
        HasRevisions |= reader.HasRevisions;
    }

    private WordTable ReadTable(XElement element, TableCell? parent)
    {
        var direct = element.Element(W.TableProperties);
        var style = formats.Styles.Table(direct?.Element(W.Main + "tblStyle").ValueOf());
        var table = new WordTable
        {
            Element = element,
            Number = ++_tables,
            Grid = [.. Columns(element)],
            Properties = direct is null ? style.TableProperties : [direct, .. style.TableProperties],
            Parent = parent,
            Section = _section,
        };
        Tables.Add(table);
        var rows = RowsOf(element).ToList();
        var levels = new TableLevels(style, direct?.Element(W.Main + "tblLook"));
        for (var index = 0; index < rows.Count; index++)
            table.Rows.Add(ReadRow(rows[index], table, index, (rows.Count, levels)));
        return table;
    }

    private static IEnumerable<double> Columns(XElement table) =>
        table.Element(W.Main + "tblGrid")?.Elements(W.Main + "gridCol").Select(
            column => Length.Twips((string?)column.Attribute(W.Main + "w")) ?? 0) ?? [];

    private IEnumerable<XElement> RowsOf(XElement container)
    {
        foreach (var child in container.Elements())
        {
            if (child.Name == W.Row && child.Element(W.RowProperties)?.Element(W.Deleted) is not null)
            {
                HasRevisions = true;
            }
            else if (child.Name == W.Row)
            {
                yield return child;
            }
            else if (child.Name.Namespace == W.Main && child.Name.LocalName is "sdt" or "sdtContent" or "customXml")
            {
                foreach (var inner in RowsOf(child))
                    yield return inner;
            }
        }
    }

    private TableRow ReadRow(XElement element, WordTable table, int index, (int Rows, TableLevels Levels) context)
    {
        var row = new TableRow { Element = element, Table = table, Index = index };
        var column = (int)(Length.Twips(element.Element(W.RowProperties)?.Element(W.Main + "gridBefore").ValueOf()) ?? 0);
        var cells = CellsOf(element).ToList();
        foreach (var cellElement in cells)
        {
            var cell = Cell(cellElement, row, column);
            column += cell.ColumnSpan;
            row.Cells.Add(cell);
            ReadCell(cell, context.Levels.Of(index, context.Rows, cell.Index, cells.Count));
        }

        return row;
    }

    private static IEnumerable<XElement> CellsOf(XElement container)
    {
        foreach (var child in container.Elements())
        {
            if (child.Name == W.Cell)
            {
                yield return child;
            }
            else if (child.Name.Namespace == W.Main && child.Name.LocalName is "sdt" or "sdtContent" or "customXml")
            {
                foreach (var inner in CellsOf(child))
                    yield return inner;
            }
        }
    }

    private static TableCell Cell(XElement element, TableRow row, int column)
    {
        var properties = element.Element(W.CellProperties);
        var merge = properties?.Element(W.Main + "vMerge");
        return new()
        {
            Element = element,
            Row = row,
            Index = row.Cells.Count,
            FirstColumn = column,
            ColumnSpan = (int)Math.Clamp(Length.Twips(properties?.Element(W.Main + "gridSpan").ValueOf()) ?? 1, 1, 100),
            VerticalMerge = merge is null ? null : merge.ValueOf() ?? "continue",
        };
    }

    private void ReadCell(TableCell cell, TableLevel level)
    {
        foreach (var child in BlocksOf(cell.Element))
        {
            if (child.Name == W.Table)
            {
                cell.Tables.Add(ReadTable(child, cell));
            }
            else if (ReadParagraph(child, cell, level) is { } paragraph)
            {
                cell.Paragraphs.Add(paragraph);
                paragraph.Number = cell.Paragraphs.Count;
            }
        }
    }

    private static bool MarkIsDeleted(XElement? properties) => properties?.Element(W.RunProperties)?.Element(W.Deleted) is not null;
}
