using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;
using BenchmarkDotNet.Attributes;
using ReportForge.Scripting;
using ReportForge.Word;

namespace ReportForge.Benchmarks;

/// <summary>
/// One 15-page report from a prepared template, the whole .docx in memory, against filling the same bytes and deflating
/// them alone. Every turn takes the next of 200 data sets.
/// </summary>
[MemoryDiagnoser]
public class WordRenderBenchmarks : IDisposable
{
    private const int DataSets = 200;

    private readonly ArrayBufferWriter<byte> _output = new(1 << 20);
    private readonly MemoryStream _compressed = new(1 << 20);
    private readonly byte[][] _documents = new byte[DataSets][];
    private readonly WordRenderOptions[] _options = new WordRenderOptions[DataSets];
    private byte[] _filled = [];
    private WordTemplate? _template;
    private int _turn;

    [GlobalSetup]
    public void Setup()
    {
        _template = WordTemplate.Prepare(WordTemplateSource.FromFile("bao-cao.docx", WordReport.Template())).Template
            ?? throw new InvalidOperationException("The benchmark's template is broken.");
        for (var index = 0; index < DataSets; index++)
        {
            _options[index] = new() { Data = WordReport.Data(index), Builtins = BuiltinSet.Standard };
            Render(index);
            _documents[index] = DocumentOf(_output.WrittenSpan);
        }

        _filled = new byte[_documents.Max(document => document.Length)];
    }

    [Benchmark]
    public int Whole_document() => Render(_turn++ % DataSets);

    [Benchmark(Baseline = true)]
    public int Filling_and_deflating_alone()
    {
        var document = _documents[_turn++ % DataSets];
        document.CopyTo(_filled, 0);
        _compressed.SetLength(0);
        using (var deflate = new DeflateStream(_compressed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(_filled.AsSpan(0, document.Length));
        return (int)_compressed.Length + (int)Crc32.HashToUInt32(_filled.AsSpan(0, document.Length));
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _compressed.Dispose();
        GC.SuppressFinalize(this);
    }

    private int Render(int index)
    {
        _output.ResetWrittenCount();
        if (_template?.Render(_options[index], _output, out _) != true)
            throw new InvalidOperationException("The benchmark's document was not made.");
        return _output.WrittenCount;
    }

    private static byte[] DocumentOf(ReadOnlySpan<byte> package)
    {
        using var archive = new ZipArchive(new MemoryStream(package.ToArray()));
        using var entry = archive.GetEntry("word/document.xml")?.Open() ?? throw new InvalidOperationException("no document");
        using var bytes = new MemoryStream();
        entry.CopyTo(bytes);
        return bytes.ToArray();
    }
}
