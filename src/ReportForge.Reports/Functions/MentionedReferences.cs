using System.Runtime.CompilerServices;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;

namespace ReportForge.Reports.Functions;

/// <summary>
/// The documents that one render has already named in full, and those of the list that it is writing. It lives as long as the
/// render's context.
/// </summary>
internal sealed class MentionedReferences
{
    private static readonly ConditionalWeakTable<RenderContext, MentionedReferences> ByRender = [];

    private readonly HashSet<(string, string?, string?, string?, string?, string?)> identities = [];
    private readonly List<(DocumentReference Document, bool NamesIssuer)> list = [];

    public static MentionedReferences Of(RenderContext render) => ByRender.GetOrCreateValue(render);

    /// <summary>Full at the first mention in this document, short later (rule BD-07).</summary>
    public string Mention(DocumentReference reference) => IsFirst(reference) ? reference.Full() : reference.Short();

    /// <summary>
    /// The same for a document in a list: the issuer that an earlier document of the list has named is not named again, unless it
    /// could be taken for another one that was named or meant in between.
    /// </summary>
    /// <param name="reference">The document.</param>
    /// <param name="position">Where it stands in its list; 0 begins a list.</param>
    public string MentionInList(DocumentReference reference, int position) => InList(reference, position) ?? reference.Short();

    /// <summary>The same for a list whose documents each have a line; one named in full before has its day.</summary>
    /// <param name="reference">The document.</param>
    /// <param name="position">Where it stands in its list; 0 begins a list.</param>
    public string MentionOnLine(DocumentReference reference, int position) => InList(reference, position) ?? reference.ShortOnLine();

    // Null for one that the document has named in full before.
    private string? InList(DocumentReference reference, int position)
    {
        if (position == 0)
            list.Clear();
        if (!IsFirst(reference))
        {
            list.Add((reference, false));
            return null;
        }

        var isNamed = IsNamed(reference);
        list.Add((reference, true));
        return isNamed ? reference.FullWithoutIssuer() : reference.Full();
    }

    private bool IsFirst(DocumentReference reference) => identities.Add(reference.Identity);

    private bool IsNamed(DocumentReference reference)
    {
        for (var index = list.Count - 1; index >= 0; index--)
        {
            var (before, namesIssuer) = list[index];
            if (before.HasIssuerOf(reference))
            {
                if (namesIssuer)
                    return true;
            }
            else if (before.MayBeTakenFor(reference))
            {
                return false;
            }
        }

        return false;
    }
}
