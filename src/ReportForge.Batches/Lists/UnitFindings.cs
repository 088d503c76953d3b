using System.Collections.Immutable;
using ReportForge.Batches.Ledger;
using ReportForge.Findings;

namespace ReportForge.Batches.Lists;

/// <summary>The findings of all units of a run, as the ledger keeps them.</summary>
public static class UnitFindings
{
    /// <summary>In the order of the ledger; each names its unit where else the file stands.</summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="kindId">The kind of its reports.</param>
    /// <param name="run">Number of the run.</param>
    public static ImmutableArray<Finding> Read(string folder, string kindId, int run)
    {
        using var ledger = BatchLedger.Open(folder, kindId);
        ImmutableArray<Finding> findings =
        [
            .. from row in ledger.Stream(run)
               from finding in row.Findings.Concat(row.Pdf?.Findings ?? [])
               select finding with { Place = finding.Place with { File = NameOf(row), Line = 0, Column = 0 } },
        ];
        ledger.Settle();
        return findings;
    }

    private static string NameOf(LedgerRow row) => row.UnitName.Length > 0 ? row.UnitName : row.Source;
}
