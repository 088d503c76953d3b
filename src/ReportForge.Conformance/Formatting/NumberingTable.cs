using System.Globalization;
using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Formatting;

/// <summary>numbering.xml: which list a paragraph belongs to and how its levels look.</summary>
internal sealed class NumberingTable
{
    private readonly Dictionary<string, XElement> _abstractLists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _listOfStyleLink = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, NumberingList> _lists = new(StringComparer.Ordinal);

    public NumberingTable(XDocument? part)
    {
        foreach (var list in part?.Root?.Elements(W.Main + "abstractNum") ?? [])
        {
            var id = (string?)list.Attribute(W.Main + "abstractNumId") ?? "";
            _abstractLists[id] = list;
            if (list.Element(W.Main + "styleLink").ValueOf() is { } style)
                _listOfStyleLink[style] = id;
        }

        foreach (var instance in part?.Root?.Elements(W.Main + "num") ?? [])
        {
            if ((string?)instance.Attribute(W.Main + "numId") is { } id)
                _instances[id] = instance;
        }
    }

    /// <summary>The list of that number; read when a paragraph first asks for it, since files carry thousands that none uses.</summary>
    public NumberingList? Find(string? numberingId)
    {
        if (numberingId is null or "0" || !_instances.TryGetValue(numberingId, out var instance))
            return null;
        if (!_lists.TryGetValue(numberingId, out var list))
            _lists[numberingId] = list = ReadList(instance);
        return list;
    }

    private NumberingList ReadList(XElement instance)
    {
        var abstractId = instance.Element(W.Main + "abstractNumId").ValueOf() ?? "";
        if (_abstractLists.TryGetValue(abstractId, out var linking) && linking.Element(W.Main + "numStyleLink").ValueOf() is { } style
            && _listOfStyleLink.TryGetValue(style, out var linked))
            abstractId = linked;
        var levels = new Dictionary<int, NumberingLevel>();
        foreach (var level in _abstractLists.GetValueOrDefault(abstractId)?.Elements(W.Main + "lvl") ?? [])
            Add(levels, NumberingLevel.Read(level));
        var restarts = new Dictionary<int, int>();
        foreach (var change in instance.Elements(W.Main + "lvlOverride"))
            ReadOverride(change, levels, restarts);
        return new(abstractId, levels, restarts);
    }

    private static void ReadOverride(XElement change, Dictionary<int, NumberingLevel> levels, Dictionary<int, int> restarts)
    {
        if (change.Element(W.Main + "lvl") is { } level)
            Add(levels, NumberingLevel.Read(level));
        var index = (int?)Length.Twips((string?)change.Attribute(W.Main + "ilvl")) ?? 0;
        if (Length.Twips(change.Element(W.Main + "startOverride").ValueOf()) is { } start)
            restarts[index] = (int)start;
    }

    private static void Add(Dictionary<int, NumberingLevel> levels, NumberingLevel level) => levels[level.Index] = level;
}

/// <summary>One list: lists with the same <paramref name="CounterId"/> count on together unless they restart.</summary>
internal sealed record NumberingList(
    string CounterId, IReadOnlyDictionary<int, NumberingLevel> Levels, IReadOnlyDictionary<int, int> Restarts);

/// <summary>Counts the lists of one document in reading order (MS-09).</summary>
internal sealed class NumberingCounter
{
    private readonly Dictionary<(string Counter, int Level), int> _values = [];
    private readonly HashSet<(NumberingList List, int Level)> _restarted = [];

    /// <summary>The number text of the next paragraph of the list, such as "1.2."; "" when the level prints none.</summary>
    public string Next(NumberingList list, int levelIndex)
    {
        if (!list.Levels.TryGetValue(levelIndex, out var level))
            return "";
        _values[(list.CounterId, levelIndex)] = NextValue(list, level);
        foreach (var deeper in list.Levels.Keys.Where(index => index > levelIndex))
            _values.Remove((list.CounterId, deeper));
        return level.IsBullet ? level.Text : Print(list, level);
    }

    private int NextValue(NumberingList list, NumberingLevel level)
    {
        if (list.Restarts.TryGetValue(level.Index, out var restart) && _restarted.Add((list, level.Index)))
            return restart;
        return _values.TryGetValue((list.CounterId, level.Index), out var value) ? value + 1 : level.Start;
    }

    private string Print(NumberingList list, NumberingLevel level)
    {
        var text = level.Text;
        for (var index = 0; index <= level.Index && text.Contains('%'); index++)
        {
            if (!list.Levels.TryGetValue(index, out var upper))
                continue;
            var value = _values.GetValueOrDefault((list.CounterId, index), Math.Max(upper.Start, 1));
            var format = level.AsDecimals && index < level.Index ? "decimal" : upper.Format;
            text = text.Replace(
                "%" + (index + 1).ToString(CultureInfo.InvariantCulture),
                NumberText.Print(value, format),
                StringComparison.Ordinal);
        }

        return text;
    }
}
