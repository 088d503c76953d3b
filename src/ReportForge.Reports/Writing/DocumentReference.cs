namespace ReportForge.Reports.Writing;

/// <summary>
/// A document that a report refers to. The first mention is full: kind, number and symbol, date, issuer, subject; every later
/// one is kind, number and symbol alone (rule BD-07).
/// </summary>
internal sealed record DocumentReference
{
    /// <summary>Laws are cited without number, symbol and issuer (rule BD-06).</summary>
    private static readonly string[] Laws = ["Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp"];

    /// <summary>The subject of these is their name, not what they are about.</summary>
    private static readonly string[] NamedKinds = ["Tiêu chuẩn", "Quy chuẩn"];

    /// <summary>Subjects that begin with these words follow the issuer without "về".</summary>
    private static readonly string[] VerbSubjects =
        ["quy định", "hướng dẫn", "sửa đổi", "bổ sung", "bãi bỏ", "thay thế", "quy chế", "về "];

    /// <summary>Subjects that begin with these words follow the issuer with "về việc".</summary>
    private static readonly string[] ActSubjects =
        ["ban hành", "công nhận", "phê duyệt", "công bố", "giao", "thành lập", "kiện toàn", "bố trí", "triển khai", "thực hiện"];

    public required string Kind { get; init; }

    /// <summary>As printed before the slash: 139, 61/2018; null when the source has none.</summary>
    public string? Number { get; init; }

    /// <summary>As printed after the slash: QĐ-UBND, NĐ-CP.</summary>
    public string? Symbol { get; init; }

    /// <summary>What stands between number and symbol; documents of the Party have a hyphen (01-NQ/TU).</summary>
    public string Separator { get; init; } = "/";

    /// <summary>Ready for print: "ngày 30/12/2023", or the time in words where there is no day ("hằng năm").</summary>
    public string? Date { get; init; }

    public string? Issuer { get; init; }

    public string? Subject { get; init; }

    /// <summary>
    /// Two mentions that agree in everything are the same document; one cited with another subject is named in full again.
    /// </summary>
    public (string, string?, string?, string?, string?, string?) Identity => (Kind, Number, Symbol, Date, Issuer, Subject);

    public string Full() => IsLaw ? LawName : Joined(Kind, NumberText, Date, Issuer is null ? null : $"của {Issuer}", SubjectText);

    /// <summary>As in a list that has named the issuer already.</summary>
    public string FullWithoutIssuer() => IsLaw ? LawName : Joined(Kind, NumberText, Date, SubjectText);

    /// <summary>The other document is of the same issuer, named as exactly or less: "UBND huyện" behind "UBND huyện Nga Sơn".</summary>
    public bool HasIssuerOf(DocumentReference other) => !IsLaw && Issuer is { } issuer && other.Issuer is { } same
        && issuer.StartsWith(same, StringComparison.Ordinal) && (issuer.Length == same.Length || issuer[same.Length] == ' ');

    /// <summary>
    /// Nothing but the issuer tells whose documents the two are: there are many bodies that sign as UBND, and a document without a
    /// symbol may be anybody's.
    /// </summary>
    public bool MayBeTakenFor(DocumentReference other) =>
        !IsLaw && (Body is null || other.Body is null || string.Equals(Body, other.Body, StringComparison.Ordinal));

    /// <summary>A document without a number has no shorter name than kind and subject.</summary>
    public string Short() => IsLaw ? LawName : Joined(Kind, NumberText ?? SubjectText);

    /// <summary>
    /// As an item of a list that was named in full before: with its day, as offices list documents. A number with a year says the
    /// day's year already and stands alone.
    /// </summary>
    public string ShortOnLine() => IsLaw || Number is null or [.., '/', _, _, _, _] ? Short() : Joined(Kind, NumberText, Date);

    /// <summary>139/QĐ-UBND; the number of a draft stays blank.</summary>
    public string? Code => (Number, Symbol) switch
    {
        (null, null) => null,
        (null, { } symbol) => $"      {Separator}{symbol}",
        ({ } number, null) => number,
        ({ } number, { } symbol) => $"{number}{Separator}{symbol}",
    };

    /// <summary>The body in the symbol: the last part of QĐ-UBND and NĐ-CP, the first of a công văn's UBND-NV.</summary>
    private string? Body => Symbol?.Split('-', '/') is { } parts ? (Kind == "Công văn" ? parts[0] : parts[^1]) : null;

    private string LawName => Joined(Kind, WithoutKind(Subject));

    private bool IsLaw => Laws.Contains(Kind, StringComparer.OrdinalIgnoreCase);

    private string? NumberText => Number is null ? null : $"số {Code}";

    private string? SubjectText => Subject switch
    {
        null or "" => null,
        { } name when NamedKinds.Contains(Kind, StringComparer.OrdinalIgnoreCase) => name,
        { } subject => Connected(Casing.WithoutCapital(subject)),
    };

    private static string Connected(string subject)
    {
        if (VerbSubjects.Any(verb => subject.StartsWith(verb, StringComparison.Ordinal)))
            return subject;
        return ActSubjects.Any(act => subject.StartsWith(act, StringComparison.Ordinal)) ? $"về việc {subject}" : $"về {subject}";
    }

    private string? WithoutKind(string? subject) =>
        subject is not null && subject.StartsWith(Kind + " ", StringComparison.OrdinalIgnoreCase)
            ? subject[(Kind.Length + 1)..]
            : subject;

    private static string Joined(params string?[] parts) => string.Join(' ', parts.Where(part => !string.IsNullOrEmpty(part)));
}
