using System.Collections.Immutable;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;
using ReportForge.Scripting;
using ReportForge.Word;
using ReportForge.Worker.Templates;

namespace ReportForge.Cli.Templates;

/// <summary>What the author asks about: one Word file or all parts of a kind, prepared, with what was found in it.</summary>
/// <param name="Needs">What it reads, as far as its tags can be read; null when no file can be opened.</param>
/// <param name="Findings">Everything that is wrong with it.</param>
/// <param name="Files">The Word files, by the names that findings use.</param>
internal sealed record TemplateSubject(TemplateNeeds? Needs, ImmutableArray<Finding> Findings, ImmutableArray<WordTemplatePart> Files)
{
    /// <summary>A name that ends like a Word file, or that a file has, is a file; everything else is a kind.</summary>
    public static TemplateSubject Open(CommandContext context, ReportKindLibrary kinds, string name) =>
        name.EndsWith(".docx", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".dotx", StringComparison.OrdinalIgnoreCase)
            || FileSight.IsFile(context.PathOf(name))
            ? OfFile(context, name)
            : OfKind(kinds, name);

    private static TemplateSubject OfFile(CommandContext context, string name)
    {
        if (!InputFile.TryRead(context.PathOf(name), name, out var bytes, out var missing))
            return new(null, [missing], []);
        var file = TemplateFile.Open(name, bytes);
        return new(file.Needs, file.Findings, [new WordTemplatePart(name, bytes)]);
    }

    private static TemplateSubject OfKind(ReportKindLibrary kinds, string name)
    {
        var found = kinds.Find(name);
        return found.Kind is { } kind
            ? new(kind.Template.Needs?.Knowing(ViFunctions.InWord), [.. found.Findings, .. kind.CheckTemplates()], kind.ReadParts())
            : new(null, found.Findings, []);
    }
}
