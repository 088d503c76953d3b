using System.Collections.Immutable;
using System.Text;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ReportForge.Data.Yaml;

/// <summary>
/// Reads YAML of unknown origin within limits. Aliases are refused, for a few of them can stand for billions of values
/// ("billion laughs"); so are tags, which choose types.
/// </summary>
public sealed class YamlReader
{
    public const int MaxBytes = 4 * 1024 * 1024;
    public const int MaxDepth = 32;
    public const int MaxNodes = 200_000;
    public const int MaxFindings = 100;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string file;
    private readonly Parser parser;
    private readonly List<Finding> findings;
    private int nodes;

    private YamlReader(string file, string text, List<Finding> findings)
    {
        this.file = file;
        this.findings = findings;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The document's root, or null when findings say why there is none.</summary>
    public static YamlNode? Read(string file, ReadOnlySpan<byte> utf8, List<Finding> findings)
    {
        if (utf8.Length > MaxBytes)
        {
            findings.Add(YamlFindings.TooLarge(Place.InFile(file), MaxBytes));
            return null;
        }

        YamlReader? reader = null;
        try
        {
            var text = StrictUtf8.GetString(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8);
            reader = new YamlReader(file, UnicodeForm.Compose(text), findings);
            return reader.ReadDocument();
        }
        catch (ArgumentException)
        {
            findings.Add(YamlFindings.NotUtf8(Place.InFile(file)));
            return null;
        }
        catch (YamlException exception)
        {
            findings.Add(YamlFindings.Broken(At(file, exception.Start), exception.Message));
            return null;
        }
        catch (InvalidOperationException exception)
        {
            // The parser gives up so at a next line (U+0085) that a plain text of one line holds.
            findings.Add(YamlFindings.Broken(At(file, reader?.parser.Current?.End ?? Mark.Empty), exception.Message));
            return null;
        }
        catch (RefusedYamlException exception)
        {
            findings.Add(exception.Finding);
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
            return new YamlMap([], 1, 1);
        parser.Consume<DocumentStart>();
        var root = ReadNode(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
            throw Refused(YamlFindings.SecondDocument(At(file, parser.Current?.Start ?? Mark.Empty)));
        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        var start = parser.Current?.Start ?? Mark.Empty;
        if (depth > MaxDepth)
            throw Refused(YamlFindings.TooDeep(At(file, start), MaxDepth));
        if (++nodes > MaxNodes)
            throw Refused(YamlFindings.TooManyValues(At(file, start), MaxNodes));
        if (parser.Accept<AnchorAlias>(out _))
            throw Refused(YamlFindings.Alias(At(file, start)));
        RefuseAnchorsAndTags(start);
        if (parser.TryConsume<SequenceStart>(out _))
            return ReadList(start, depth);
        if (parser.TryConsume<MappingStart>(out _))
            return ReadMap(start, depth);
        var scalar = parser.Consume<Scalar>();
        return Text(scalar);
    }

    private void RefuseAnchorsAndTags(Mark start)
    {
        if (parser.Current is not NodeEvent node)
            return;
        if (!node.Anchor.IsEmpty)
            throw Refused(YamlFindings.Alias(At(file, start)));
        if (!node.Tag.IsEmpty)
            throw Refused(YamlFindings.Tag(At(file, start), node.Tag.Value));
    }

    private YamlList ReadList(Mark start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return new YamlList(items.ToImmutable(), Line(start), Column(start));
    }

    private YamlMap ReadMap(Mark start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var keyStart = parser.Current?.Start ?? Mark.Empty;
            if (ReadNode(depth + 1) is not YamlText key)
                throw Refused(YamlFindings.KeyIsNoText(At(file, keyStart)));
            if (!keys.Add(key.Value) && findings.Count < MaxFindings)
                findings.Add(YamlFindings.DuplicateKey(Place.At(file, key.Line, key.Column), key.Value));
            entries.Add(new YamlEntry(key, ReadNode(depth + 1)));
        }

        return new YamlMap(entries.ToImmutable(), Line(start), Column(start));
    }

    private static YamlText Text(Scalar scalar) =>
        new(scalar.Value, scalar.Style is not ScalarStyle.Plain, Line(scalar.Start), Column(scalar.Start));

    private static Place At(string file, Mark mark) => Place.At(file, Line(mark), Column(mark));

    private static int Line(Mark mark) => (int)Math.Max(1, mark.Line);

    private static int Column(Mark mark) => (int)Math.Max(1, mark.Column);

    private static RefusedYamlException Refused(Finding finding) => new(finding);

    /// <summary>Leaves the recursion with the finding that stops the reading; never leaves this class.</summary>
    private sealed class RefusedYamlException(Finding finding) : Exception
    {
        public Finding Finding { get; } = finding;
    }
}
