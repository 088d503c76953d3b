using System.Text;

namespace ReportForge.Regeneration.Reading;

/// <summary>
/// Complex fields that are open at a place of a story (ECMA-376 part 1, §17.16.18: they span runs and paragraphs). What a
/// field last worked out is no text of the document, but for a hyperlink, whose text a person typed.
/// </summary>
internal sealed class FieldState
{
    private readonly Stack<Field> _open = [];

    /// <summary>Whether what stands here was worked out by a field, or is its code.</summary>
    public bool IsHidden => _open.Count > 0 && _open.Any(open => !open.IsSeenThrough || !open.IsResult);

    public void Begin(int segment) => _open.Push(new(segment));

    public void Code(ReadOnlySpan<char> text)
    {
        if (_open.TryPeek(out var field) && !field.IsResult)
            field.Code.Append(text);
    }

    /// <summary>The field's code is complete.</summary>
    public void Separate()
    {
        if (_open.TryPeek(out var field))
            field.IsResult = true;
    }

    /// <summary>The field that ends here; null when none was open.</summary>
    public Field? End() => _open.TryPop(out var ended) ? ended : null;

    internal sealed class Field(int segment)
    {
        /// <summary>Offset of the field's character in its paragraph.</summary>
        public int Segment { get; } = segment;

        public StringBuilder Code { get; } = new();

        public bool IsResult { get; set; }

        public bool IsSeenThrough => IsHyperlink(Code.ToString());
    }

    public static bool IsHyperlink(string code) => code.AsSpan().TrimStart().StartsWith("HYPERLINK", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a field is compared by: its code, whatever blanks a program has put into it.</summary>
    public static string KeyOf(string code) =>
        "field " + string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
