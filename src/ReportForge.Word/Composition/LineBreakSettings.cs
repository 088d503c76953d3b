using System.Text;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>
/// The settings of a document with justified text in which data breaks lines: Word stretches a line that ends with a break
/// over the whole width, unless the settings tell it not to (ECMA-376 §17.15.3.8).
/// </summary>
internal sealed record LineBreakSettings(string PartName, byte[] Bytes, bool IsNew)
{
    private const string Switch = "w:doNotExpandShiftReturn";
    private const string UsualName = "/word/settings.xml";
    private const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings";

    // What comes before the switch among the compatibility settings, and what comes behind those among all settings.
    private static readonly HashSet<string> Before =
    [
        "w:useSingleBorderforContiguousCells", "w:wpJustification", "w:noTabHangInd", "w:noLeading", "w:spaceForUL", "w:noColumnBalance",
        "w:balanceSingleByteDoubleByteWidth", "w:noExtraLineSpacing", "w:doNotLeaveBackslashAlone", "w:ulTrailSpace",
    ];

    private static readonly HashSet<string> Behind =
    [
        "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping", "w:doNotIncludeSubdocsInStats",
        "w:doNotAutoCompressPictures", "w:forceUpgrade", "w:captions", "w:readModeInkLockDown", "w:smartTagType", "sl:schemaLibrary",
        "w:shapeDefaults",
        "w:doNotEmbedSmartTags", "w:decimalSymbol", "w:listSeparator", "w14:docId", "w14:conflictMode", "w14:discardImageEditingData",
        "w14:defaultImageDpi",
        "w15:chartTrackingRefBased", "w15:docId",
    ];

    /// <summary>The settings with the switch; null where no text is justified or they have it already.</summary>
    public static LineBreakSettings? Of(PackageDraft draft, string documentName)
    {
        var part = draft.Related(documentName, "settings");
        var settings = part is null
            ? MarkupParser.Parse($"<w:settings xmlns:w=\"{MarkupNames.Word}\"></w:settings>")
            : PackageDraft.TreeOf(part);
        if (settings is null || settings.Root.Descendants(Switch).Any() || !IsJustified(draft))
            return null;
        var root = (MarkupElement)settings.Root.Clone();
        Insert(root);
        var bytes = Encoding.UTF8.GetBytes((settings with { Root = root }).ToString());
        return new(
            part?.Name ?? (draft.Find(UsualName) is null ? UsualName : draft.FreeName("/word/settings", ".xml")), bytes, part is null);
    }

    /// <summary>The part for a template that had no settings.</summary>
    public AddedPart ToAdded(string source, string relationshipId) =>
        new(source, relationshipId, Relationship, PartName, Type) { Bytes = Bytes };

    private static bool IsJustified(PackageDraft draft) => draft.Parts
        .Select(part => part.Tree?.Root).OfType<MarkupElement>()
        .SelectMany(root => root.Descendants("w:jc"))
        .Any(alignment => alignment.Attribute("w:val") is "both" or "distribute");

    private static void Insert(MarkupElement settings)
    {
        if (settings.Child("w:compat") is not { } compatibility)
        {
            compatibility = MarkupParser.ParseFragment("<w:compat></w:compat>");
            if (settings.Elements.FirstOrDefault(element => Behind.Contains(element.Name)) is { } next)
                next.InsertBefore(compatibility);
            else
                settings.Append(compatibility);
        }

        var element = MarkupParser.ParseFragment($"<{Switch}/>");
        if (compatibility.Elements.LastOrDefault(child => Before.Contains(child.Name)) is { } anchor)
            anchor.InsertAfter(element);
        else
            compatibility.Prepend(element);
    }
}
