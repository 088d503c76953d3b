namespace ReportForge.Batches.Ledger;

/// <summary>
/// Brings rows into the ledger on the threads that make them, some in one transaction: a row takes less than to wake another thread.
/// What is not yet written when the process is killed is simply made again.
/// </summary>
/// <param name="ledger">Takes the rows.</param>
/// <param name="rowsOfOneTransaction">One where a row says that something lies on the disk.</param>
/// <param name="notesChanges">Whether what a document was made from before is kept.</param>
internal sealed class LedgerWriter(BatchLedger ledger, int rowsOfOneTransaction, bool notesChanges = false)
{
    private readonly List<(LedgerRow Row, byte[]? PackedInput)> _rows = [];

    /// <summary>Takes a row; throws what the ledger throws.</summary>
    public void Add(LedgerRow row, byte[]? packedInput = null)
    {
        lock (_rows)
        {
            _rows.Add((row, packedInput));
            if (_rows.Count >= rowsOfOneTransaction)
                Finish();
        }
    }

    /// <summary>Writes what is not yet written.</summary>
    public void Finish()
    {
        lock (_rows)
        {
            if (_rows.Count == 0)
                return;
            try
            {
                ledger.Write(_rows, notesChanges);
            }
            finally
            {
                _rows.Clear();
            }
        }
    }
}
