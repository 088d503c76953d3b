namespace ReportForge.Regeneration;

/// <summary>How changes are written into the document.</summary>
public enum WritingMode
{
    /// <summary>As if they had always stood there.</summary>
    Plain,

    /// <summary>As tracked changes, which a person accepts or rejects.</summary>
    Tracked,
}
