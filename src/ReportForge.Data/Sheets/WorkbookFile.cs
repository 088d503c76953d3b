using System.Collections.Immutable;
using System.Xml.Linq;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Packaging;

namespace ReportForge.Data.Sheets;

/// <summary>
/// Reads the sheets of an .xlsx of unknown origin: saved values only. Formulas are not run, links to other files are not
/// followed, macros do not matter. ExcelDataReader is no choice: to it an error (#REF!) and a formula without a saved result
/// are blank cells, and a figure would be missing without a word.
/// </summary>
public sealed class WorkbookFile
{
    /// <summary>Far beyond any form, far below what would fill the memory.</summary>
    public const int MaxCells = 500_000;

    /// <summary>
    /// Half a million cells come to 20 MB. Parts are held as they are inflated, and texts take twice their bytes: three times
    /// this much is the memory that a workbook can ask for.
    /// </summary>
    private static readonly PackageLimits Limits = PackageLimits.Default with { InflatedBytes = 48_000_000, PartBytes = 48_000_000 };

    private static readonly XNamespace S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace StrictS = "http://purl.oclc.org/ooxml/spreadsheetml/main";

    private readonly OpcPackage package;
    private readonly List<Finding> findings;
    private readonly XNamespace s;
    private readonly XmlPartsCheck check;

    private WorkbookFile(OpcPackage package, List<Finding> findings, XNamespace s)
    {
        this.package = package;
        this.findings = findings;
        this.s = s;
        check = new XmlPartsCheck(package.File, Limits);
    }

    /// <summary>The sheets in their order, or null when the findings say why the file cannot be read.</summary>
    public static ImmutableArray<WorkbookSheet>? Read(string file, ReadOnlyMemory<byte> bytes, List<Finding> findings)
    {
        if (bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            findings.Add(SheetFindings.OldFormat(Place.InFile(file)));
            return null;
        }

        if (!bytes.Span.StartsWith("PK"u8))
        {
            findings.Add(SheetFindings.NotAWorkbook(Place.InFile(file)));
            return null;
        }

        var read = PackageReader.Read(file, bytes, Limits);
        findings.AddRange(read.Findings);
        if (read.Package is not { } package || read.Findings.Any(finding => finding.IsError))
            return null;
        if (package.MainDocument is not { } main || !main.ContentType.Contains("spreadsheetml", StringComparison.Ordinal))
        {
            findings.Add(SheetFindings.NotAWorkbook(Place.InFile(file)));
            return null;
        }

        var loaded = new XmlPartsCheck(file, Limits).Load(main);
        if (loaded.Document?.Root is not { } root)
        {
            findings.AddRange(loaded.Finding is { } finding ? [finding] : []);
            return null;
        }

        return new WorkbookFile(package, findings, root.Name.Namespace == StrictS ? StrictS : S).Sheets(root, main);
    }

    private ImmutableArray<WorkbookSheet>? Sheets(XElement workbook, PackagePart main)
    {
        var relationships = package
            .RelationshipsOf(main.Name)
            .DistinctBy(relationship => relationship.Id)
            .ToDictionary(relationship => relationship.Id, StringComparer.Ordinal);
        var context = new SheetContext(SharedTexts(), CellFormats.Read(Load("styles"), s), new CellCount());
        var is1904 = workbook.Element(s + "workbookPr")?.Attribute("date1904")?.Value is "1" or "true";
        var sheets = ImmutableArray.CreateBuilder<WorkbookSheet>();
        var read = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in workbook.Element(s + "sheets")?.Elements(s + "sheet") ?? [])
        {
            var id = sheet.Attributes()
                .FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.Namespace != XNamespace.None)?.Value;
            var name = UnicodeForm.Compose(sheet.Attribute("name")?.Value ?? "");
            if (id is null
                || !relationships.TryGetValue(id, out var relationship)
                || package.Find(relationship.Target) is not { } part
                || !read.Add(part.Name))
                continue;
            if (Checked(part) is not { } bytes)
                return null;
            sheets.Add(new SheetReader(package.File, s, context with { Is1904 = is1904 }, findings).Read(name, bytes));
        }

        return sheets.ToImmutable();
    }

    private ImmutableArray<string> SharedTexts() =>
        PartOf("sharedStrings") is { } part && Checked(part) is { } bytes ? SharedTextReader.Read(bytes, s) : [];

    private PackagePart? PartOf(string relationshipKind)
    {
        if (package.MainDocument is not { } main)
            return null;
        var relationship = package.RelationshipsOf(main.Name).FirstOrDefault(relationship => relationship.Kind == relationshipKind);
        return relationship is null ? null : package.Find(relationship.Target);
    }

    private XElement? Load(string relationshipKind)
    {
        if (PartOf(relationshipKind) is not { } part)
            return null;
        var loaded = check.Load(part);
        if (loaded.Finding is { } finding)
            findings.Add(finding);
        return loaded.Document?.Root;
    }

    /// <summary>The bytes of a part that can be read piece by piece.</summary>
    private ReadOnlyMemory<byte>? Checked(PackagePart part)
    {
        if ((check.CheckStretches(part) ?? SafeXml.Check(package.File, part.Name, part.Bytes, Limits)) is not { } finding)
            return part.Bytes;
        findings.Add(finding);
        return null;
    }
}
