using ReportForge.Findings;

namespace ReportForge.Cli.Printing;

/// <summary>How findings look where they are printed.</summary>
/// <param name="Language">The language of their words.</param>
/// <param name="HasColour">Whether they go to a terminal that shows colours.</param>
internal readonly record struct PrintStyle(MessageLanguage Language, bool HasColour)
{
    public string Say(Wording wording) => wording.In(Language);
}
