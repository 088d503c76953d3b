using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Data;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Drafting;

/// <summary>
/// A changed figure, date, document or recipient changes the document exactly where it is printed, and every one of them is
/// printed somewhere: each value of each fixture is changed alone, and what differs in the draft is that value.
/// </summary>
public sealed partial class OneValueTests
{
    private const long NewCount = 77_777;
    private const long NewDocumentNumber = 8_642;
    private const string NewDay = "2024-07-17";
    private const string Addition = " thử nghiệm";

    private static readonly string[] Reports =
    [
        "but-son-2024-annual", "hoang-luu-2024-annual", "nga-son-2011-2020-summary", "one-stop-quarterly", "phuong-1-cchc-index-2023", "tu-ky-2023-11-monthly",
    ];

    private static readonly string[] FigureRoots = ["figures", "indicators", "levels", "scores", "score_total", "fields", "procedures_cut"];

    public static TheoryData<string, string> Values
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var report in Reports)
            {
                foreach (var leaf in LeavesOf(Repository.FixtureOrExample(report).Root))
                    data.Add(report, leaf.Path);
            }

            return data;
        }
    }

    /// <summary>Values that stand in the data for the rules alone, with the reason.</summary>
    private static readonly (string Report, string Path, string Reason)[] Unprinted =
    [
        ("one-stop-quarterly", ".previous_pending", "compared with what was carried in, not a column of the form"),
        ("phuong-1-cchc-index-2023", "references.general_programme", "the task names the programme in its own words"),
    ];

    /// <summary>Where nought is written in words, the sentence for nought and the one with a figure.</summary>
    private static readonly (string Nought, string Figure)[] Sentences =
    [
        ("không có phản ánh, kiến nghị", "77.777 phản ánh, kiến nghị"),
        ("không có văn bản sai", "phát hiện 77.777 văn bản sai"),
        ("không có trường hợp không hài lòng", "77.777 trường hợp không hài lòng"),
        ("chưa ban hành văn bản", "đã ban hành 77.777 văn bản"),
        ("Trong năm không có cán bộ", "Trong năm có 77.777 cán bộ"),
        ("Không có trường hợp phải ban hành thư xin lỗi, công khai xin lỗi.", "Số trường hợp phải ban hành thư xin lỗi, công khai xin lỗi: 77.777 trường hợp."),
        ("Không có kiến nghị phải thực hiện sau thanh tra, kiểm tra, kiểm toán nhà nước.", "Số kiến nghị sau thanh tra, kiểm tra, kiểm toán nhà nước: 77.777 kiến nghị."),
        (": Không.", ": 77.777."),
        ("", "Ủy ban nhân dân huyện Nga Sơn có 77.777 cán bộ chuyên trách kiểm soát thủ tục hành chính."),
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void A_changed_value_changes_only_where_it_is_printed(string report, string path)
    {
        var data = Repository.FixtureOrExample(report);
        var kind = Repository.KindOf(data);
        var field = kind.Contract.At(path).ShouldNotBeNull();
        var before = At(data.Root, Steps(path));
        var after = Changed(field, path, before);
        var original = Draft(kind, data);
        var changed = Draft(kind, ReportData.From(report, With(data.Root, Steps(path), after).AsObject().ShouldNotBeNull()));
        var differences = Differences(original, changed);
        differences.Count.ShouldBe(IsUnprinted(report, path, before) ? 0 : Math.Max(1, differences.Count));
        differences.Where(pair => !IsExplained(pair, path, before, after)).ShouldBeEmpty();
        if (path.EndsWith(".issuer", StringComparison.Ordinal) && differences.Count > 0)
            differences.ShouldContain(pair => Restored(pair.Changed, after, before).Contains(pair.Original) || NamesInstead(pair, before, after));
    }

    /// <summary>A law is cited without its issuer.</summary>
    private static bool IsUnprinted(string report, string path, Value before) =>
        Unprinted.Any(row => row.Report == report && path.Contains(row.Path, StringComparison.Ordinal))
        || (path.EndsWith("_law.issuer", StringComparison.Ordinal) && before.AsString() == "Quốc hội")
        || path.EndsWith("_law_as_cited_later.issuer", StringComparison.Ordinal);

    private static bool IsExplained((string Original, string Changed) pair, string path, Value before, Value after) =>
        Restored(pair.Changed, after, before).Contains(pair.Original)
        || (path.EndsWith(".issuer", StringComparison.Ordinal) && (NamesAgain(pair, before) || NamesInstead(pair, before, after)))
        || (before.AsDecimal() == 0 && Sentences.Any(sentence => sentence.Figure == pair.Changed || (sentence.Nought.Length > 0 && pair.Changed.Replace(sentence.Figure, sentence.Nought, StringComparison.Ordinal) == pair.Original)))
        || (before.AsDecimal() is { } was && after.AsDecimal() is { } now && IsRecomputed(pair, now - was));

    /// <summary>
    /// A list names an issuer once: with another one in it, it has to name the one that stood before it again for the documents behind.
    /// Nothing else of those lines may change.
    /// </summary>
    private static bool NamesAgain((string Original, string Changed) pair, Value before) =>
        pair.Changed.Length > pair.Original.Length && Without(pair.Changed, before).Contains(pair.Original);

    /// <summary>The changed document is one that had its issuer from the list: now it names its own.</summary>
    private static bool NamesInstead((string Original, string Changed) pair, Value before, Value after) =>
        Without(pair.Changed, after).Any(text => text == pair.Original || Without(text, before).Contains(pair.Original));

    /// <summary>The line without the issuer, at one of the places that name it.</summary>
    private static IEnumerable<string> Without(string line, Value issuer)
    {
        var named = $" của {issuer}";
        for (var at = line.IndexOf(named, StringComparison.Ordinal); at >= 0; at = line.IndexOf(named, at + 1, StringComparison.Ordinal))
            yield return line.Remove(at, named.Length);
    }

    /// <summary>Totals move by as much as their part, a share is that of the figures beside it, and the words stay.</summary>
    private static bool IsRecomputed((string Original, string Changed) pair, decimal moved)
    {
        var (before, after) = (Numbers().Split(pair.Original), Numbers().Split(pair.Changed));
        if (!before.SequenceEqual(after))
            return false;
        var printed = Numbers().Matches(pair.Changed).Select(match => match.Value).ToArray();
        return Numbers().Matches(pair.Original).Select(match => match.Value).Zip(printed).All(numbers =>
            numbers.First == numbers.Second || NumberOf(numbers.Second) - NumberOf(numbers.First) == moved || IsShare(numbers.Second, printed));
    }

    private static bool IsShare(string share, string[] printed)
    {
        var counts = printed.Where(number => number != share).Select(NumberOf).ToArray();
        return share.EndsWith('%') && counts.Any(whole => counts.Any(first => counts.Any(second => whole > 0 && NumberWriting.Percent(NumberWriting.Share(first + second, whole, 2)) == share)));
    }

    private static decimal NumberOf(string printed) => decimal.Parse(printed.TrimEnd('%').Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+(?:\.\d{3})*(?:,\d+)?%?")]
    private static partial Regex Numbers();

    private static string[] Draft(ReportKind kind, ReportData data) => DraftedReport.From(ReportDrafting.DraftChecked(kind, data)).Paragraphs;

    private static IEnumerable<(string Path, Value Value)> LeavesOf(Value root)
    {
        foreach (var name in FigureRoots)
        {
            foreach (var leaf in Leaves(name, IndicatorValues.Follow(root, name)).Where(leaf => IsFigure(leaf.Value)))
                yield return leaf;
        }

        foreach (var key in Cited(root))
        {
            foreach (var leaf in Leaves($"references.{key}", IndicatorValues.Follow(root, $"references.{key}")).Where(leaf => IsOfReference(leaf)))
                yield return leaf;
        }

        foreach (var leaf in Leaves("recipients", IndicatorValues.Follow(root, "recipients")).Where(leaf => leaf.Path.EndsWith(".name", StringComparison.Ordinal)))
            yield return leaf;
    }

    /// <summary>Keys of the documents that a section or a task names.</summary>
    private static IEnumerable<string> Cited(Value root) =>
        ((string[])["citations", "direction_tasks", "official_tasks"]).SelectMany(name => Leaves(name, IndicatorValues.Follow(root, name)))
            .Where(leaf => leaf.Path.Contains("citations", StringComparison.Ordinal))
            .Select(leaf => leaf.Value.AsString()).OfType<string>().Distinct().Order(StringComparer.Ordinal);

    private static bool IsOfReference((string Path, Value Value) leaf) =>
        !leaf.Value.IsNull && leaf.Path.Split('.')[^1] is "number" or "date" or "issuer" or "subject";

    private static IEnumerable<(string Path, Value Value)> Leaves(string path, Value value)
    {
        if (value.AsObject() is { } members)
            return members.Members.SelectMany(member => Leaves($"{path}.{member.Key}", member.Value));
        return value.AsArray() is { } list ? list.SelectMany((item, index) => Leaves($"{path}[{index}]", item)) : [(path, value)];
    }

    private static bool IsFigure(Value value) => value.AsDecimal() is not null || (value.AsString() is { } text && DateWriting.TryParse(text, out _));

    private static Value Changed(ContractField field, string path, Value before)
    {
        if (before.AsString() is { } text)
            return Value.From(DateWriting.TryParse(text, out _) ? NewDay : text + Addition);
        if (path.StartsWith("references.", StringComparison.Ordinal))
            return Value.From(NewDocumentNumber);
        return Value.From(field.Maximum is { } most ? Math.Min(NewCount, (long)most - 23) : NewCount);
    }

    private static string[] Steps(string path) => path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');

    private static Value At(Value node, ReadOnlySpan<string> steps)
    {
        if (steps.IsEmpty)
            return node;
        var inner = node.AsArray() is { } list ? list[int.Parse(steps[0], CultureInfo.InvariantCulture)] : node.AsObject().ShouldNotBeNull()[steps[0]];
        return At(inner, steps[1..]);
    }

    private static Value With(Value node, ReadOnlySpan<string> steps, Value value)
    {
        if (steps.IsEmpty)
            return value;
        var step = steps[0];
        if (node.AsArray() is { } list)
        {
            var copy = new DataArray(list.Count);
            var at = int.Parse(step, CultureInfo.InvariantCulture);
            for (var index = 0; index < list.Count; index++)
                copy.Add(index == at ? With(list[index], steps[1..], value) : list[index]);
            return Value.From(copy);
        }

        var members = new DataObject();
        foreach (var (name, old) in node.AsObject().ShouldNotBeNull().Members)
            members.Set(name, name == step ? With(old, steps[1..], value) : old);
        return Value.From(members);
    }

    /// <summary>The paragraphs that differ; one that came or went stands beside an empty text.</summary>
    private static List<(string Original, string Changed)> Differences(string[] original, string[] changed)
    {
        if (original.Length == changed.Length)
            return [.. original.Zip(changed).Where(pair => pair.First != pair.Second)];
        var start = original.Zip(changed).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = original.Reverse().Zip(changed.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        end = Math.Min(end, Math.Min(original.Length, changed.Length) - start);
        return [.. original[start..^end].Select(text => (text, "")), .. changed[start..^end].Select(text => ("", text))];
    }

    /// <summary>The paragraph with the new value replaced by the old one, in every way of writing both.</summary>
    private static IEnumerable<string> Restored(string paragraph, Value after, Value before) =>
        Forms(after).Zip(Forms(before)).SelectMany(forms => Replacements(paragraph, forms.First, forms.Second));

    /// <summary>One occurrence, or all of them.</summary>
    private static IEnumerable<string> Replacements(string paragraph, string from, string to)
    {
        yield return paragraph.Replace(from, to, StringComparison.Ordinal);
        for (var at = paragraph.IndexOf(from, StringComparison.Ordinal); at >= 0; at = paragraph.IndexOf(from, at + 1, StringComparison.Ordinal))
            yield return paragraph[..at] + to + paragraph[(at + from.Length)..];
    }

    private static IEnumerable<string> Forms(Value value)
    {
        if (value.TryGetString(out var text) && DateWriting.TryParse(text, out var day))
            return [DateWriting.Slashed(day), DateWriting.InWords(day), $"{day.Day:00}/{day.Month}", day.Day.ToString("00", CultureInfo.InvariantCulture)];
        if (value.AsString() is { } name)
            return [name];
        var number = value.AsDecimal() ?? 0;
        return [NumberWriting.Count(number), NumberWriting.Number(number), NumberWriting.Percent(number), value.ToString(), number.ToString("00", CultureInfo.InvariantCulture), NumberWriting.Decimal(number, 2), RomanOr(number)];
    }

    private static string RomanOr(decimal number) => RomanNumeral.CanWrite(number) ? RomanNumeral.Write((int)number) : "?";
}
