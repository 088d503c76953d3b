using System.Collections.Frozen;
using System.Collections.Immutable;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Units;

/// <summary>The provinces and communes of the country. Immutable; shared by threads.</summary>
public sealed class UnitDirectory
{
    private static readonly Lazy<UnitDirectory> Embedded = new(ReadEmbedded);

    private readonly FrozenDictionary<string, UnitRecord> byCode;
    private readonly Lazy<ImmutableArray<(UnitRecord Unit, string Folded)>> searchable;

    private UnitDirectory(IEnumerable<UnitRecord> units)
    {
        Units = [.. units];
        byCode = Units.ToFrozenDictionary(unit => unit.Code, StringComparer.Ordinal);
        searchable = new(() => [.. Units.Select(unit => (unit, TextFolding.Fold(unit.FullName)))]);
    }

    /// <summary>The units as they stand since 1 July 2025.</summary>
    public static UnitDirectory Current => Embedded.Value;

    public ImmutableArray<UnitRecord> Units { get; }

    public UnitRecord? ByCode(string code) => byCode.GetValueOrDefault(code);

    public UnitRecord? ParentOf(UnitRecord unit) => unit.ParentCode is { } code ? ByCode(code) : null;

    public IEnumerable<UnitRecord> CommunesOf(string provinceCode) => Units.Where(unit => unit.ParentCode == provinceCode);

    /// <summary>
    /// Reads the columns code, kind, name and parent_code of a CSV file; null when the findings say why it cannot be read.
    /// </summary>
    public static (UnitDirectory? Units, ImmutableArray<Finding> Findings) Read(string file, ReadOnlySpan<byte> csv)
    {
        var findings = new List<Finding>();
        var units = new UnitListReader(file, findings).Read(csv);
        return (findings.Count == 0 ? new UnitDirectory(units) : null, [.. findings]);
    }

    /// <summary>
    /// Units whose code is the text, or whose name has it: first those written exactly so, then those equal without diacritics,
    /// then those that begin with it, then the rest. "Hoằng Lưu, Thanh Hóa" asks for a commune of that province.
    /// </summary>
    public ImmutableArray<UnitRecord> Find(string text)
    {
        if (ByCode(text.Trim()) is { } exact)
            return [exact];
        var parts = text.Split(',', 2);
        var wanted = parts[0].Trim();
        var folded = TextFolding.Fold(wanted);
        if (folded.Length == 0)
            return [];
        var province = parts.Length == 2 ? TextFolding.Fold(parts[1]) : "";
        return
        [
            .. searchable.Value
                .Where(entry => entry.Folded.Contains(folded, StringComparison.Ordinal) && IsIn(entry.Unit, province))
                .OrderBy(entry => Rank(entry, wanted, folded))
                .ThenBy(entry => entry.Unit.Name, VietnameseOrder.Instance)
                .ThenBy(entry => entry.Unit.Code, StringComparer.Ordinal)
                .Select(entry => entry.Unit),
        ];
    }

    private bool IsIn(UnitRecord unit, string province) => province.Length == 0
        || (ParentOf(unit) is { } parent && TextFolding.Fold(parent.FullName).Contains(province, StringComparison.Ordinal));

    private static int Rank((UnitRecord Unit, string Folded) entry, string wanted, string folded)
    {
        var (unit, foldedFull) = entry;
        var foldedName = TextFolding.Fold(unit.Name);
        if (string.Equals(unit.Name, wanted, StringComparison.OrdinalIgnoreCase)
            || string.Equals(unit.FullName, wanted, StringComparison.OrdinalIgnoreCase))
            return 0;
        if (foldedName == folded || foldedFull == folded)
            return 1;
        if (unit.FullName.Contains(wanted, StringComparison.OrdinalIgnoreCase))
            return 2;
        return foldedName.StartsWith(folded, StringComparison.Ordinal) ? 3 : 4;
    }

    private static UnitDirectory ReadEmbedded()
    {
        using var stream = typeof(UnitDirectory).Assembly.GetManifestResourceStream("units.csv")
            ?? throw new InvalidOperationException("The list of units is not part of the assembly.");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return Read("units.csv", bytes.ToArray()).Units ?? throw new InvalidOperationException("The list of units cannot be read.");
    }
}
