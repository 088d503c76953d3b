using System.Text.RegularExpressions;
using ReportForge.Scripting;
using ReportForge.Word.Blocks;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>A tag with what it reads and sets, as far as that is known without running it.</summary>
/// <param name="tag">The tag.</param>
/// <param name="around">The blocks around it, the outermost first.</param>
/// <param name="others">The tags of the file, by what stands in its text.</param>
internal sealed partial class ReadTag(TemplateTag tag, List<TagBlock> around, IReadOnlyDictionary<TemplateTag, ReadTag> others)
{
    // The names that a loop gives to its turns.
    private static readonly string[] LoopObjects = ["for", "while", "tablerow"];

    private List<string>? _reads;
    private List<string>? _sets;
    private List<string>? _turns;

    public TemplateTag Tag => tag;

    public List<TagBlock> Around => around;

    /// <summary>The names that it reads and does not set before.</summary>
    public List<string> Reads => _reads ??= [.. PathsOf(WholeCode([])).Select(RootOf).Concat(LoopObjects.Where(IsReadAsObject))
        .Distinct(StringComparer.Ordinal)];

    /// <summary>The names that it sets for all that follows.</summary>
    public List<string> Sets => _sets ??= [.. NamesIn(SettingOfName())];

    /// <summary>The names that it gives to what stands in its block.</summary>
    private List<string> Turns => _turns ??= [.. NamesIn(TurnOfLoop())];

    public bool IsSilentSetter => Sets.Count > 0 && tag.Shape.Events.IsEmpty;

    /// <summary>The loops around it whose elements, or whose counting, it reads.</summary>
    public IEnumerable<TagBlock> LoopsThatItReads() => around.Where(block => block.IsLoop || block.Keyword == "func").Where(block =>
        others[block.Opening].Turns.Exists(Reads.Contains)
        || (block == around.FindLast(inner => inner.IsLoop) && Reads.Contains(block.Keyword)));

    /// <param name="known">What the data has.</param>
    /// <param name="set">The names that any tag sets.</param>
    /// <param name="setters">The tags that only set names.</param>
    public bool ReadsUnknown(KnownData known, HashSet<string> set, IReadOnlyList<ReadTag> setters)
    {
        var turns = around.SelectMany(block => others[block.Opening].Turns).ToHashSet(StringComparer.Ordinal);
        if (Reads.Exists(name => !LoopObjects.Contains(name) && !set.Contains(name) && !turns.Contains(name) && !known.Has(name)))
            return true;
        var openings = around.Where(block => block.Keyword is "for" or "tablerow" or "with" or "func")
            .Select(block => others[block.Opening]).Distinct();
        var before = openings.Concat(SettersFor(this, setters)).Where(other => other != this).ToList();
        var own = PathsOf(WholeCode(before)).Except(PathsOf(WholeCode(before, withOwn: false)), StringComparer.Ordinal);
        return own.Any(path => !set.Contains(RootOf(path)) && !turns.Contains(RootOf(path)) && !known.Has(path));
    }

    // A variable may hold an element of the data: what is read of it is read of that.
    private static List<ReadTag> SettersFor(ReadTag reader, IReadOnlyList<ReadTag> setters)
    {
        var found = new List<ReadTag>();
        var waiting = new Queue<ReadTag>([reader]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var setter in setters.Where(setter => setter.Sets.Exists(next.Reads.Contains) && !found.Contains(setter)))
            {
                found.Insert(0, setter);
                waiting.Enqueue(setter);
            }
        }

        return found;
    }

    private static string RootOf(string path) => path.Split('.', '[')[0];

    private static IEnumerable<string> PathsOf(string code)
    {
        var parsed = Template.Parse(TemplateSource.FromText("", "{{ " + code + "\n}}"));
        return parsed.Findings.Any(finding => finding.IsError)
            ? []
            : parsed.Plan.Needs.Data.Select(need => need.Path).Concat(parsed.Plan.Needs.UnknownCalls);
    }

    /// <summary>The code of the tag, behind what stands before it, with what it lacks to be read alone.</summary>
    private string WholeCode(IReadOnlyList<ReadTag> before, bool withOwn = true)
    {
        var (whole, open) = (new List<string>(), 0);
        foreach (var code in before.Select(other => other.Tag.Code).Concat(withOwn ? [tag.Code] : []))
            open += Append(code, whole);
        return string.Join('\n', whole.Concat(Enumerable.Repeat("end", open)));
    }

    private static int Append(string code, List<string> whole)
    {
        var open = 0;
        foreach (var statement in CodeStatement.Of(code))
        {
            var isAlternative = statement.Word == "else" && CodeStatement.FirstWord(statement.Rest) == "if";
            if (statement.Word is "end" or "when" || (statement.Word == "else" && !isAlternative))
                continue;
            whole.Add(isAlternative ? statement.Rest : statement.Text);
            open += isAlternative || statement.OpensBlock ? 1 : 0;
        }

        return open;
    }

    private bool IsReadAsObject(string name) => Regex.IsMatch(tag.Code, $@"(?<![.\w]){name}\.\w", RegexOptions.CultureInvariant);

    private IEnumerable<string> NamesIn(Regex pattern) => pattern.Matches(tag.Code)
        .SelectMany(match => match.Groups["name"].Captures.Concat(match.Groups["parameter"].Captures))
        .Select(name => name.Value);

    [GeneratedRegex(
        @"\bcapture\s+(?<name>\w+)|\bfunc\s+(?<name>\w+)"
        + @"|(?<![.\w])(?<name>\w+)(?:\.\w+|\[[^\]=]*\])*\s*(?:[-+*/%]|\?\?)?=(?![=>])"
        + @"|(?<![.\w])(?<name>\w+)\s*(?:\+\+|--)|(?:\+\+|--)\s*(?<name>\w+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SettingOfName();

    [GeneratedRegex(@"\b(?:for|tablerow)\s+(?<name>\w+)\s+in\b|\bfunc\s+\w+(?:[\s(,]+(?<parameter>\w+))*",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TurnOfLoop();
}
