using ReportForge.Findings;

namespace ReportForge.Batches.Running;

/// <summary>Makes PDFs of Word files. Called from several threads.</summary>
public interface IPdfMaker
{
    /// <summary>Why none can be made on this machine; null where they can.</summary>
    Finding? Unavailable { get; }

    /// <summary>The PDFs of some documents, in their order. One that cannot be made keeps no other from being made.</summary>
    /// <exception cref="OperationCanceledException">The user asked to stop.</exception>
    Task<IReadOnlyList<PdfMade>> Make(IReadOnlyList<string> documents, CancellationToken stopping);
}

/// <summary>The PDF of a document, or the finding that says why there is none; one beside a PDF says what it lacks.</summary>
public sealed record PdfMade(string Document, byte[]? Pdf, Finding? Finding);
