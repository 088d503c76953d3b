using Dapper;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Batches;

/// <content>What is written while a batch is planned.</content>
internal sealed partial class BatchStore
{
    private const string SharedKeys = "SELECT key FROM batch_unit WHERE batch = @batch GROUP BY key HAVING COUNT(*) > 1";

    private static readonly RowValues<BatchUnitRow> Added = new(
        ("batch", unit => unit.Batch), ("ord", unit => unit.Ord), ("key", unit => unit.Key), ("unit", unit => unit.Unit),
        ("name", unit => unit.Name), ("period", unit => unit.Period), ("source", unit => unit.Source), ("line", unit => unit.Line),
        ("input", unit => unit.Input), ("state", unit => unit.State), ("file_name", unit => unit.FileName),
        ("findings", unit => unit.Findings), ("errors", unit => unit.Errors), ("warnings", unit => unit.Warnings),
        ("judged", unit => unit.IsJudged));

    /// <summary>Units as they were read; those that an attempt before a kill has written stay.</summary>
    public Task AddUnits(IReadOnlyList<BatchUnitRow> units) => store.Write(async transaction =>
    {
        foreach (var few in units.Chunk(RowValues<BatchUnitRow>.RowsAStatement))
        {
            var (values, parameters) = Added.Of(few);
            await transaction.Run(
                $"INSERT INTO batch_unit ({Added.Columns}) {values} ON CONFLICT (batch, ord) DO NOTHING", parameters);
        }
    });

    /// <summary>Units that share their key with another, without their data.</summary>
    public Task<IReadOnlyList<BatchUnitRow>> SameKeys(string batch) => store.Read<IReadOnlyList<BatchUnitRow>>(async connection =>
        [.. await connection.QueryAsync<BatchUnitRow>(
            "SELECT batch, ord, key, name, source, line, findings, judged AS is_judged FROM batch_unit WHERE batch = @batch "
                + $"AND key IN ({SharedKeys}) ORDER BY key, ord",
            new { batch })]);

    /// <summary>The data of those of them behind an ordinal that are not judged.</summary>
    public Task<IReadOnlyList<(int Ord, string Input)>> InputsOfSameKeys(string batch, int after, int count) =>
        store.Read<IReadOnlyList<(int Ord, string Input)>>(async connection =>
            [.. await connection.QueryAsync<(int Ord, string Input)>(
                "SELECT ord, input FROM batch_unit WHERE batch = @batch AND ord > @after AND judged = 0 "
                    + $"AND key IN ({SharedKeys}) ORDER BY ord LIMIT @count",
                new { batch, after, count })]);

    /// <summary>
    /// Refuses units that were not made yet: those that were judged have failed; of the others what was found stands until
    /// they are judged.
    /// </summary>
    public Task Refuse(IReadOnlyList<BatchUnitRow> units) => store.Write(transaction => transaction.Run(
        """
        UPDATE batch_unit SET state = CASE judged WHEN 1 THEN 'failed' ELSE state END, findings = @Findings, errors = @Errors
        WHERE batch = @Batch AND ord = @Ord AND state = 'wait' AND judged = @IsJudged
        """,
        units));

    /// <summary>
    /// Leaves alone what an earlier batch of the same unit has made of the same data with the same template, but for what the set
    /// as a whole speaks against.
    /// </summary>
    public Task KeepUnchanged(string batch) => store.Write(transaction => transaction.Run(
        """
        UPDATE batch_unit AS now
        SET state = 'unchanged', document = earlier.document, findings = earlier.findings,
            errors = earlier.errors, warnings = earlier.warnings
        FROM batch_unit AS earlier, batch AS before, batch AS this
        WHERE now.batch = @batch AND now.state = 'wait' AND (now.judged = 1 OR now.errors = 0) AND this.id = @batch
        AND earlier.key = now.key AND earlier.state = 'made' AND earlier.input = now.input
        AND before.id = earlier.batch AND before.kind = this.kind AND before.template = this.template AND before.unit = this.unit
        AND before.samples_form = this.samples_form
        AND earlier.batch = (SELECT MAX(latest.batch) FROM batch_unit AS latest, batch AS its
            WHERE latest.key = now.key AND latest.state = 'made' AND latest.batch < @batch
            AND its.id = latest.batch AND its.kind = this.kind AND its.unit = this.unit AND its.samples_form = this.samples_form)
        """,
        new { batch }));
}
