using System.Buffers;
using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Scripting;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;

namespace ReportForge.Word;

/// <summary>A prepared template, or the findings why there is none; warnings may stand beside a template.</summary>
public sealed record PreparedWordTemplate(WordTemplate? Template, ImmutableArray<Finding> Findings)
{
    /// <summary>
    /// The data that the template reads. Where tags cannot be read it is what the others surely read, so that an author
    /// learns all that can be known at once; null when no file can be opened.
    /// </summary>
    public TemplateNeeds? Needs { get; init; }

    /// <summary>How many tags stay in the document because the data lacks what they read.</summary>
    public int KeptTags { get; init; }

    /// <summary>Whether any file has a tag; text without tags makes a document that is the template itself.</summary>
    public bool HasTags { get; init; }
}

/// <summary>
/// A Word template: everything that does not depend on data is done. Immutable; any number of threads may render from it
/// at the same time.
/// </summary>
public sealed class WordTemplate
{
    private readonly DocumentWriter _writer;

    internal WordTemplate(TemplatePlan plan, string hash, DocumentWriter writer)
    {
        Plan = plan;
        Hash = hash;
        _writer = writer;
    }

    /// <summary>SHA-256 over the files of the template and how they are put together, in lower-case hex.</summary>
    public string Hash { get; }

    /// <summary>The data that the template reads.</summary>
    public TemplateNeeds Needs => Plan.Needs;

    /// <summary>The names of the styles that its documents have, by the ids that paragraphs refer to.</summary>
    public IReadOnlyDictionary<string, string> StyleNames => _writer.StyleNames;

    internal TemplatePlan Plan { get; }

    /// <summary>Prepares a template. All that is wrong with its files is said at once.</summary>
    public static PreparedWordTemplate Prepare(WordTemplateSource source, WordTemplateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new TemplatePreparer(source, options ?? WordTemplateOptions.Default).Prepare();
    }

    /// <summary>Makes one document. When there is an error nothing is written.</summary>
    /// <returns>Whether a document was written.</returns>
    public bool Render(WordRenderOptions options, IBufferWriter<byte> output, out ImmutableArray<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        return _writer.Write(Plan, options, output, out findings);
    }

    /// <summary>Makes one document. When there is an error nothing is written.</summary>
    /// <returns>Whether a document was written.</returns>
    public bool Render(WordRenderOptions options, Stream output, out ImmutableArray<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(output);
        var buffer = new ArrayBufferWriter<byte>();
        var isWritten = Render(options, buffer, out findings);
        if (isWritten)
            output.Write(buffer.WrittenSpan);
        return isWritten;
    }
}
