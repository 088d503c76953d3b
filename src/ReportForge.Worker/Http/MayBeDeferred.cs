namespace ReportForge.Worker.Http;

/// <summary>Marks a route whose request may be answered later.</summary>
internal sealed record MayBeDeferred;
