using ReportForge.Batches.Ledger;
using ReportForge.Cli.CommandLine;
using ReportForge.Reports.Data;
using ReportForge.Reports.KindFolders;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Regenerating;

/// <summary>
/// What a document was made from, out of the ledger of the batch in whose folder it lies.
/// </summary>
/// <param name="Data">
/// The data: a document that went through .odt or .doc, or whose personal information was removed, no longer carries them. Null when
/// the ledger does not know the document.
/// </param>
/// <param name="Kind">The kind as it was; null when it is the same today, or was not kept.</param>
internal sealed record LedgerBaseline(ReportData? Data, ReportKind? Kind)
{
    public static readonly LedgerBaseline Unknown = new(null, null);

    public static LedgerBaseline Find(CommandContext context, string document, string kindId, string templatesFolder)
    {
        var path = context.PathOf(document);
        var name = Path.GetFileName(path);
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (FileSight.IsFile(Path.Combine(folder, BatchLedger.FileName)))
                return Read(folder, name, document, (kindId, templatesFolder));
            // Documents of a batch lie one folder below its ledger.
            name = $"{Path.GetFileName(folder)}/{name}";
            if (name.Count(letter => letter == '/') > 1)
                return Unknown;
        }

        return Unknown;
    }

    // A ledger that cannot be read, or is of another kind, is no help; that the baseline is missing is told then.
    private static LedgerBaseline Read(string folder, string name, string document, (string Id, string Templates) kind)
    {
        try
        {
            using var ledger = BatchLedger.Open(folder, kind.Id);
            if (ledger.MadeFrom(name) is not var (json, hash))
                return Unknown;
            var earlier = hash == TemplateFiles.HashOf(TemplateFiles.Read(kind.Templates, kind.Id)) ? null : ledger.TemplateOf(hash);
            return new(ReportData.Read(document, json).Data, earlier is null ? null : ReportKind.Load(kind.Id, earlier).Kind);
        }
        catch (MachineFailureException)
        {
            return Unknown;
        }
    }
}
