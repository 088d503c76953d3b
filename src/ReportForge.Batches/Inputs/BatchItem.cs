using System.Collections.Immutable;
using ReportForge.Data.Json;
using ReportForge.Findings;
using ReportForge.Regeneration;
using ReportForge.Reports.Data;
using ReportForge.Reports.KindFolders;

namespace ReportForge.Batches.Inputs;

/// <summary>
/// The data of one unit as it stands in the input: a line of a file, a row of a table, or a file of a folder. JSON is read when
/// it is first asked for, by the thread that works on the unit, and once.
/// </summary>
public sealed class BatchItem
{
    private readonly Lazy<ReportDataResult> _read;
    private readonly Lazy<ReadOnlyMemory<byte>> _json;
    private BatchItem(
        int ordinal,
        string source,
        int line,
        Func<BatchItem, ReportDataResult> read,
        Func<BatchItem, ReadOnlyMemory<byte>> json,
        bool isText = false)
    {
        (Ordinal, Source, Line, IsText) = (ordinal, source, line, isText);
        _read = new(() => read(this));
        _json = new(() => json(this));
    }

    /// <summary>Place in the input, from 0.</summary>
    public int Ordinal { get; }

    /// <summary>The file that it stands in, as the user named it.</summary>
    public string Source { get; }

    /// <summary>Its line or row there, from 1; 0 when it is the whole file.</summary>
    public int Line { get; }

    /// <summary>Whether it stands in the input as JSON; else it was read out of cells, or cannot be read.</summary>
    public bool IsText { get; }

    /// <summary>Null when the findings say why nothing could be read.</summary>
    public ReportData? Data => _read.Value.Data;

    /// <summary>What was found while the data was read, at its place in the input.</summary>
    public ImmutableArray<Finding> Findings => _read.Value.Findings;

    /// <summary>
    /// The data as JSON, by which the ledger knows it again: as it stands in the input, or as it is written for a table; empty
    /// when a table gave none.
    /// </summary>
    public ReadOnlyMemory<byte> Json => _json.Value;

    /// <summary>How a person names the place.</summary>
    public string Name => Line == 0 ? Source : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source}({Line})");

    /// <summary>
    /// Whose report it is, told from its text without reading all of it: what <see cref="BatchIdentity.Of"/> says where the data
    /// can be read. Null when only <see cref="Data"/> tells, and for what is not a text of the input.
    /// </summary>
    public BatchIdentity? GlanceIdentity() => IsText ? IdentityGlance.At(Json) : null;

    /// <summary>One JSON object of the input, UTF-8.</summary>
    public static BatchItem OfJson(int ordinal, string source, int line, ReadOnlyMemory<byte> json)
    {
        // Whoever reads the ledger or rolls units up stumbles over the mark that some editors put before the text.
        var plain = JsonBytes.WithoutMark(json);
        return new(ordinal, source, line, item => item.Placed(ReportData.Read(source, plain)), _ => plain, isText: true);
    }

    /// <summary>The item of one line of a file; a line that is too long has a finding in place of data.</summary>
    public static BatchItem OfLine(int ordinal, string source, JsonLine line) => line.IsTooLong
        ? Unreadable(ordinal, source, line.Number,
            BatchInputFindings.LineTooLong(Place.At(source, line.Number, 1), JsonLines.MostMegabytes))
        : OfJson(ordinal, source, line.Number, line.Json);

    /// <summary>What stands at a place of the input and cannot be read.</summary>
    internal static BatchItem Unreadable(int ordinal, string source, int line, Finding finding) =>
        new(ordinal, source, line, _ => new ReportDataResult(null, [finding]), _ => default);

    /// <summary>Data that was read out of the cells of a table or a workbook, whose places it knows.</summary>
    internal static BatchItem OfCells(int ordinal, string source, int row, ReportDataResult read) =>
        new(ordinal, source, row, _ => read, item => item.Data is { } data ? JsonText.Write(data.Root) : default(ReadOnlyMemory<byte>));

    /// <summary>Findings about the data at their place in the input: the line of an object, the cell of a value.</summary>
    public ImmutableArray<Finding> Placed(ImmutableArray<Finding> findings) =>
        findings.IsEmpty ? findings : [.. findings.Select(Placed)];

    private ReportDataResult Placed(ReportDataResult read) => read with { Findings = Placed(read.Findings) };

    // The object counts its lines from 1, also where the field is named in words; a cell names its place itself.
    private Finding Placed(Finding finding)
    {
        if (!IsText && finding.Place is { Location: not null } && finding.Place.File == Source)
            return finding;
        var place = finding.Place with { File = Source };
        return finding with { Place = Line == 0 ? place : place with { Line = Line, Column = Math.Max(place.Column, 1) } };
    }
}

/// <summary>Whose report it is, and for which time.</summary>
/// <param name="UnitCode">Official code of the unit, empty when the data has none.</param>
/// <param name="UnitName">Noun and name, as the data writes them: <c>xã Hoằng Lưu</c>.</param>
/// <param name="Period">Short text of the period that sorts: <c>2024</c>, <c>2023-11</c>.</param>
public sealed record BatchIdentity(string UnitCode, string UnitName, string Period)
{
    /// <summary>One report of a kind has one key.</summary>
    public string Key => KeyOf(UnitCode, Period);

    internal static string KeyOf(string unitCode, string period) => $"{unitCode}|{period}";

    public static BatchIdentity Of(ReportData data)
    {
        var unit = data.Root.TryGetMember("unit", out var given) ? given : default;
        var noun = unit.TryGetMember("kind", out var kind) ? kind.AsString() : null;
        var name = unit.TryGetMember("name", out var named) ? named.AsString() : null;
        return new BatchIdentity(data.UnitCode ?? "", string.Join(' ', new[] { noun, name }.Where(word => !string.IsNullOrEmpty(word))),
            BatchPeriod.Of(data.Root));
    }
}

/// <summary>What the data alone says, before anything is rendered.</summary>
/// <param name="Identity">Null when the data does not say whose it is.</param>
/// <param name="Findings">What the contract and the rules of the kind say.</param>
/// <param name="CanBeDrafted">Whether the data is whole enough for a document; figures that do not add up are.</param>
public sealed record CheckedItem(BatchIdentity? Identity, ImmutableArray<Finding> Findings, bool CanBeDrafted)
{
    /// <summary>The item could not be read; its own findings say why.</summary>
    public static readonly CheckedItem Unread = new(null, [], CanBeDrafted: false);
}

/// <summary>The document of one unit, or findings that say why there is none.</summary>
public sealed record DraftedItem(ReadOnlyMemory<byte>? Document, ImmutableArray<Finding> Findings);

/// <summary>What a document that somebody has edited becomes with the data of now.</summary>
/// <param name="Document">The document; null when none could be made.</param>
/// <param name="IsUpToDate">The edited document says already what the data say.</param>
/// <param name="Findings">Why none could be made, or why the new document stands beside without the edits.</param>
/// <param name="Changes">What the data changed, and what became of it.</param>
public sealed record RegeneratedItem(
    ReadOnlyMemory<byte>? Document, bool IsUpToDate, ImmutableArray<Finding> Findings, ImmutableArray<RegenerationChange> Changes);

/// <summary>What a document was made from.</summary>
/// <param name="Data">The data, for a document that no longer carries them; null where nobody knows.</param>
/// <param name="TemplateHash">Hash of everything else; empty where nobody knows.</param>
/// <param name="TemplateOf">The files behind a hash; null when they were not kept.</param>
public sealed record BatchBaseline(ReadOnlyMemory<byte>? Data, string TemplateHash, Func<string, IReadOnlyList<TemplateFile>?> TemplateOf);

/// <summary>What a batch needs of a report kind. Called from several threads; the same data gives the same bytes.</summary>
public interface IBatchReports
{
    string KindId { get; }

    /// <summary>Hash of everything but the data that a document of the kind depends on.</summary>
    string TemplateHash { get; }

    /// <summary>The files behind <see cref="TemplateHash"/>, as they are now.</summary>
    IEnumerable<TemplateFile> ReadTemplate();

    CheckedItem Check(BatchItem item);

    /// <summary>
    /// Tells which units are about to be drafted, in their order, so that whoever makes them elsewhere can begin. They can be gone
    /// through as often as needed.
    /// </summary>
    Task Announce(IEnumerable<BatchItem> items, CancellationToken stopping) => Task.CompletedTask;

    /// <exception cref="OperationCanceledException">The run was stopped before the document was there.</exception>
    DraftedItem Draft(BatchItem item);

    /// <summary>Brings the data into a document that somebody has edited since it was made.</summary>
    /// <param name="item">The data of now.</param>
    /// <param name="file">The document as a person names it.</param>
    /// <param name="edited">Its bytes.</param>
    /// <param name="baseline">What it was made from.</param>
    RegeneratedItem Regenerate(BatchItem item, string file, ReadOnlyMemory<byte> edited, BatchBaseline baseline);

    /// <summary>The data that a document carries, as the program writes them; null when it carries none.</summary>
    ReadOnlyMemory<byte>? DataIn(string file, ReadOnlyMemory<byte> document);

    /// <summary>What people call a field of the data.</summary>
    string NameOf(string path);

    /// <summary>What the rules of official form have against a document that was made.</summary>
    ImmutableArray<Finding> Conform(BatchItem item, ReadOnlyMemory<byte> document);
}
