using ReportForge.Batches.Ledger;
using ReportForge.Cli.CommandLine;
using ReportForge.Reports.Data;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Regenerating;

/// <summary>
/// The data of a document that a batch has made, out of the ledger in whose folder it lies: a document that went through .odt or
/// .doc, or whose personal information was removed, no longer carries them.
/// </summary>
internal static class LedgerBaseline
{
    /// <summary>The data; null when no ledger is there, or it does not know the document.</summary>
    public static ReportData? Find(CommandContext context, string document, string kindId)
    {
        var path = context.PathOf(document);
        var name = Path.GetFileName(path);
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (FileSight.IsFile(Path.Combine(folder, BatchLedger.FileName)))
                return Read(folder, name, document, kindId);
            // Documents of a batch lie one folder below its ledger.
            name = $"{Path.GetFileName(folder)}/{name}";
            if (name.Count(letter => letter == '/') > 1)
                return null;
        }

        return null;
    }

    // A ledger that cannot be read, or is of another kind, is no help; that the baseline is missing is told then.
    private static ReportData? Read(string folder, string name, string document, string kindId)
    {
        try
        {
            using var ledger = BatchLedger.Open(folder, kindId);
            return ledger.DataOfDocument(name) is { } json ? ReportData.Read(document, json).Data : null;
        }
        catch (MachineFailureException)
        {
            return null;
        }
    }
}
