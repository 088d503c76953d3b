using System.Text;

namespace ReportForge.Word.Markup;

/// <summary>A part as a tree, with what stands before and after its root.</summary>
internal sealed record MarkupDocument(string Prolog, MarkupElement Root, string Epilog)
{
    public override string ToString()
    {
        var text = new StringBuilder(Prolog);
        Root.WriteTo(text);
        return text.Append(Epilog).ToString();
    }
}

/// <summary>
/// Takes well-formed XML apart without changing a character of it. Well-formedness, depth and the absence of a DTD were
/// checked before (<see cref="Packaging.SafeXml"/>), so nothing is checked here again.
/// </summary>
internal ref struct MarkupParser
{
    private readonly string _source;
    // Most start tags of a part are the same few: each is kept once, a third of the memory that a tree would take else.
    private const int LongestKept = 200;
    private const int MostKept = 4_000;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Start, string Name)> _starts = new(StringComparer.Ordinal);
    private readonly List<(int Depth, string Prefix, string Uri)> _scopes = [];
    private int _at;
    private int _depth;

    private MarkupParser(string source) => _source = source;

    public static MarkupDocument Parse(string source) => new MarkupParser(source).ParseDocument();

    /// <summary>Parses a stretch of elements that uses the prefixes Word writes.</summary>
    public static MarkupElement ParseFragment(string source) => new MarkupParser(source).ParseDocument().Root;

    private MarkupDocument ParseDocument()
    {
        MarkupElement? root = null;
        MarkupElement? parent = null;
        var (prologEnd, rootEnd) = (0, 0);
        while (_at < _source.Length)
        {
            var node = ReadNode(parent, out var opened, out var closed);
            if (parent is null && opened is not null)
                (root, prologEnd) = (opened, _at - opened.Start.Length);
            if (parent is not null && node is not null)
                parent.Append(node);
            if (opened is not null && !opened.Start.EndsWith("/>", StringComparison.Ordinal))
                (parent, _depth) = (opened, _depth + 1);
            else if (closed)
                (parent, _depth) = (parent?.Parent, _depth - 1);
            if (parent is null && (closed || opened is not null))
                rootEnd = _at;
            if (opened is not null || closed)
                LeaveScopes();
        }

        return new(_source[..prologEnd], root ?? throw new ArgumentException("The text has no root element."), _source[rootEnd..]);
    }

    private readonly void LeaveScopes()
    {
        var depth = _depth;
        if (_scopes.RemoveAll(scope => scope.Depth > depth) > 0)
            ForgetNames();
    }

    private MarkupNode? ReadNode(MarkupElement? parent, out MarkupElement? opened, out bool closed)
    {
        (opened, closed) = (null, false);
        var rest = _source.AsSpan(_at);
        if (rest[0] != '<')
            return new MarkupText(Take(parent is null ? Length(rest, "<") : Math.Max(1, Length(rest, "<"))));
        if (rest.StartsWith("<!--"))
            return new MarkupAside(Take(Through(rest, "-->")));
        if (rest.StartsWith("<?"))
            return new MarkupAside(Take(Through(rest, "?>")));
        if (rest.StartsWith("<![CDATA["))
            return MarkupText.Of(Take(Through(rest, "]]>"))[9..^3]);
        if (rest.StartsWith("</"))
        {
            _at += Through(rest, ">");
            closed = true;
            return null;
        }

        opened = ReadElement(rest[..TagLength(rest)]);
        _at += opened.Start.Length;
        return opened;
    }

    private readonly MarkupElement ReadElement(ReadOnlySpan<char> written)
    {
        if (_starts.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out var known))
            return new(known.Name, known.Start);
        var start = written.ToString();
        var declares = start.Contains("xmlns", StringComparison.Ordinal);
        if (declares)
            Declare(start);
        var name = NameOf(StartTag.NameOf(start));
        if (!declares && start.Length <= LongestKept && _starts.Count < MostKept)
            _starts[start] = (start, name);
        return new(name, start);
    }

    // A prefix may mean something else inside an element that declares it.
    private readonly void ForgetNames()
    {
        _names.Clear();
        _starts.Clear();
    }

    private readonly void Declare(string start)
    {
        foreach (var attribute in StartTag.Attributes(start))
        {
            if (attribute.Name == "xmlns" || attribute.Name.StartsWith("xmlns:", StringComparison.Ordinal))
            {
                var prefix = attribute.Name == "xmlns" ? "" : attribute.Name[6..];
                _scopes.Add((_depth + 1, prefix, start.Substring(attribute.ValueStart, attribute.ValueLength)));
                ForgetNames();
            }
        }
    }

    private readonly string NameOf(string written)
    {
        if (_names.TryGetValue(written, out var known))
            return known;
        var colon = written.IndexOf(':');
        var (prefix, local) = colon < 0 ? ("", written) : (written[..colon], written[(colon + 1)..]);
        var uri = _scopes.FindLast(scope => scope.Prefix == prefix).Uri;
        var canonical = uri is null ? prefix : MarkupNames.PrefixOf(uri) ?? prefix;
        var name = canonical.Length == 0 ? local : $"{canonical}:{local}";
        _names[written] = name;
        return name;
    }

    private string Take(int length)
    {
        var text = _source.Substring(_at, length);
        _at += length;
        return text;
    }

    private static int Length(ReadOnlySpan<char> rest, string end)
    {
        var at = rest.IndexOf(end);
        return at < 0 ? rest.Length : at;
    }

    private static int Through(ReadOnlySpan<char> rest, string end) => Math.Min(rest.Length, Length(rest, end) + end.Length);

    private static int TagLength(ReadOnlySpan<char> rest)
    {
        for (var at = 1; at < rest.Length; at++)
        {
            if (rest[at] == '>')
                return at + 1;
            if (rest[at] is '"' or '\'')
                at += 1 + rest[(at + 1)..].IndexOf(rest[at]);
        }

        return rest.Length;
    }
}
