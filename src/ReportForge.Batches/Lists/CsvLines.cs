using System.Text;
using ReportForge.Data.Csv;

namespace ReportForge.Batches.Lists;

/// <summary>Writes a CSV file that Excel opens with its Vietnamese letters: RFC 4180 with a byte order mark.</summary>
internal sealed class CsvLines : IDisposable
{
    private readonly StreamWriter _writer;

    public CsvLines(Stream stream) =>
        _writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    public void Write(params ReadOnlySpan<string> cells)
    {
        for (var index = 0; index < cells.Length; index++)
        {
            if (index > 0)
                _writer.Write(',');
            _writer.Write(CsvCell.Quoted(cells[index]));
        }

        _writer.WriteLine();
    }

    public void Dispose() => _writer.Dispose();
}
