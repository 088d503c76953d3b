using System.Buffers;
using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Word.Composition;

namespace ReportForge.Word.Authoring;

/// <summary>Writes findings into a copy of a Word template, as Word comments at their places. The text stays as it is.</summary>
public static class TemplateAnnotation
{
    /// <summary>
    /// The copy, or null when the file cannot be read or there is nothing to say. Findings about other files are left out;
    /// what Word allows no comment at (headers, properties) hangs on the first paragraph.
    /// </summary>
    public static ReadOnlyMemory<byte>? Annotate(
        string file, ReadOnlyMemory<byte> docx, IEnumerable<Finding> findings, MessageLanguage language = MessageLanguage.Vietnamese)
    {
        var told = findings.Where(finding => finding.Place.File == file).ToImmutableArray();
        if (told.IsEmpty || PackageReader.Read(file, docx).Package is not { MainDocument: { } document } package)
            return null;
        if (!ReadableParts.Problems(package, PackageLimits.Default).IsEmpty)
            return null;
        var draft = new PackageDraft(package);
        return new CommentSheet(draft, document.Name).Write(told, language) ? (ReadOnlyMemory<byte>?)Write(draft) : null;
    }

    private static ReadOnlyMemory<byte> Write(PackageDraft draft)
    {
        var output = new ArrayBufferWriter<byte>();
        draft.Write(new PackageWriter(output));
        return output.WrittenMemory;
    }
}
