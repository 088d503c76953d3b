namespace ReportForge.Cli.Printing;

/// <summary>How much is printed of the findings that a command ends with.</summary>
internal enum FindingDetail
{
    /// <summary>Each with all that is known of it, as they come: they are few.</summary>
    OneByOne,

    /// <summary>Causes instead of findings, no more than a screen, and their number.</summary>
    Digest,

    /// <summary>Each with all that is known of it, errors first, and their number.</summary>
    All,
}
