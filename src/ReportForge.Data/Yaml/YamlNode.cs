using System.Collections.Immutable;

namespace ReportForge.Data.Yaml;

/// <summary>A manifest as written, with the line and column of every value. A closed set: text, list, map.</summary>
public abstract record YamlNode
{
    private protected YamlNode(int line, int column)
    {
        Line = line;
        Column = column;
    }

    public int Line { get; }

    public int Column { get; }
}

/// <summary>A scalar; the reader of a manifest decides whether it is a number, a truth value or a text.</summary>
public sealed record YamlText(string Value, bool IsQuoted, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary><c>null</c>, <c>~</c> and nothing at all mean that there is no value.</summary>
    public bool IsNull => !IsQuoted && Value is "" or "~" or "null" && !IsQuoted;
}

public sealed record YamlList(ImmutableArray<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

public sealed record YamlMap(ImmutableArray<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column)
{
    public YamlNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Value;
}

public sealed record YamlEntry(YamlText Key, YamlNode Value);
