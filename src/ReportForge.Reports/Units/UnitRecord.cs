using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Units;

/// <summary>One province or commune of the country.</summary>
/// <param name="Code">Official code: two digits for a province, five for a commune.</param>
/// <param name="Kind">Xã, Phường, Đặc khu, Tỉnh or Thành phố.</param>
/// <param name="Name">The name without its noun.</param>
/// <param name="ParentCode">The province of a commune; null for a province.</param>
public sealed record UnitRecord(string Code, string Kind, string Name, string? ParentCode)
{
    public bool IsCommune => ParentCode is not null;

    public string FullName => $"{Kind} {Name}";

    internal UnitName Naming => new(Kind, Name);
}
