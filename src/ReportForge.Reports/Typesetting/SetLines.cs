namespace ReportForge.Reports.Typesetting;

/// <summary>How the lines of a paragraph are set.</summary>
/// <param name="Held">Which of its blanks and hyphens end no line.</param>
/// <param name="BreaksAt">The blanks at which a line is broken off.</param>
/// <param name="Count">How many lines there are.</param>
/// <param name="Squeeze">How much nearer its letters stand, in twentieths of a point; 0 as the font has them.</param>
internal sealed record SetLines(bool[] Held, IReadOnlyList<int> BreaksAt, int Count, int Squeeze);
