using System.Text;
using ReportForge.Data;
using ReportForge.Scripting;
using ReportForge.Word.Tables;
using ReportForge.Word.Tags;
using ReportForge.Word.Values;

namespace ReportForge.Word.Rendering;

/// <summary>Where the language writes while a document is made: segments as they are, values escaped for their place.</summary>
internal sealed class WordOutput(RenderState state, RenderBuffer buffer) : TemplateOutput
{
    private readonly Stack<(RenderBuffer Buffer, Vanishing Vanishing, string PartName, int Visible)> _outer = new();
    private readonly Stack<int> _marks = new();
    private readonly Stack<(int Start, bool OuterHasMarks)> _tables = new();
    private readonly List<(object Owner, byte[] Bytes)> _pending = [];
    private readonly StringBuilder? _plainText;
    private ValueSite _site = ValueSite.None;
    private bool _isPlain = true;
    private int _visible;
    private Vanishing _vanishing;

    private WordOutput(WordOutput outer, ValueSite site)
        : this(outer.State, outer.State.Scratch.Rent())
    {
        PartName = outer.PartName;
        _plainText = new();
        _site = site;
    }

    public RenderState State => state;

    public RenderBuffer Buffer { get; private set; } = buffer;

    /// <summary>The part that is being written.</summary>
    public string PartName { get; private set; } = "";

    /// <summary>The place of the value that is written next.</summary>
    public ValueSite Site => _site;

    public override void WriteText(ReadOnlySpan<char> text) => WriteValue(text);

    public override void WriteValue(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        FlushPending();
        _visible += text.IsWhiteSpace() ? 0 : 1;
        _plainText?.Append(text);
        if (_site.Surrounding == ValueSurrounding.Markup)
            WriteBetweenElements(text);
        else if (_vanishing.IsReplaced)
            WriteParagraphOf(text);
        else
            Escape(text, _site);
    }

    public override void WriteHost(object payload, RenderContext context)
    {
        if (payload is Segment segment)
            Write(segment);
        else if (payload is RenderStep step)
            step.Run(this);
    }

    public override void WriteHostValue(object value, RenderContext context)
    {
        FlushPending();
        if (value is WordValue wordValue)
            wordValue.Write(this);
        else
            base.WriteHostValue(value, context);
    }

    public override TemplateOutput BeginCapture() => new WordOutput(this, _site);

    public override Value EndCapture(TemplateOutput captured) =>
        captured is WordOutput { _plainText: { } plainText } output
            ? output._isPlain ? Value.From(plainText.ToString()) : Value.Host(new CapturedMarkup(output.Buffer))
            : base.EndCapture(captured);

    public void Write(Segment segment)
    {
        if (segment.Bytes.Length > 0)
            WriteMarkup(segment);
        _site = segment.Following;
    }

    /// <summary>Writes markup that is made while rendering.</summary>
    public void WriteMarkup(string markup)
    {
        FlushPending();
        _isPlain = false;
        Buffer.Append(markup.AsSpan());
    }

    /// <summary>Writes text into <c>w:t</c> markup that is made while rendering.</summary>
    public void WriteEscaped(ReadOnlySpan<char> text) =>
        Escape(text, _site with { Surrounding = ValueSurrounding.Text });

    /// <summary>Says that a reader sees what was just written.</summary>
    public void MarkVisible() => _visible++;

    /// <summary>Begins a paragraph that goes away when nothing in it is seen.</summary>
    public void BeginVanishing() =>
        _vanishing = new(Buffer.Length, _visible, IsReplaced: false, IsActive: true, _pending.Count == 0 ? null : [.. _pending]);

    public void EndVanishing()
    {
        if (_vanishing is { IsActive: true, IsReplaced: false } && _vanishing.Visible == _visible)
            Vanish(_vanishing);
        _vanishing = default;
    }

    /// <summary>
    /// Takes back the paragraph that only holds this value, so that whole paragraphs can stand in its place; false when
    /// the paragraph has other text.
    /// </summary>
    public bool TryReplaceParagraph()
    {
        if (!_vanishing.IsActive)
            return _site.Surrounding == ValueSurrounding.Markup;
        if (!_vanishing.IsReplaced && _vanishing.Visible != _visible)
            return false;
        if (!_vanishing.IsReplaced)
            TakeBack(_vanishing);
        _vanishing = _vanishing with { IsReplaced = true };
        return true;
    }

    /// <summary>Whether data has said something about a cell since this was last reset.</summary>
    public bool HasTableMarks { get; set; }

    /// <summary>Notes something about the cell that is being written; the end of the table acts on it.</summary>
    public void MarkTable(string mark)
    {
        WriteMarkup(mark);
        HasTableMarks = true;
    }

    /// <summary>Whether what is written now stands in a table whose end looks at its cells; what is captured may.</summary>
    public bool IsInTable => _tables.Count > 0 || _plainText is not null;

    public void BeginTable()
    {
        FlushPending();
        _tables.Push((Buffer.Length, HasTableMarks));
        HasTableMarks = false;
    }

    public void EndTable(bool isEmpty, bool mayOrphanMerges, Func<Findings.Place> place)
    {
        var (start, outerHasMarks) = _tables.Pop();
        if (isEmpty)
            Truncate(start);
        else if (HasTableMarks || (mayOrphanMerges && MergeScanner.HasOrphan(Buffer.Written[start..])))
            FinishTable(start, place);
        HasTableMarks = outerHasMarks;
    }

    public void PushMark() => _marks.Push(Buffer.Length);

    public int PopMark() => _marks.Pop();

    /// <summary>Writes to another buffer until <see cref="Leave"/>; what is seen there is not seen here.</summary>
    public void Enter(RenderBuffer inner, string partName)
    {
        _outer.Push((Buffer, _vanishing, PartName, _visible));
        (Buffer, _vanishing, PartName) = (inner, default, partName);
    }

    public void Leave() => (Buffer, _vanishing, PartName, _visible) = _outer.Pop();

    /// <summary>Keeps a break back until something follows it in the same loop.</summary>
    public void Postpone(object owner, byte[] bytes)
    {
        FlushPending();
        _pending.Add((owner, bytes));
    }

    /// <summary>Forgets what a loop kept back; whether there was anything.</summary>
    public bool DropPostponed(object owner) => _pending.RemoveAll(pending => pending.Owner == owner) > 0;

    private void WriteMarkup(Segment segment)
    {
        if (segment.PlainText is null)
            _isPlain = false;
        else
            _plainText?.Append(segment.PlainText);
        if (_vanishing.IsReplaced)
            return;
        FlushPending();
        _visible += segment.IsVisible ? 1 : 0;
        Buffer.Append(segment.Bytes);
    }

    private void Truncate(int start)
    {
        state.ForgetBookmarks(Buffer, start);
        Buffer.Truncate(start);
    }

    private void FinishTable(int start, Func<Findings.Place> place)
    {
        var finished = TableFinisher.Finish(Encoding.UTF8.GetString(Buffer.Written[start..]), place, state.Report);
        Buffer.Truncate(start);
        Buffer.Append(finished.AsSpan());
    }

    // What follows begins the page that the paragraph would have begun.
    private void Vanish(Vanishing vanishing)
    {
        var beginsPage = vanishing.Pending is null && Buffer.Written[vanishing.Start..].IndexOf("<w:pageBreakBefore/>"u8) >= 0;
        TakeBack(vanishing);
        if (beginsPage)
            _pending.Add((this, Encoding.UTF8.GetBytes(NewPage.Paragraph)));
    }

    // A break that the paragraph had brought out is kept back again: it belongs to what follows.
    private void TakeBack(Vanishing vanishing)
    {
        // What was said about the cell stays said.
        var marks = HasTableMarks ? CellMark.AllIn(Buffer.Written[vanishing.Start..]) : "";
        Truncate(vanishing.Start);
        Buffer.Append(marks.AsSpan());
        if (vanishing.Pending is null)
            return;
        _pending.Clear();
        _pending.AddRange(vanishing.Pending);
    }

    /// <summary>Brings out the breaks that were kept back: what follows them is there.</summary>
    public void FlushPending()
    {
        if (_pending.Count == 0)
            return;
        foreach (var (_, bytes) in _pending)
            Buffer.Append(bytes);
        _pending.Clear();
    }

    private void WriteBetweenElements(ReadOnlySpan<char> text)
    {
        if (text.IsWhiteSpace())
            return;
        _isPlain = false;
        WriteParagraphOf(text);
    }

    private void WriteParagraphOf(ReadOnlySpan<char> text)
    {
        if (text.IsWhiteSpace())
            return;
        Buffer.Append($"<w:p>{_site.ParagraphProperties}<w:r>{_site.RunProperties}<w:t xml:space=\"preserve\">".AsSpan());
        Escape(text, _site with { Surrounding = ValueSurrounding.Text });
        Buffer.Append("</w:t></w:r></w:p>"u8);
    }

    private void Escape(ReadOnlySpan<char> text, ValueSite site)
    {
        state.HasLineBreaks |= site.Surrounding == ValueSurrounding.Text && text.IndexOfAny('\n', '\r', '\v') >= 0;
        var guarded = state.LeavesTags && site.Surrounding != ValueSurrounding.Attribute ? LaterTags.Guard(text.ToString()) : text;
        var count = ValueEscaper.Write(Buffer, guarded, site);
        if (count > 0)
            state.Report(WordFindings.CharactersRemoved(_site.Tag?.Place ?? Findings.Place.Whole, count));
    }

    private readonly record struct Vanishing(
        int Start, int Visible, bool IsReplaced, bool IsActive, (object Owner, byte[] Bytes)[]? Pending);
}
