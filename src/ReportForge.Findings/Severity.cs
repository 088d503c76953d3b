namespace ReportForge.Findings;

/// <summary>How much a finding weighs; the order is the order of weight.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing has to be done.</summary>
    Information,

    /// <summary>A machine cannot decide: the message is a question to the reader.</summary>
    Review,

    /// <summary>Probably wrong; the document can be made and issued all the same.</summary>
    Warning,

    /// <summary>Wrong: what was asked for is not made, or must not be signed.</summary>
    Error,
}
