using System.Buffers;
using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Documents;
using ReportForge.Reports.Functions;
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
    public static RenderedReport Render(ReportKind kind, ReportScope scope, ReportOrigin origin)
    {
        var prepared = kind.Template;
        if (prepared.Template is not { } template)
            return new RenderedReport(new DraftResult { TemplateFindings = prepared.Findings }, null);
        var text = (Value?)null;
        var options = new WordRenderOptions
        {
            Data = scope.ForPrint(),
            Builtins = ViFunctions.ForPrint,
            Origin = seal => origin.Xml(template.Hash, seal),
            MainPartSetter = origin.State == ReportOrigin.DraftState
                ? (part, set) => Typesetter.SetDraft(part, template.StyleNames, set)
                : (part, set) => Typesetter.Set(part, template.StyleNames, set),
            MainPartReader = kind.DocumentRules.IsEmpty ? null : part => text = RenderedDocument.Read(part, template.StyleNames, kind.DocumentDetail),
        };
        var output = new ArrayBufferWriter<byte>(32 * 1024);
        var isMade = template.Render(options, output, out var findings);
        var fileName = FileName(kind, scope, out var nameFindings);
        ImmutableArray<Finding> all = [.. prepared.Findings, .. findings, .. nameFindings];
        var hasErrors = !isMade || all.Any(finding => finding.IsError);
        if (hasErrors)
            return new RenderedReport(new DraftResult { FileName = fileName, TemplateFindings = all }, null);
        var result = new DraftResult { Document = output.WrittenMemory, FileName = fileName, TemplateFindings = all };
        // A template without any tag in its main part does not show it while it writes.
        return new RenderedReport(result, text ?? (kind.DocumentRules.IsEmpty ? null : RenderedDocument.Read(output.WrittenMemory, kind.DocumentDetail)));
    }

    /// <summary>The name that the kind gives the document; whatever data puts into it, it stays one plain file name.</summary>
    private static string FileName(ReportKind kind, ReportScope scope, out IReadOnlyList<Finding> findings)
    {
        var context = new RenderContext(new RenderOptions { Data = scope.Root, Builtins = ViFunctions.Builtins });
        var output = new TextOutput();
        kind.FileName.Render(context, output);
        findings = context.Findings;
        var name = string.Concat(output.ToString().Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.' or ' ')).Trim(' ', '.');
        var stem = name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) ? name[..^".docx".Length] : name;
        stem = stem.Length == 0 ? kind.Id : stem;
        return FileNames.Plain(stem) + ".docx";
    }
}
