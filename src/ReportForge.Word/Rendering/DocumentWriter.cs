using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using ReportForge.Findings;
using ReportForge.Language;
using ReportForge.Packaging;
using ReportForge.Packaging.Zip;
using ReportForge.Word.Functions;

namespace ReportForge.Word.Rendering;

/// <summary>One entry of the package that a template makes.</summary>
internal abstract record PackageEntry(string Name);

/// <summary>A part of the template that comes out as it went in.</summary>
internal sealed record CopiedEntry(string Name, PackagePart Part) : PackageEntry(Name);

/// <summary>A part that was put together once for all documents.</summary>
internal sealed record FixedEntry(string Name, byte[] Compressed, uint Crc32, int Size) : PackageEntry(Name)
{
    public static FixedEntry Of(string name, byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(bytes);
        return new(name, compressed.ToArray(), Packaging.Zip.Crc32.Of(bytes), bytes.Length);
    }
}

/// <summary>A part that depends on data.</summary>
internal sealed record RenderedEntry(string Name) : PackageEntry(Name);

/// <summary>The part that says where the document comes from.</summary>
internal sealed record OriginEntry(string Name) : PackageEntry(Name);

/// <summary>Walks the plan and writes the package.</summary>
internal sealed class DocumentWriter(Composition.Composition composition, ITemplateLoader loader)
{
    private static readonly byte[] EmptyOrigin = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<origin xmlns=\"urn:reportforge:origin\"/>"u8.ToArray();
    private readonly BuiltinCache _builtins = new();

    public bool Write(TemplatePlan plan, WordRenderOptions options, IBufferWriter<byte> output, out ImmutableArray<Finding> findings)
    {
        var state = new RenderState(composition.Counters, composition.Styles);
        var context = new RenderContext(OptionsOf(options, state));
        var isRendered = plan.Render(context, new WordOutput(state, new RenderBuffer()));
        findings = [.. context.Findings, .. state.Findings];
        if (!isRendered || findings.Any(finding => finding.IsError))
            return false;
        WritePackage(state, options, output);
        return true;
    }

    private RenderOptions OptionsOf(WordRenderOptions options, RenderState state) => new()
    {
        Data = options.Data,
        Builtins = _builtins.WithWord(options.Builtins),
        Loader = loader,
        Limits = options.Limits,
        Lenient = options.Lenient,
        Clock = options.Clock,
        HostState = state,
    };

    private void WritePackage(RenderState state, WordRenderOptions options, IBufferWriter<byte> output)
    {
        var writer = new PackageWriter(output);
        foreach (var entry in composition.Entries)
            Write(entry, state, options, writer);
        writer.Finish();
    }

    private void Write(PackageEntry entry, RenderState state, WordRenderOptions options, PackageWriter writer)
    {
        switch (entry)
        {
            case var _ when composition.Numbering is { } numbering && entry.Name == numbering.PartName && state.Restarts.Count > 0:
                writer.Add(entry.Name, numbering.With(state.Restarts), CompressionLevel.Fastest);
                break;
            case CopiedEntry copied:
                writer.Copy(copied.Part, copied.Name);
                break;
            case FixedEntry made:
                writer.AddCompressed(made.Name, ZipMethod.Deflate, made.Compressed, made.Crc32, made.Size);
                break;
            case OriginEntry:
                writer.Add(entry.Name, options.Origin is { } origin ? origin.Span : EmptyOrigin, CompressionLevel.Fastest);
                break;
            default:
                writer.Add(entry.Name, state.Parts[entry.Name].Written, CompressionLevel.Fastest);
                break;
        }
    }
}
