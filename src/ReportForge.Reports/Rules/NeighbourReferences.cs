using ReportForge.Data;
using ReportForge.Data.Texts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Rules;

/// <summary>
/// The documents of superior bodies that the reports of one set cite, with the date that each report gives them. One document
/// has one date: a report that differs from its neighbours of the district or province learns it as <c>neighbour_references</c>,
/// which rule DOC-10 reads. Safe for many threads while it is filled; read when that is done.
/// </summary>
public sealed class NeighbourReferences
{
    /// <summary>What the rule and the contract of a kind call the dates of the neighbours.</summary>
    internal const string Name = "neighbour_references";

    private static readonly string[] Levels =
        [" tinh", " huyen", " quan", " thi xa", " thanh pho", " thi tran", " xa", " phuong", " dac khu"];

    private readonly Lock turn = new();
    private readonly Dictionary<Citation, SortedDictionary<string, Mention>> dates = [];

    /// <summary>Takes the documents that a report cites into the set.</summary>
    public void Add(ReportData data)
    {
        var unit = UnitOf(data);
        foreach (var (citation, date) in Superior(data).Select(cited => (cited.Citation, cited.Date)).Distinct())
        {
            lock (turn)
            {
                if (!dates.TryGetValue(citation, out var mentions))
                    dates[citation] = mentions = new SortedDictionary<string, Mention>(StringComparer.Ordinal);
                mentions[date] = mentions.TryGetValue(date, out var mention) ? mention.And(unit) : new Mention(1, unit);
            }
        }
    }

    /// <summary>For each document that this report dates otherwise than most of its neighbours (or as many): who, and which date.</summary>
    internal IEnumerable<Value> Of(ReportData data)
    {
        if (dates.Count == 0)
            yield break;
        var unit = UnitOf(data);
        foreach (var (key, citation, date) in Superior(data))
        {
            if (!dates.TryGetValue(citation, out var mentions) || !mentions.TryGetValue(date, out var own))
                continue;
            var other = mentions.Where(mention => mention.Key != date && !mention.Value.IsOnlyOf(unit))
                .OrderByDescending(mention => mention.Value.Reports)
                .FirstOrDefault();
            if (other.Value.Reports >= own.Reports)
                yield return Value.From(new DataObject().With("unit", Value.From(other.Value.Units))
                    .With("key", Value.From(key))
                    .With("date", Value.From(other.Key)));
        }
    }

    private static IEnumerable<(string Key, Citation Citation, string Date)> Superior(ReportData data)
    {
        if (!data.Root.TryGetMember("references", out var references)
            || references.AsObject() is not { } documents
            || !data.Root.TryGetMember("unit", out var unit))
            yield break;
        var area = TextFolding.Fold($"{PlaceName(unit, "province")}|{PlaceName(unit, "district")}");
        var ownBody = TextFolding.Fold("UBND " + Arguments.Text(unit, "kind"));
        foreach (var (key, document) in documents.Members)
        {
            if (Arguments.Text(document, "date") is not { } date
                || Arguments.Text(document, "symbol") is not { } symbol
                || Arguments.Text(document, "issuer") is not { } issuer)
                continue;
            var number = document.TryGetMember("number", out var given) ? given.AsInteger() : null;
            var body = TextFolding.Fold(issuer).Replace("uy ban nhan dan", "ubnd", StringComparison.Ordinal);
            if (number is { } known && !body.Contains(ownBody, StringComparison.Ordinal))
                yield return (
                    key,
                    new Citation(area, LevelOf(body), known, symbol, TextFolding.Fold(Arguments.Text(document, "subject") ?? "")),
                    date);
        }
    }

    private static string PlaceName(Value unit, string level) => unit.TryGetMember(level, out var place)
        ? Arguments.Text(place, "name") ?? ""
        : "";

    private static string UnitOf(ReportData data) =>
        data.Root.TryGetMember("unit", out var unit) ? $"{Arguments.Text(unit, "kind")} {Arguments.Text(unit, "name")}".Trim() : data.File;

    /// <summary>“Chủ tịch UBND tỉnh” and “UBND tỉnh Thanh Hóa” are one level; a ministry is itself.</summary>
    private static string LevelOf(string body) => Levels.FirstOrDefault(level => body.Contains(level, StringComparison.Ordinal)) ?? body;

    /// <summary>
    /// The same number, symbol and subject in one district or province is the same document; numbers begin anew each year.
    /// </summary>
    private readonly record struct Citation(string Area, string Issuer, long Number, string Symbol, string Subject);

    private readonly record struct Mention(int Reports, string FirstUnit)
    {
        public string Units => Reports == 1 ? FirstUnit : $"{FirstUnit} và {NumberWriting.Count(Reports - 1)} đơn vị khác";

        public bool IsOnlyOf(string unit) => Reports == 1 && FirstUnit == unit;

        // Threads come in any order; the unit that is named must not depend on it.
        public Mention And(string unit) => new(Reports + 1, string.CompareOrdinal(unit, FirstUnit) < 0 ? unit : FirstUnit);
    }
}
