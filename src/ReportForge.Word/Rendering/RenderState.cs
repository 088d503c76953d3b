using System.Globalization;
using ReportForge.Findings;
using ReportForge.Word.Charts;
using ReportForge.Word.Composition;
using ReportForge.Word.Images;

namespace ReportForge.Word.Rendering;

/// <summary>What one document needs while it is made: counters, the parts written so far, findings of the output.</summary>
internal sealed class RenderState(RenderCounters counters, TemplateStyles styles, RenderScratch scratch)
{
    private const int MostFindings = 100;

    // Word numbers ranges from 0 or at random below two thousand million; a template has few of them.
    private const int FirstRangeId = 1_000_000;

    private readonly Dictionary<string, int> _passes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _openBookmarks = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Original), string> _openRanges = [];
    private readonly Dictionary<int, int> _lists = [];
    private readonly Dictionary<string, string> _images = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RenderBuffer> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string PartName, int Original), int> _currentNotes = [];
    private readonly HashSet<object> _pages = [];
    private int _nextBookmarkId = counters.NextBookmarkId;
    private int _nextListNumber = counters.NextListNumber;
    private int _rangeIds;
    private CaptionCounters? _captions;
    private ChartCollection? _charts;
    private ReferenceBook? _references;
    private WrittenControls? _controls;

    public TemplateStyles Styles => styles;

    public RenderScratch Scratch => scratch;

    public List<Finding> Findings { get; } = [];

    /// <summary>The buffers of the parts that depend on data, by part name.</summary>
    public Dictionary<string, RenderBuffer> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>Lists that were begun again: the new number and the list that it continues in form.</summary>
    public List<(int Number, int Source)> Restarts { get; } = [];

    public int NextDrawingId { get; set; } = counters.NextDrawingId;

    public int NextRevisionId { get; set; } = counters.NextRevisionId;

    /// <summary>The settings of the section that is being written; they stand at its end.</summary>
    public string? SectionProperties { get; set; }

    /// <summary>Whether a value has broken a line, which Word stretches in justified text unless it is told not to.</summary>
    public bool HasLineBreaks { get; set; }

    /// <summary>Whether tags stay in the document, so that a value must not look like one.</summary>
    public bool LeavesTags { get; init; }

    /// <summary>The parts that data has brought into the document.</summary>
    public List<AddedPart> Added { get; } = [];

    /// <summary>Says that the next turn of a loop begins a page.</summary>
    public void AskForPage(object loop) => _pages.Add(loop);

    /// <summary>Whether the turn begins a page; asked once.</summary>
    public bool TakePage(object loop) => _pages.Remove(loop);

    /// <summary>The numbers of the captions.</summary>
    public CaptionCounters Captions => _captions ??= new();

    /// <summary>The bookmarks that were written and what refers to them.</summary>
    public ReferenceBook References => _references ??= new();

    /// <summary>The controls whose text something follows.</summary>
    public WrittenControls Controls => _controls ??= new();

    /// <summary>Forgets the bookmarks of what is taken back.</summary>
    public void ForgetBookmarks(RenderBuffer buffer, int start) => _references?.Forget(buffer, start);

    /// <summary>Writes the references of a part that is complete.</summary>
    public void SettleReferences(RenderBuffer buffer) => _references?.Settle(buffer);

    /// <summary>The charts of the document that data has filled.</summary>
    public ChartCollection Charts => _charts ??= new(this);

    /// <summary>The pictures that the template may name.</summary>
    public required ImageLibrary Images { get; init; }

    /// <summary>The picture that was printed last.</summary>
    public PlacedImage? LastImage { get; private set; }

    /// <summary>The frame of the template's picture in whose place the next picture stands; null where there is none.</summary>
    public ImageSize? Frame { get; set; }

    /// <summary>The size of the picture that was last fitted into a frame.</summary>
    public ImageSize Fitted { get; private set; }

    /// <summary>Fits a picture into the frame that is open and closes it; null when none is.</summary>
    public ImageSize? FitIntoFrame(ImageFile image)
    {
        if (Frame is not { } frame)
            return null;
        Frame = null;
        return Fitted = ImageSize.Within(image, frame);
    }

    /// <summary>
    /// The ids by which a part refers to a picture; pictures of one key are in the package once.
    /// </summary>
    public PlacedImage AddImage(string partName, string key, ImageFile image)
    {
        var own = AddImagePart(partName, key, image);
        var placed = image.Fallback is { } fallback
            ? new PlacedImage(image, AddImagePart(partName, key + "\0fallback", fallback), own)
            : new PlacedImage(image, own, null);
        return (LastImage = placed).Value;
    }

    private string AddImagePart(string partName, string key, ImageFile image)
    {
        if (!_images.TryGetValue(key, out var name))
            _images[key] = name = ImagePartNames.Of(_images.Count + 1, image.Extension);
        var placed = Added.Find(other => other.Source == partName && other.Name == name);
        if (placed is null)
            Added.Add(placed = new(partName, NewRelationshipId(), ImagePartNames.RelationshipType, name, image.ContentType)
            {
                Bytes = image.Bytes,
                IsStored = true,
            });
        return placed.RelationshipId;
    }

    /// <summary>An id that no relationship of the template has.</summary>
    public string NewRelationshipId() => string.Create(CultureInfo.InvariantCulture, $"rIdP{Added.Count + 1}");

    /// <summary>The notes of a part that have been written so far.</summary>
    public RenderBuffer NotesOf(string partName)
    {
        if (!_notes.TryGetValue(partName, out var notes))
            _notes[partName] = notes = scratch.Rent();
        return notes;
    }

    /// <summary>The id of a note that begins: the template's own the first time.</summary>
    public int NextNote(string partName, int original, int firstFree)
    {
        var isFirst = Pass(string.Create(CultureInfo.InvariantCulture, $"f{partName}{original}")) == 1;
        var copies = isFirst ? 0 : Pass("c" + partName);
        return _currentNotes[(partName, original)] = isFirst ? original : firstFree + copies - 1;
    }

    public int CurrentNote(string partName, int original) => _currentNotes.GetValueOrDefault((partName, original), original);

    /// <summary>How often the place of that name was passed, this time included.</summary>
    public int Pass(string name) => _passes[name] = _passes.GetValueOrDefault(name) + 1;

    /// <summary>How often the place of that name was passed so far.</summary>
    public int PassesOf(string name) => _passes.GetValueOrDefault(name);

    public string BookmarkId(string original, bool isStart)
    {
        if (isStart && Pass("b" + original) > 1)
            _openBookmarks[original] = (_nextBookmarkId++).ToString(CultureInfo.InvariantCulture);
        return _openBookmarks.GetValueOrDefault(original) ?? original;
    }

    /// <summary>The number of a range of the present turn: its own the first time, then one that the template cannot have.</summary>
    public string RangeId(string kind, string original, bool isStart)
    {
        if (isStart && Pass(kind + original) > 1)
            _openRanges[(kind, original)] = (counters.NextRevisionId + FirstRangeId + _rangeIds++).ToString(CultureInfo.InvariantCulture);
        return _openRanges.GetValueOrDefault((kind, original)) ?? original;
    }

    public void RestartList(int number)
    {
        if (Pass("l" + number.ToString(CultureInfo.InvariantCulture)) == 1)
            return;
        _lists[number] = _nextListNumber;
        Restarts.Add((_nextListNumber++, number));
    }

    public int ListNumber(int number) => _lists.GetValueOrDefault(number, number);

    public void Report(Finding finding)
    {
        if (Findings.Count < MostFindings)
            Findings.Add(finding);
    }
}

/// <summary>The first numbers that the template itself does not use.</summary>
internal sealed record RenderCounters(int NextDrawingId, int NextBookmarkId, int NextListNumber, int NextRevisionId);
