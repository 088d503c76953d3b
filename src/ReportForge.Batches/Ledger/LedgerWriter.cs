using System.Threading.Channels;

namespace ReportForge.Batches.Ledger;

/// <summary>
/// Brings rows into the ledger on one task, many in one transaction, so that the threads that draft never wait for it.
/// What is not yet written when the process is killed is simply made again.
/// </summary>
internal sealed class LedgerWriter
{
    private const int RowsOfOneTransaction = 256;

    private readonly Channel<(LedgerRow Row, byte[]? PackedInput)> _rows =
        Channel.CreateBounded<(LedgerRow, byte[]?)>(new BoundedChannelOptions(4 * RowsOfOneTransaction) { SingleReader = true });

    private readonly Task _writing;

    public LedgerWriter(BatchLedger ledger, bool notesChanges = false) => _writing = Task.Run(() => Write(ledger, notesChanges));

    /// <summary>Hands a row over; waits while the ledger is far behind, and throws what the ledger threw.</summary>
    public async ValueTask Add(LedgerRow row, byte[]? packedInput = null)
    {
        try
        {
            await _rows.Writer.WriteAsync((row, packedInput));
        }
        catch (ChannelClosedException)
        {
            await _writing;
            throw;
        }
    }

    /// <summary>Waits until everything is written; throws what the ledger threw.</summary>
    public Task Finish()
    {
        _rows.Writer.TryComplete();
        return _writing;
    }

    private async Task Write(BatchLedger ledger, bool notesChanges)
    {
        var batch = new List<(LedgerRow Row, byte[]? PackedInput)>(RowsOfOneTransaction);
        try
        {
            while (await _rows.Reader.WaitToReadAsync())
            {
                while (batch.Count < RowsOfOneTransaction && _rows.Reader.TryRead(out var row))
                    batch.Add(row);
                ledger.Write(batch, notesChanges);
                batch.Clear();
            }
        }
        catch (Exception failure)
        {
            // Those who hand rows over must not wait for ever; they get the reason.
            _rows.Writer.TryComplete(failure);
            throw;
        }
    }
}
