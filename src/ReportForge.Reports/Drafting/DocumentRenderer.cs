using System.Buffers;
using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Language;
using ReportForge.Reports.Data;
using ReportForge.Reports.Functions;
using ReportForge.Word;

namespace ReportForge.Reports.Drafting;

/// <summary>Merges the data of one report into the template of its kind.</summary>
internal static class DocumentRenderer
{
    private const int LongestFileName = 120;

    public static DraftResult Render(ReportKind kind, ReportScope scope, ReportOrigin origin)
    {
        var prepared = kind.Template;
        if (prepared.Template is not { } template)
            return new DraftResult { TemplateFindings = prepared.Findings };
        var options = new WordRenderOptions
        {
            Data = scope.Root,
            Builtins = ViFunctions.Builtins,
            Origin = origin.Xml(template.Hash),
        };
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        var isMade = template.Render(options, output, out var findings);
        var fileName = FileName(kind, scope, out var nameFindings);
        ImmutableArray<Finding> all = [.. prepared.Findings, .. findings, .. nameFindings];
        var hasErrors = !isMade || all.Any(finding => finding.IsError);
        return new DraftResult
        {
            // A bare null would become an empty memory, that is a document of no bytes.
            Document = hasErrors ? default(ReadOnlyMemory<byte>?) : output.WrittenMemory,
            FileName = fileName,
            TemplateFindings = all,
        };
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
        return stem[..Math.Min(stem.Length, LongestFileName)] + ".docx";
    }
}
