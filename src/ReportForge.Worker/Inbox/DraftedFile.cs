using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Worker.Inbox;

/// <summary>
/// What became of one data file: a document, or findings that say why there is none. Findings may stand beside a document.
/// </summary>
public sealed record DraftedFile(ReadOnlyMemory<byte>? Document, ImmutableArray<Finding> Findings);

/// <summary>
/// Makes the document of one data file. Called from several threads at once; the same bytes must give the same answer,
/// because work that a kill interrupted is done again.
/// </summary>
public delegate DraftedFile FileDrafter(string fileName, ReadOnlyMemory<byte> bytes);
