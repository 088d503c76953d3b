using Scriban.Syntax;

namespace ReportForge.Scripting.Syntax;

/// <summary>
/// Whether a value may come into a call through a pipe that is still one when it runs. Most are read as plain calls; only what
/// is none of these takes Scriban's long way.
/// </summary>
internal static class Pipes
{
    private const byte Unknown = 0;
    private const byte Away = 1;
    private const byte Inside = 2;

    /// <summary>The answer of a place in the tree; it is kept where the caller says, and many threads find the same.</summary>
    public static bool IsAway(ScriptNode node, ref byte known)
    {
        if (known == Unknown)
            known = IsInside(node) ? Inside : Away;
        return known == Away;
    }

    private static bool IsInside(ScriptNode node)
    {
        for (var inner = node; inner.Parent is { } outer; inner = outer)
        {
            if (outer is ScriptPipeCall or ScriptWrapStatement)
                return true;
            if (outer is ScriptStatement)
                return false;
        }

        return false;
    }
}
