using Dapper;

namespace ReportForge.Worker.Store;

/// <summary>Values of several rows for one statement: a statement a row costs PostgreSQL half as much again.</summary>
/// <param name="columns">Names of the columns, and what stands in them.</param>
internal sealed class RowValues<T>(params (string Column, Func<T, object?> Of)[] columns)
{
    /// <summary>How many rows go into one statement.</summary>
    public const int RowsAStatement = 20;

    /// <summary>The columns in their order, as <c>a, b</c>.</summary>
    public string Columns { get; } = string.Join(", ", columns.Select(value => value.Column));

    /// <summary><c>VALUES (@a0, @b0), (@a1, @b1)</c> and the parameters that it names.</summary>
    public (string Sql, DynamicParameters Parameters) Of(IReadOnlyList<T> rows)
    {
        var parameters = new DynamicParameters();
        for (var at = 0; at < rows.Count; at++)
        {
            foreach (var (column, of) in columns)
                parameters.Add($"{column}{at}", of(rows[at]));
        }

        string Row(int at) => string.Join(", ", columns.Select(value => $"@{value.Column}{at}"));
        var values = Enumerable.Range(0, rows.Count).Select(at => $"({Row(at)})");
        return ($"VALUES {string.Join(", ", values)}", parameters);
    }
}
