using Scriban.Syntax;

namespace ReportForge.Scripting.Needs;

/// <summary>Walks a plan without data and notes what it reads.</summary>
internal sealed partial class NeedsCollector
{
    private readonly Dictionary<string, (string? Loop, bool Required, SortedSet<string> Builtins)> _data = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly SortedSet<string> _builtins = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _includes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _calls = new(StringComparer.Ordinal);
    private readonly Names _names = new();
    private string? _loop;

    public static TemplateNeeds Of(ScriptPage page)
    {
        var collector = new NeedsCollector();
        collector.Visit(page.Body);
        return collector.Result();
    }

    public static TemplateNeeds Of(ScriptExpression expression)
    {
        var collector = new NeedsCollector();
        collector.Read(expression);
        return collector.Result();
    }

    private TemplateNeeds Result() => new(
        [.. _order.Select(path => new DataNeed(path, _data[path].Loop, _data[path].Required, [.. _data[path].Builtins]))],
        [.. _builtins],
        [.. _includes])
    {
        Names = [.. _names.All],
        UnknownCalls = [.. _calls.Except(_names.All)],
    };

    private void Note(string path, bool required, string? builtin)
    {
        if (!_data.TryGetValue(path, out var need))
        {
            need = (_loop, false, new SortedSet<string>(StringComparer.Ordinal));
            _order.Add(path);
        }

        if (builtin is not null)
            need.Builtins.Add(builtin);
        _data[path] = (need.Loop, need.Required || required, need.Builtins);
    }

    /// <summary>
    /// What names stand for at the present place: a path of the data, or something that the template made itself (null).
    /// A name that is not known is a root of the data.
    /// </summary>
    private sealed class Names
    {
        private readonly Stack<Dictionary<string, string?>> _scopes = new([new(StringComparer.Ordinal)]);

        /// <summary>Every name that was set at any place.</summary>
        public SortedSet<string> All { get; } = new(StringComparer.Ordinal);

        public void Push() => _scopes.Push(new(StringComparer.Ordinal));

        public void Pop() => _scopes.Pop();

        public void Set(string name, string? path)
        {
            All.Add(name);
            _scopes.Peek()[name] = path;
        }

        public bool TryGet(string name, out string? path)
        {
            foreach (var scope in _scopes)
            {
                if (scope.TryGetValue(name, out path))
                    return true;
            }

            path = null;
            return false;
        }
    }
}
