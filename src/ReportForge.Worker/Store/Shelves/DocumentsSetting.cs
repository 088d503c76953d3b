using ReportForge.Reports.Storage;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Store.Shelves;

/// <summary>The place of documents that the settings name.</summary>
internal static class DocumentsSetting
{
    /// <returns>Null when documents are kept in the database.</returns>
    /// <exception cref="MachineFailureException">Nothing says in which region a bucket is.</exception>
    public static IDocumentShelf? Open(ServiceOptions options) => options.Documents switch
    {
        "" => null,
        var s3 when S3Place.Read(s3) is { } place => new LimitedShelf(S3Shelf.Open(place, options.S3Endpoint), LimitedShelf.Longest),
        var folder => new LimitedShelf(new FolderShelf(folder), LimitedShelf.Longest),
    };
}
