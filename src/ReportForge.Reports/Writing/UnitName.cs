using ReportForge.Conformance.Rules.Capitals;

namespace ReportForge.Reports.Writing;

/// <summary>
/// The name of an administrative unit in the forms that official texts need. The noun is small before a proper name
/// (xã Hoằng Lưu, rule VH-03) and capital before a number, a person or an event (Phường 1, Phường Điện Biên Phủ, rule VH-04).
/// </summary>
/// <param name="Kind">The noun: xã, phường, đặc khu, thị trấn, huyện, quận, thị xã, tỉnh, thành phố.</param>
/// <param name="Name">The proper name, such as Hoằng Lưu, 1, Ea H'Leo.</param>
internal sealed record UnitName(string Kind, string Name)
{
    /// <summary>Set when the data knows that the unit is named after a person or an event that the list here does not have.</summary>
    public bool KeepsCapital { get; init; }

    /// <summary>xã Hoằng Lưu; Phường 1; Thành phố Hồ Chí Minh.</summary>
    public string Running => $"{(TakesCapital ? Casing.Sentence(Noun) : Noun)} {Name}";

    /// <summary>Xã Hoằng Lưu: at the beginning of a line or a sentence, and in lists of names.</summary>
    public string Standing => $"{Casing.Sentence(Noun)} {Name}";

    /// <summary>XÃ HOẰNG LƯU.</summary>
    public string Upper => Casing.Upper(Standing);

    /// <summary>
    /// The place before the date (rule HD-16): the bare name, but with its noun when the name is a number, a person or an event.
    /// </summary>
    public string Place => TakesCapital ? Standing : Name;

    /// <summary>Ủy ban nhân dân xã Hoằng Lưu.</summary>
    public string Committee => $"Ủy ban nhân dân {Running}";

    /// <summary>UBND xã Hoằng Lưu.</summary>
    public string CommitteeShort => $"UBND {Running}";

    /// <summary>The two lines of the head of a document: ỦY BAN NHÂN DÂN / XÃ HOẰNG LƯU.</summary>
    public (string First, string Second) CommitteeLines => ("ỦY BAN NHÂN DÂN", Upper);

    private string Noun => Casing.Lower(Kind.Trim());

    private bool TakesCapital => KeepsCapital || char.IsDigit(Name.FirstOrDefault()) || CommemoratedNames.Contains(Name);
}
