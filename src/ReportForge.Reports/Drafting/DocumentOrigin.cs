using ReportForge.Packaging;

namespace ReportForge.Reports.Drafting;

/// <summary>What a Word file says about who made it.</summary>
/// <param name="State">Whether it is a draft or an issued document.</param>
/// <param name="Report">Which report it is, as <see cref="ReportIdentity"/> names it.</param>
/// <param name="IsUntouched">Whether everything in it is as the program wrote it.</param>
public sealed record DocumentOrigin(DocumentState State, string Report, bool IsUntouched)
{
    /// <summary>The origin of a document; null when the program did not make it, or it cannot be read.</summary>
    public static DocumentOrigin? Read(string name, ReadOnlyMemory<byte> bytes)
    {
        if (PackageReader.Read(name, bytes).Package is not { } package)
            return null;
        foreach (var part in package.Parts.Where(IsCustomXml))
        {
            if (SafeXml.Load(package, part).Document?.Root is not { } root || root.Name.NamespaceName != ReportOrigin.Namespace)
                continue;
            var state = root.Attribute("state")?.Value == ReportOrigin.IssuedState ? DocumentState.Issued : DocumentState.Draft;
            return new DocumentOrigin(
                state, root.Attribute("report")?.Value ?? "", root.Attribute("seal")?.Value == PackageSeal.Of(package, part.Name));
        }

        return null;
    }

    private static bool IsCustomXml(PackagePart part) =>
        part.Name.StartsWith("/customXml/item", StringComparison.Ordinal) && !part.Name.Contains("Props", StringComparison.Ordinal);
}

/// <summary>How far a document is on its way.</summary>
public enum DocumentState
{
    /// <summary>Without number and date; it stays in the office.</summary>
    Draft,

    /// <summary>With number and date; never changed again.</summary>
    Issued,
}
