using System.Buffers;
using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Documents;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Rules;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Typesetting;
using ReportForge.Scripting;
using ReportForge.Word;

namespace ReportForge.Reports.Drafting;

/// <summary>What came of merging, and the text of the document as rules see it: null when no document was made.</summary>
internal readonly record struct RenderedReport(DraftResult Result, Value? Text);

/// <summary>Merges the data of one report into the template of its kind.</summary>
internal static class DocumentRenderer
{
    /// <summary>A report is a little shorter, and so long a buffer is still one of those that cost little to collect.</summary>
    private const int FirstLength = 80_000;

    public static RenderedReport Render(ReportKind kind, ReportScope scope, ReportOrigin origin)
    {
        if (kind.DocumentRules.IsEmpty || kind.Template.Template is not { } template)
            return new RenderedReport(RenderAlone(kind, scope, origin), null);
        var text = (Value?)null;
        var result = Render(kind, scope, origin, part => text = RenderedDocument.Read(part, template.StyleNames, kind.DocumentDetail));
        // A template without any tag in its main part does not show it while it writes.
        return new RenderedReport(result, result.Document is { } document
            ? text ?? RenderedDocument.Read(document, kind.DocumentDetail) : null);
    }

    /// <summary>The same bytes, and nobody is to judge what they say.</summary>
    public static DraftResult RenderAlone(ReportKind kind, ReportScope scope, ReportOrigin origin) => Render(kind, scope, origin, null);

    private static DraftResult Render(ReportKind kind, ReportScope scope, ReportOrigin origin, Action<ReadOnlyMemory<byte>>? reader)
    {
        var prepared = kind.Template;
        if (prepared.Template is not { } template)
            return new DraftResult { TemplateFindings = prepared.Findings };
        var options = new WordRenderOptions
        {
            Data = scope.ForPrint(),
            Builtins = ViFunctions.ForPrint,
            Origin = seal => origin.Xml(template.Hash, seal),
            MainPartSetter = origin.State == ReportOrigin.DraftState
                ? (part, set) => Typesetter.SetDraft(part, template.StyleNames, set)
                : (part, set) => Typesetter.Set(part, template.StyleNames, set),
            MainPartReader = reader,
        };
        var output = new ArrayBufferWriter<byte>(FirstLength);
        var isMade = template.Render(options, output, out var findings);
        var fileName = FileName(kind, scope, out var nameFindings);
        ImmutableArray<Finding> all = [.. prepared.Findings, .. findings, .. nameFindings];
        var hasErrors = !isMade || all.Any(finding => finding.IsError);
        var made = new DraftResult { FileName = fileName, TemplateFindings = all };
        return hasErrors ? made : made with { Document = output.WrittenMemory };
    }

    /// <summary>The name that the kind gives the document; whatever data puts into it, it stays one plain file name.</summary>
    private static string FileName(ReportKind kind, ReportScope scope, out IReadOnlyList<Finding> findings)
    {
        var context = new RenderContext(new RenderOptions { Data = scope.Root, Builtins = ViFunctions.Builtins });
        var output = new TextOutput();
        kind.FileName.Render(context, output);
        findings = context.Findings;
        var name = string.Concat(output.ToString().Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or ' '))
            .Trim(' ', '.');
        var stem = name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) ? name[..^".docx".Length] : name;
        stem = stem.Length == 0 ? kind.Id : stem;
        return FileNames.Plain(stem) + ".docx";
    }
}
