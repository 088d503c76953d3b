using System.Collections.Immutable;
using System.Text;
using ReportForge.Findings;
using ReportForge.Scripting;
using ReportForge.Word.Markup;
using ReportForge.Word.Rendering;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>Gathers what the language gets to see of a part: segments, code, steps.</summary>
internal sealed class PieceBuilder
{
    /// <summary>Text without a tag is cut after so many characters: its string is one that the runtime gives back soon.</summary>
    private const int LongestMarkup = 32_768;

    private readonly ImmutableArray<TemplatePiece>.Builder _pieces = ImmutableArray.CreateBuilder<TemplatePiece>();
    private readonly StringBuilder _markup = new();
    private bool _isVisible;
    private bool _isPlain = true;
    private bool _endsWithSegment;

    public void Markup(string raw)
    {
        _markup.Append(raw);
        _isPlain &= raw.Length == 0;
        CutWhenLong();
    }

    public void Text(string raw, bool isVisible)
    {
        _markup.Append(raw);
        _isVisible |= isVisible;
        CutWhenLong();
    }

    public void ShowsSomething() => _isVisible = true;

    public void Code(TemplateTag tag, ValueSite site)
    {
        Flush(site with { Tag = tag }, isNeeded: tag.Shape.Prints || tag.Shape.Includes);
        _pieces.Add(new CodePiece(tag.Code, new TagPlaces(tag)));
        _endsWithSegment = false;
    }

    public void Code(string code, ICodePlaces places)
    {
        Flush(ValueSite.None, isNeeded: false);
        _pieces.Add(new CodePiece(code, places));
        _endsWithSegment = false;
    }

    public void Step(RenderStep step)
    {
        Flush(ValueSite.None, isNeeded: false);
        _pieces.Add(new HostPiece(step));
        _endsWithSegment = false;
    }

    public ImmutableArray<TemplatePiece> Build()
    {
        Flush(ValueSite.None, isNeeded: false);
        return _pieces.ToImmutable();
    }

    private void CutWhenLong()
    {
        if (_markup.Length < LongestMarkup)
            return;
        Flush(ValueSite.None, isNeeded: true);
        _endsWithSegment = false;
    }

    // A tag that prints needs a segment before it even if that is empty: the segment says how to print.
    private void Flush(ValueSite following, bool isNeeded)
    {
        if (_markup.Length == 0 && (!isNeeded || _endsWithSegment))
            return;
        var raw = _markup.ToString();
        var segment = new Segment(Encoding.UTF8.GetBytes(raw), following)
        {
            IsVisible = _isVisible,
            PlainText = _isPlain ? XmlText.Unescape(raw) : null,
        };
        _pieces.Add(new HostPiece(segment));
        _markup.Clear();
        (_isVisible, _isPlain, _endsWithSegment) = (false, true, true);
    }

    private sealed class TagPlaces(TemplateTag tag) : ICodePlaces
    {
        public Place At(int offset, int length) => tag.PlaceOf(offset, length);
    }
}
