using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Word;
using ReportForge.Word.Authoring;

namespace ReportForge.Reports.Kinds;

/// <summary>
/// Fields that the Word parts read only inside a condition on another field: typed without that field, they would be dropped.
/// What the contract says about it (<c>printedWith</c>) is no finding.
/// </summary>
internal sealed partial class GuardedReads
{
    private readonly ContractField contract;
    private readonly Dictionary<string, List<Read>> reads = new(StringComparer.Ordinal);

    private GuardedReads(ContractField contract) => this.contract = contract;

    public static IEnumerable<Finding> Find(ContractField contract, IEnumerable<WordTemplatePart> parts)
    {
        var search = new GuardedReads(contract);
        foreach (var part in parts)
            search.Collect(TemplateTags.Of(part.Name, part.Bytes));
        return search.reads.OrderBy(read => read.Key, StringComparer.Ordinal).Select(read => search.Guarded(read.Key, read.Value))
            .OfType<Finding>();
    }

    private sealed record Read(Place Place, ImmutableArray<ImmutableArray<string>> Conditions);

    private void Collect(IEnumerable<WrittenTag> tags)
    {
        var open = new Stack<ImmutableArray<string>>();
        foreach (var tag in tags)
        {
            foreach (var statement in WithoutTexts(tag.Code).Split(';', StringSplitOptions.TrimEntries))
                Collect(statement, tag.Place, open);
        }
    }

    private void Collect(string statement, Place place, Stack<ImmutableArray<string>> open)
    {
        var paths = Paths().Matches(statement).Select(match => match.Value).Where(path => contract.At(path) is not null).ToImmutableArray();
        var word = FirstWord().Match(statement).Value;
        if (word is "else" or "when" && open.TryPop(out var before))
        {
            open.Push(word == "else" && paths.IsEmpty && !IsChoice(before) ? [] : [.. before, .. paths]);
            return;
        }

        if (word == "end")
        {
            open.TryPop(out _);
            return;
        }

        if (word is not ("if" or "case"))
            Add(paths, place, open);
        if (word is "if" or "case" or "for" or "while" or "func" or "capture" or "with" or "wrap")
            open.Push(word is "if" or "case" or "for" ? paths : []);
    }

    private void Add(ImmutableArray<string> paths, Place place, Stack<ImmutableArray<string>> open)
    {
        foreach (var path in paths.Where(IsTypedIn))
        {
            if (!reads.TryGetValue(path, out var known))
                reads.Add(path, known = []);
            known.Add(new Read(place, [.. open.Where(condition => !condition.IsEmpty)]));
        }
    }

    /// <summary>A value of its own that people fill in and that is to be printed.</summary>
    private bool IsTypedIn(string path) =>
        contract.At(path) is { Fields.IsEmpty: true, Others: null, IsPrinted: true }
        && contract.At(path.Split('.')[0]) is { IsMadeByProgram: false };

    private Finding? Guarded(string path, List<Read> places)
    {
        var conditions = places.Select(read => read.Conditions.FirstOrDefault(
            condition => !Covers(condition, path, []) && !(places.Count > 1 && IsChoice(condition)))).ToList();
        return conditions.Any(condition => condition.IsDefault)
            ? null
            : KindFindings.GuardedField(places[0].Place, path, string.Join(", ", conditions[0]));
    }

    /// <summary>A choice of layout decides where a field is printed, not whether.</summary>
    private bool IsChoice(ImmutableArray<string> condition) =>
        condition.Any(path => contract.At(path) is { } field && (!field.Options.IsEmpty || field.Types == FieldTypes.Boolean));

    /// <summary>The condition is on the field itself, on what it stands in, or on what the contract says it is printed with.</summary>
    private bool Covers(ImmutableArray<string> condition, string path, HashSet<string> seen) =>
        seen.Add(path) && (condition.Any(other => IsSameOrAround(other, path) || IsSameOrAround(path, other))
            || Needed(path).Any(needed => Covers(condition, needed, seen)));

    private IEnumerable<string> Needed(string path)
    {
        for (var length = path.Length; length > 0; length = path.LastIndexOf('.', length - 1))
        {
            foreach (var condition in contract.At(path[..length])?.PrintedWith ?? [])
                yield return (condition.StartsWith('.') ? path[..path.LastIndexOf('.')] : "") + condition.Split('=')[0].Split('[')[0];
        }
    }

    private static bool IsSameOrAround(string outer, string path) =>
        path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || path[outer.Length] == '.');

    private static string WithoutTexts(string code) => Texts().Replace(code, "''");

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|`[^`]*`", RegexOptions.CultureInvariant)]
    private static partial Regex Texts();

    [GeneratedRegex(@"(?<![\w.$])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*", RegexOptions.CultureInvariant)]
    private static partial Regex Paths();

    [GeneratedRegex(@"^\w+(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex FirstWord();
}
