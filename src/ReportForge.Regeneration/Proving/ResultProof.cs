using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Editing;
using ReportForge.Regeneration.Merging;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Proving;

/// <summary>
/// Proves a result before anybody gets it, from the written bytes: undoing the list of changes gives the edited document back,
/// what was not meant is the same to the byte, the text reads as announced and no other way, no word went that the program had
/// not written itself, and the markup is no worse than it was.
/// </summary>
internal sealed class ResultProof(DocumentText edited, PackageScript script, MergePlan plan)
{
    /// <summary>What the result fails in; null when it holds.</summary>
    public Wording? FailureOf(ReadOnlyMemory<byte> result)
    {
        if (PackageReader.Read(edited.Package.File, result).Package is not { } package || ReadableDocument.Of(package).Main is not { } main)
            return new("kết quả không đọc lại được", "the result cannot be read");
        MarkupPart? Read(string name) => name == main.Name ? main : package.Find(name) is { } part ? MarkupPart.Of(part) : null;
        // The schema is read anew by each process, which takes as long as all the rest.
        var markup = Task.Run(() => MarkupProof.FailureOf(script, Read));
        var failure = FailureInParts(package, Read) ?? FailureInWords() ?? FailureInText(package, main);
        var inMarkup = markup.GetAwaiter().GetResult();
        return failure ?? inMarkup;
    }

    private Wording? FailureInParts(OpcPackage result, Func<string, MarkupPart?> read)
    {
        var scripts = script.Scripts.ToDictionary(pair => pair.Part.Name, StringComparer.OrdinalIgnoreCase);
        var added = script.Added.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var part in edited.Package.Parts)
        {
            if (result.Find(part.Name) is not { } now)
                return Lost(part.Name);
            var isBack = scripts.TryGetValue(part.Name, out var changed)
                ? read(part.Name) is { } markup && changed.Script.LeadsBackFrom(markup.Text)
                : script.Replaced.TryGetValue(part.Name, out var other) ? now.Bytes.Span.SequenceEqual(other.Bytes.Span)
                : now.Compressed.Span.SequenceEqual(part.Compressed.Span);
            if (!isBack)
                return Lost(part.Name);
        }

        return result.Parts.FirstOrDefault(part => edited.Package.Find(part.Name) is null && !added.Contains(part.Name)) is { } stranger
            ? Lost(stranger.Name) : null;
    }

    // What goes must say what the program had written; compared as it was matched, so quotes and dashes may be typographic.
    private Wording? FailureInWords()
    {
        var vocabulary = new Vocabulary();
        foreach (var edit in plan.Texts)
        {
            var gone = edit.Paragraph.Text[edit.Start..edit.End];
            var isOurs = Folded(gone, vocabulary).SequenceEqual(Folded(edit.Expected, vocabulary));
            if (!isOurs)
                return new($"sẽ mất chữ “{gone}”", $"the words “{gone}” would be lost");
        }

        return null;
    }

    private Wording? FailureInText(OpcPackage result, MarkupPart main)
    {
        var now = DocumentText.Read(result, main, edited.Vocabulary);
        if (now.Stories.Count != edited.Stories.Count)
            return new("cấu trúc văn bản bị đổi", "the structure of the document has changed");
        foreach (var (before, after) in edited.Stories.Zip(now.Stories))
        {
            var expected = ExpectedText.Of(before, plan);
            var at = Enumerable.Range(0, Math.Max(expected.Count, after.Paragraphs.Count))
                .FirstOrDefault(at => at >= expected.Count || at >= after.Paragraphs.Count || expected[at] != after.Paragraphs[at].Text,
                    -1);
            if (at >= 0)
                return new($"đoạn {at + 1} của kết quả không đúng như dự định", $"paragraph {at + 1} of the result is not as announced");
        }

        return null;
    }

    private static IEnumerable<int> Folded(string text, Vocabulary vocabulary) =>
        Tokenizer.Cut(text, new Dictionary<int, string>(), vocabulary).Where(token => token.Kind != TokenKind.Blank)
            .Select(token => token.Folded);

    private static Wording Lost(string part) => new($"phần {part} không giữ được nguyên vẹn", $"the part {part} was not kept whole");
}
