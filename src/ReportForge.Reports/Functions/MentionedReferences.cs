using System.Runtime.CompilerServices;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;

namespace ReportForge.Reports.Functions;

/// <summary>The documents that one render has already named in full. It lives as long as the render's context.</summary>
internal sealed class MentionedReferences
{
    private static readonly ConditionalWeakTable<RenderContext, MentionedReferences> ByRender = [];

    private readonly HashSet<(string, string?, string?, string?, string?, string?)> identities = [];

    public static MentionedReferences Of(RenderContext render) => ByRender.GetOrCreateValue(render);

    public bool IsFirst(DocumentReference reference) => identities.Add(reference.Identity);
}
