using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Authoring;

/// <summary>Marks of other engines, and what is nearly a tag: they stand in no tag, so they are printed as they are.</summary>
internal static partial class ForeignMarks
{
    /// <summary>What there is to say about a paragraph: its text outside of tags, and the fields of a mail merge in it.</summary>
    public static IEnumerable<Finding> In(TaggedParagraph paragraph)
    {
        if (paragraph.IsFieldCode)
            return MergeField().Matches(paragraph.Outside)
                .Select(match => AdviceFindings.MergeField(paragraph.At(match.Index, match.Length), match.Groups["name"].Value));
        return Mark()
            .Matches(paragraph.Outside)
            .Where(match => !IsMerged(paragraph, match.Value))
            .Select(match => Finding(paragraph, match));
    }

    private static Finding Finding(TaggedParagraph paragraph, Match match) => match.Value[0] == '«'
        ? AdviceFindings.MergeField(
            paragraph.At(match.Index, match.Length),
            match.Value.Trim('«', '»').Replace("MERGEFIELD", "", StringComparison.Ordinal).Trim())
        : AdviceFindings.NoTag(paragraph.At(match.Index, match.Length), match.Value);

    // What Word shows of a field is said where the field's code stands.
    private static bool IsMerged(TaggedParagraph paragraph, string text) => text[0] == '«' && paragraph.HoldsMergeField;

    /// <summary>Whether the paragraph has a field of a mail merge.</summary>
    public static bool HasMergeField(MarkupElement paragraph) => paragraph.SelfAndDescendants().Any(element => element.Name switch
    {
        "w:instrText" => string.Concat(element.Nodes.OfType<MarkupText>().Select(text => text.Raw))
            .Contains("MERGEFIELD", StringComparison.OrdinalIgnoreCase),
        "w:fldSimple" => element.Attribute("w:instr")?.Contains("MERGEFIELD", StringComparison.OrdinalIgnoreCase) ?? false,
        _ => false,
    });

    // The text may be megabytes of blanks behind a brace, so it is matched without going back.
    // {% if %}, { name }, { { name } }, ${name}, { MERGEFIELD name }, full-width braces; `{%{ … }%}` is text on purpose and no more there.
    // <<name>>, <<[name]>>, [[name]], <%= name %>, <#if name>, #foreach(…), +++name+++, %HO_TEN%, «Ho_ten».
    [GeneratedRegex(
        @"\{%[^{}]*%\}|[$#]?\{\s*\{?\s*(?:MERGEFIELD\s+)?[\p{L}_#/][\p{L}\p{N}_.]*(?:\s*\|[^{}]*)?\s*\}(?:\s*\})?|｛+[^｛｝]*｝+"
        + @"|<<\s*\[?\s*[\p{L}_/][\p{L}\p{N}_. ]*\]?\s*>>|\[\[\s*[\p{L}_/][\p{L}\p{N}_. ]*\]\]|<%[=\s][^<>]*%>|</?#(?:if|list|else|elseif"
        + @"|assign)(?:\s[^<>]*)?>"
        + @"|#(?:if|foreach|elseif|set)\s?\([^()]*\)|\+\+\+\s?[=A-Za-z][^+]*\+\+\+|%[A-Za-z]+_[A-Za-z0-9_]+%"
        + @"|«\s*(?:MERGEFIELD[^«»]*|[A-Za-z][A-Za-z0-9.]*|[\p{L}\p{N}.]+_[\p{L}\p{N}_.]*)\s*»",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"MERGEFIELD\s+(?:""(?<name>[^""]*)""|(?<name>[^\s""\\]+))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MergeField();
}
