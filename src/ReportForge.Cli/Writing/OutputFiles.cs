using System.Collections.Immutable;
using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Reports.Replacing;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Writing;

/// <summary>The only way by which commands write files: each is asked for whether it may be replaced.</summary>
internal sealed class OutputFiles(CommandContext context, bool isForced, params IEnumerable<string> inputs)
{
    private readonly ImmutableArray<string> _inputs = [.. inputs.Select(context.PathOf)];

    public static Option<bool> ForceOption(CommandContext context) => context.Switch("--force", new(
        "Ghi đè tệp đang có, kể cả tệp đã có người sửa; văn bản đã ban hành và tệp đầu vào thì không bao giờ.",
        "Writes over a file that is there, even one that somebody has edited; never over an issued document or an input."));

    /// <summary>Writes a file that nothing but the very same bytes may stand in the way of.</summary>
    /// <returns>Why it was not written; null when it was.</returns>
    public Finding? Write(string name, ReadOnlySpan<byte> bytes) => Write(Wanted(name), bytes);

    /// <summary>Writes the draft of a report, over an untouched earlier draft of it if there is one.</summary>
    public Finding? WriteDraft(string name, ReadOnlySpan<byte> bytes, string report) =>
        Write(Wanted(name) with { DraftOf = report }, bytes);

    /// <summary>Writes a file that is too large to hold.</summary>
    public Finding? Write(string name, Action<Stream> write)
    {
        var wanted = Wanted(name);
        if (ReplaceGuard.Refusal(wanted) is { } refusal)
            return refusal;
        OutputFile.Write(wanted.Path, write);
        return null;
    }

    /// <summary>Replaces a file that is there and keeps what it held under another name, where nothing else may stand.</summary>
    /// <returns>Why it was not replaced; null when it was.</returns>
    public Finding? ReplaceKeeping(string name, string copy, ReadOnlySpan<byte> before, ReadOnlySpan<byte> bytes)
    {
        if (Write(copy, before) is { } refusal)
            return refusal;
        OutputFile.Write(context.PathOf(name), bytes);
        return null;
    }

    /// <summary>Why a file cannot be written under a name; null when it can. Asked before long work is done for nothing.</summary>
    public Finding? Refusal(string name) => ReplaceGuard.Refusal(Wanted(name));

    /// <summary>
    /// The PDF of a document: it replaces one that was made of that document, now or before, and that nobody has changed.
    /// </summary>
    public Finding? WritePdf(string name, ReadOnlySpan<byte> bytes) =>
        Write(Wanted(name) with { IsForced = isForced || SealedDocumentOf(name) is not null }, bytes);

    /// <summary>The hash of the document of which an untouched PDF was made; null when there is none such.</summary>
    public string? SealedDocumentOf(string pdf) =>
        OutputFile.StateOf(context.PathOf(pdf)) == PlaceState.HasFile
            && InputFile.TryReadDropped(context.PathOf(pdf), pdf, out var bytes, out _)
            ? PdfSeal.DocumentOf(bytes)
            : null;

    private WantedFile Wanted(string name) => new(context.PathOf(name), name) { Inputs = _inputs, IsForced = isForced };

    private static Finding? Write(WantedFile wanted, ReadOnlySpan<byte> bytes)
    {
        if (ReplaceGuard.Refusal(wanted, bytes) is { } refusal)
            return refusal;
        OutputFile.Write(wanted.Path, bytes);
        return null;
    }
}
