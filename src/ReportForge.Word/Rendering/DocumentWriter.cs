using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Scripting;
using ReportForge.Word.Functions;
using ReportForge.Word.Images;

namespace ReportForge.Word.Rendering;

/// <summary>One entry of the package that a template makes.</summary>
internal abstract record PackageEntry(string Name);

/// <summary>A part of the template that comes out as it went in.</summary>
internal sealed record CopiedEntry(string Name, PackagePart Part) : PackageEntry(Name);

/// <summary>A part that was put together once for all documents.</summary>
internal sealed record FixedEntry(string Name, PackedBytes Packed) : PackageEntry(Name)
{
    public static FixedEntry Of(string name, byte[] bytes) => new(name, PackedBytes.Of(bytes));
}

/// <summary>A part that depends on data.</summary>
internal sealed record RenderedEntry(string Name) : PackageEntry(Name);

/// <summary>A chart or the workbook in it: made from data where a chart is written, emptied where none is.</summary>
internal sealed record FilledEntry(string Name, byte[] Unused) : PackageEntry(Name);

/// <summary>The part that says where the document comes from.</summary>
internal sealed record OriginEntry(string Name) : PackageEntry(Name);

/// <summary>Walks the plan and writes the package.</summary>
internal sealed class DocumentWriter(Composition.Composition composition, ITemplateLoader loader, ImageLibrary images)
{
    private static readonly byte[] EmptyOrigin =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<origin xmlns=\"urn:reportforge:origin\"/>"u8.ToArray();
    private readonly BuiltinCache _builtins = new();
    private readonly RenderScratchPool _scratches = new();

    /// <summary>Whether tags stay in the documents, to be merged later.</summary>
    public bool LeavesTags { get; init; }

    public IReadOnlyDictionary<string, string> StyleNames => composition.Styles.Names;

    public bool Write(TemplatePlan plan, WordRenderOptions options, IBufferWriter<byte> output, out ImmutableArray<Finding> findings)
    {
        var scratch = _scratches.Rent();
        var state = new RenderState(composition.Counters, composition.Styles, scratch) { Images = images, LeavesTags = LeavesTags };
        var context = new RenderContext(OptionsOf(options, state));
        var isRendered = plan.Render(context, new WordOutput(state, scratch.Rent()));
        findings = context.Findings.Count + state.Findings.Count == 0 ? [] : [.. context.Findings, .. state.Findings];
        var isWritten = isRendered && !findings.Any(finding => finding.IsError);
        if (isWritten)
        {
            var main = state.Parts.GetValueOrDefault(composition.MainPart);
            if (main is not null && options.MainPartSetter is { } setter)
            {
                var written = main;
                state.Parts[composition.MainPart] = main = scratch.Rent();
                setter(written.WrittenMemory, main);
            }

            WritePackage(state, options, output);
            if (options.MainPartReader is { } read && main is not null)
                read(main.WrittenMemory);
        }

        _scratches.Return(scratch);
        return isWritten;
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
        if (state.HasLineBreaks && composition.LineBreaks is { IsNew: true } settings)
            state.Added.Add(settings.ToAdded(composition.MainPart, state.NewRelationshipId()));
        foreach (var entry in composition.Entries.Where(entry => entry is not OriginEntry))
        {
            var isDone = state.Added.Count > 0 && composition.Added.TryWrite(entry.Name, state.Added, writer);
            if (!isDone)
                Write(entry, state, options, writer);
        }

        if (state.Added.Count > 0)
            composition.Added.WriteNew(state.Added, writer);
        // It seals the other parts, so it is the last.
        foreach (var origin in composition.Entries.OfType<OriginEntry>())
            writer.Add(origin.Name, options.Origin is { } sealedBy ? sealedBy(writer.Seal()).Span : EmptyOrigin,
                CompressionLevel.Fastest);
        writer.Finish();
    }

    private void Write(PackageEntry entry, RenderState state, WordRenderOptions options, PackageWriter writer)
    {
        switch (entry)
        {
            case var _ when composition.Numbering is { } numbering && state.Restarts.Count > 0 && entry.Name == numbering.PartName:
                writer.Add(entry.Name, numbering.With(state.Restarts));
                break;
            case var _ when state.HasLineBreaks && composition.LineBreaks is { } settings && entry.Name == settings.PartName:
                writer.Add(entry.Name, settings.Bytes);
                break;
            case CopiedEntry copied:
                writer.Copy(copied.Part, copied.Name);
                break;
            case FixedEntry made:
                writer.Add(made.Name, made.Packed);
                break;
            case FilledEntry filled:
                writer.Add(filled.Name, state.Charts.ContentOf(filled.Name) ?? filled.Unused);
                break;
            default:
                writer.Add(entry.Name, state.Parts[entry.Name].Written, CompressionLevel.Fastest);
                break;
        }
    }
}
