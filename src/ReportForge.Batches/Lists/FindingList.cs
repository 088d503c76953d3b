using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Batches.Lists;

/// <summary>The list of findings.csv: for people, who open it in Excel; a line a finding, with the unit that it concerns.</summary>
public sealed class FindingList : IDisposable
{
    private readonly CsvLines _csv;

    /// <summary>Begins the list with its titles.</summary>
    public FindingList(Stream stream)
    {
        _csv = new CsvLines(stream);
        _csv.Write("mã đơn vị", "đơn vị", "kỳ", "tệp dữ liệu", "mã lỗi", "mức", "chỗ", "nội dung", "cách sửa");
    }

    /// <summary>The findings of one unit.</summary>
    /// <param name="unit">Whose they are.</param>
    /// <param name="source">File that the data came in, with the line where it holds many units.</param>
    /// <param name="findings">What was found.</param>
    public void Add(ListedUnit unit, string source, ImmutableArray<Finding> findings)
    {
        foreach (var finding in findings)
        {
            _csv.Write(unit.Code, unit.Name, unit.Period, source, finding.Code,
                FindingText.SeverityText(finding.Severity, MessageLanguage.Vietnamese),
                FindingText.PlaceText(finding.Place with { File = null, Line = 0 }, MessageLanguage.Vietnamese),
                finding.Message.Vi, Joined(finding.Expected?.Vi, finding.Hint?.Vi));
        }
    }

    public void Dispose() => _csv.Dispose();

    private static string Joined(string? first, string? second) =>
        string.Join(": ", new[] { first, second }.Where(text => !string.IsNullOrEmpty(text)));
}

/// <summary>A unit of a batch as lists name it.</summary>
/// <param name="Code">Official code; empty when nobody knows it.</param>
/// <param name="Name">Its name, or that of its file.</param>
/// <param name="Period">The period of its report.</param>
public readonly record struct ListedUnit(string Code, string Name, string Period);
