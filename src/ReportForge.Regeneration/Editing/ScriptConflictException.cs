namespace ReportForge.Regeneration.Editing;

/// <summary>Two changes want the same characters: the plan is wrong, and nothing is made of it.</summary>
internal sealed class ScriptConflictException(string text) : Exception($"Two changes meet at “{text}”.");
