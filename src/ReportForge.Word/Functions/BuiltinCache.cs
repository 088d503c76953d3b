using ReportForge.Scripting;

namespace ReportForge.Word.Functions;

/// <summary>Remembers the last set of functions with those of <c>word</c> added: documents of one run share one set.</summary>
internal sealed class BuiltinCache
{
    private Entry? _last;

    public BuiltinSet WithWord(BuiltinSet builtins)
    {
        if (_last is { } last && ReferenceEquals(last.Given, builtins))
            return last.Extended;
        var extended = builtins.With("word", WordFunctions.All);
        _last = new(builtins, extended);
        return extended;
    }

    private sealed record Entry(BuiltinSet Given, BuiltinSet Extended);
}
