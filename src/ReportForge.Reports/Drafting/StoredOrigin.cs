using System.Text;
using ReportForge.Packaging;
using ReportForge.Reports.Data;

namespace ReportForge.Reports.Drafting;

/// <summary>What a document says about what made it, read back.</summary>
/// <param name="IsIssued">Whether it was issued with number and date.</param>
/// <param name="KindId">The kind of report.</param>
/// <param name="TemplateHash">The template by its content.</param>
/// <param name="Seal">The seal over all its other parts, as they were made.</param>
/// <param name="Data">The data of a draft; null where the document does not carry them.</param>
internal sealed record StoredOrigin(bool IsIssued, string KindId, string TemplateHash, string Seal, ReportData? Data)
{
    /// <summary>The origin of a document; null when it has none, or none that can be read.</summary>
    public static StoredOrigin? Of(OpcPackage package)
    {
        if (CustomXml.Find(package, ReportOrigin.Namespace) is not { } part || SafeXml.Load(package, part).Document?.Root is not { } root)
            return null;
        var text = root.Element(root.Name.Namespace + "data")?.Value;
        var data = string.IsNullOrEmpty(text) ? null : ReportData.Read(package.File, Encoding.UTF8.GetBytes(text)).Data;
        return new(
            (string?)root.Attribute("state") == "issued",
            (string?)root.Attribute("kind") ?? "",
            (string?)root.Attribute("template") ?? "",
            (string?)root.Attribute("seal") ?? "",
            data);
    }
}
