using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Inputs;

/// <summary>A file of one JSON object a line.</summary>
internal sealed class LinesInput(string path, string name) : BatchInput(name)
{
    public override int EstimatedCount
    {
        get
        {
            const int sampleBytes = 256 * 1024;
            using var stream = OpenFile();
            var sample = new byte[sampleBytes];
            var read = stream.ReadAtLeast(sample, sampleBytes, throwOnEndOfStream: false);
            var lines = sample.AsSpan(0, read).Count((byte)'\n');
            return lines == 0 ? 0 : (int)Math.Min(int.MaxValue, (double)stream.Length * lines / read);
        }
    }

    private protected override int CountAtMost()
    {
        using var stream = OpenFile();
        return JsonLines.Count(stream);
    }

    public override IEnumerable<BatchItem> Items()
    {
        using var stream = OpenFile();
        var ordinal = 0;
        foreach (var line in JsonLines.Read(stream))
            yield return BatchItem.OfLine(ordinal++, Name, line);
    }

    private FileStream OpenFile() =>
        InputFile.Open(path, Name, out var finding)
            ?? throw MachineFailureException.With(finding ?? MachineFindings.NotARegularFile(Name), new FileNotFoundException());
}
