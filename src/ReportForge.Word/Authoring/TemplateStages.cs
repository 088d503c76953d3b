using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReportForge.Findings;
using ReportForge.Scripting;
using ReportForge.Word.Blocks;
using ReportForge.Word.Composition;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Authoring;

/// <summary>A stage of the walk from a Word file to a template.</summary>
public enum TemplateStage
{
    /// <summary>The tags, where they stand and what they do.</summary>
    Tags,

    /// <summary>The blocks, what they cover, and from where to where.</summary>
    Blocks,

    /// <summary>The package that documents are made of: what is copied, what is fixed, what depends on data.</summary>
    Composition,

    /// <summary>What the language gets to see: markup, code, steps.</summary>
    Pieces,
}

/// <summary>A stage as text; null and the findings when the file cannot be a template.</summary>
public sealed record StageDescription(string? Text, ImmutableArray<Finding> Findings);

/// <summary>Writes what a template is after each stage of its preparation, for tests and for whoever looks for a fault in it.</summary>
public static class TemplateStages
{
    private const int LongestMarkup = 100;

    /// <summary>Describes one file at one stage, in the language of the reader where places are named.</summary>
    public static StageDescription Describe(
        string file, ReadOnlyMemory<byte> docx, TemplateStage stage, MessageLanguage language = MessageLanguage.Vietnamese)
    {
        var findings = new List<Finding>();
        var opened = TemplateFile.Open(new(file, docx), WordTemplateOptions.Default, findings);
        if (opened is null || findings.Exists(finding => finding.IsError))
            return new(null, [.. findings]);
        var text = new StringBuilder();
        switch (stage)
        {
            case TemplateStage.Tags:
                WriteTags(opened, text, language);
                break;
            case TemplateStage.Blocks:
                WriteBlocks(opened, text, language);
                break;
            case TemplateStage.Composition:
                WriteComposition(opened, text);
                break;
            default:
                WritePieces(opened, text);
                break;
        }

        return new(text.ToString(), [.. findings]);
    }

    private static void WriteTags(TemplateFile file, StringBuilder text, MessageLanguage language)
    {
        foreach (var part in file.Draft.Parts)
        {
            foreach (var tag in part.Tree is { } tree ? TagsOf(tree.Root) : [])
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{part.Name} {PlaceOf(tag, language)}: {{{{{tag.Code}}}}} {ShapeOf(tag.Shape)}\n");
        }
    }

    private static IEnumerable<TemplateTag> TagsOf(MarkupElement root) => BlockPlacer.TagsOf(root)
        .Concat(root.SelfAndDescendants().SelectMany(element => element.StartMarks ?? []).Select(mark => mark.Mark).OfType<TemplateTag>());

    private static string PlaceOf(TemplateTag tag, MessageLanguage language) => (tag.Place.Location ?? default).In(language) ?? "";

    private static string ShapeOf(TagShape shape)
    {
        var words = shape.Events.Select(happened => $"{happened.Kind.ToString().ToLowerInvariant()} {happened.Keyword}").ToList();
        if (shape.Prints)
            words.Add("prints");
        if (shape.Includes)
            words.Add("includes");
        return words.Count == 0 ? "silent" : string.Join(", ", words);
    }

    private static void WriteBlocks(TemplateFile file, StringBuilder text, MessageLanguage language)
    {
        foreach (var block in file.Blocks)
        {
            var covered = string.Join(' ', LoopTreatment.BodyOf(block).Select(element => element.Name));
            text.Append(
                CultureInfo.InvariantCulture,
                $"{block.Keyword} {block.Scope.ToString().ToLowerInvariant()} in {block.Container?.Name}, "
                    + $"{PlaceOf(block.Opening, language)}: {covered}\n");
        }
    }

    private static void WriteComposition(TemplateFile file, StringBuilder text)
    {
        foreach (var entry in new TemplateComposer([file], [], WordTemplateOptions.Default).Compose().Entries)
            text.Append(
                CultureInfo.InvariantCulture,
                $"{entry.Name}: {entry.GetType().Name.Replace("Entry", "", StringComparison.Ordinal).ToLowerInvariant()}\n");
    }

    private static void WritePieces(TemplateFile file, StringBuilder text)
    {
        foreach (var part in new TemplateComposer([file], [], WordTemplateOptions.Default).Compose().Rendered)
        {
            text.Append(CultureInfo.InvariantCulture, $"# {part.Name}\n");
            var pieces = new PieceBuilder();
            if (part.Tree is { } tree)
                new PartEmitter(pieces).Emit(tree);
            foreach (var piece in pieces.Build())
                text.Append(LineOf(piece)).Append('\n');
        }
    }

    private static string LineOf(TemplatePiece piece) => piece switch
    {
        CodePiece code => $"code   {code.Code.Trim()}",
        HostPiece { Payload: Segment segment } => $"markup {Shortened(Encoding.UTF8.GetString(segment.Bytes))}",
        HostPiece { Payload: { } step } => $"step   {step.GetType().Name}",
        _ => piece.ToString() ?? "",
    };

    private static string Shortened(string markup)
    {
        var line = markup.Replace('\n', ' ');
        return line.Length <= LongestMarkup ? line : $"{line[..(LongestMarkup / 2)]} … {line[^(LongestMarkup / 2)..]}";
    }
}
