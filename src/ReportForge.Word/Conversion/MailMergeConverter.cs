using System.Buffers;
using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Word.Composition;
using ReportForge.Word.Fields;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;

namespace ReportForge.Word.Conversion;

/// <summary>A template made of a mail merge document of Word.</summary>
/// <param name="Bytes">The file; null when the old one cannot be read.</param>
/// <param name="Fields">How many fields became tags.</param>
/// <param name="Findings">What could not be converted, and why a file cannot be read.</param>
public sealed record ConvertedTemplate(ReadOnlyMemory<byte>? Bytes, int Fields, ImmutableArray<Finding> Findings);

/// <summary>Turns the fields of a mail merge of Word into tags: MERGEFIELD into values, IF into conditions.</summary>
public static class MailMergeConverter
{
    /// <summary>Converts what it can and says what it leaves.</summary>
    public static ConvertedTemplate Convert(string file, ReadOnlyMemory<byte> docx)
    {
        var read = PackageReader.Read(file, docx);
        if (read.Package is not { MainDocument: { } document } package)
            return new(null, 0, [.. read.Findings]);
        var problems = ReadableParts.Problems(package, PackageLimits.Default);
        if (!problems.IsEmpty)
            return new(null, 0, problems);
        var draft = new PackageDraft(package);
        var findings = new List<Finding>();
        var count = draft.Parts.Where(part => TemplateFile.MayHoldTags(part.ContentType)).ToList()
            .Sum(part => Convert(file, part, findings));
        Disconnect(draft, document.Name);
        var output = new ArrayBufferWriter<byte>();
        draft.Write(new PackageWriter(output));
        return new(output.WrittenMemory, count, [.. findings]);
    }

    /// <summary>The name under which a tag reads a field of the old data: letters without marks, everything else an underscore.</summary>
    public static string NameOf(string field) => MergeFieldCode.Plain((field ?? "").Trim());

    private static int Convert(string file, DraftPart part, List<Finding> findings)
    {
        if (PackageDraft.TreeOf(part)?.Root is not { } root)
            return 0;
        var count = 0;
        foreach (var field in WordField.In(root).Where(field => MergeFieldCode.IsOfMerge(field.Code.Keyword)))
        {
            // What stands in the code of a field that was converted is gone with it.
            if (field.Begin.Parent is null)
                continue;
            var place = PlaceOf(file, field.Begin);
            if (FieldStretch.Of(field) is not { } stretch)
            {
                findings.Add(ConversionFindings.NotConverted(place, field.Code.Keyword, ConversionFindings.SeveralParagraphs));
                continue;
            }

            if (MergeFieldCode.ToTags(stretch.Code, stretch.Inner, reason =>
                findings.Add(ConversionFindings.NotConverted(place, stretch.Shown, reason))) is not { } tags)
                continue;
            stretch.Replace(tags);
            part.IsChanged = true;
            count += tags.Length > 0 ? 1 : 0;
        }

        return count;
    }

    // Word would ask for the table of the old merge whenever the template is opened.
    private static void Disconnect(PackageDraft draft, string documentName)
    {
        if (draft.Related(documentName, "settings") is not { } settings
            || PackageDraft.TreeOf(settings)?.Root.Child("w:mailMerge") is not { } merge)
            return;
        merge.Remove();
        settings.IsChanged = true;
        foreach (var row in draft.Edit(PartNames.RelationshipsOf(settings.Name))?.Elements
            .Where(row => (row.Attribute("Type") ?? "").Contains("/mailMerge", StringComparison.Ordinal))
            .ToList() ?? [])
            row.Remove();
    }

    private static Place PlaceOf(string file, MarkupElement element)
    {
        var paragraph = element.Ancestors().FirstOrDefault(ancestor => ancestor.Name == "w:p");
        var text = paragraph is null ? "" : string.Join(' ', Tags.JoinedText.OfContent(paragraph).Text
            .Replace(Tags.JoinedText.ObjectCharacter, ' ')
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new() { File = file, Quote = text, QuoteLength = text.Length };
    }
}
