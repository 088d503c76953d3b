using System.Globalization;
using ReportForge.Findings;
using ReportForge.Language.Budgets;
using ReportForge.Language.Expressions;
using ReportForge.Language.Rendering;

namespace ReportForge.Language;

/// <summary>
/// Everything that one document's render keeps: variables, budget, findings. Cheap to make, used by one thread, and not
/// reused for another document. Several plans may be rendered with it one after the other: they share variables and budget.
/// </summary>
public sealed partial class RenderContext
{
    private readonly List<Finding> _findings = [];
    private HashSet<(SyntaxNodeKey Node, string Code)>? _reported;
    private int _errors;

    public RenderContext(RenderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        Budget = new Budget(options.Limits);
        Root = options.Data.TryGetObject(out var data) ? data : new DataObject { Owner = this };
        Output = NoOutput.Instance;
        Frame = new Frame(NoLocals, null, null);
        PushScope(Root);
    }

    public RenderOptions Options { get; }

    /// <summary>What has been found so far, errors and warnings, each place once.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Whether anything has gone wrong, also what is no longer in <see cref="Findings"/> because there were too many.</summary>
    public bool HasErrors => _errors > 0;

    public object? HostState => Options.HostState;

    public CultureInfo Culture => Options.Culture;

    internal Budget Budget { get; }

    internal bool Lenient => Options.Lenient;

    internal TemplateOutput Output { get; private set; }

    /// <summary>The call that stands alone in its statement, so that it may write instead of giving a value.</summary>
    internal CallNode? DirectSite { get; set; }

    internal int LoopDepth { get; set; }

    private static LocalLayout NoLocals { get; } = new();

    /// <summary>Gives a variable to everything that is rendered or evaluated from here on, as an assignment would.</summary>
    public void SetVariable(string name, Value value)
    {
        ArgumentNullException.ThrowIfNull(name);
        Own(Root).Set(name, value);
    }

    /// <summary>A variable, a member of the data or a builtin namespace.</summary>
    public bool TryGetVariable(string name, out Value value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return TryFindGlobal(name, out value);
    }

    /// <summary>Adds a finding of the host; an error makes the render fail. Gives null back.</summary>
    public Value Report(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.IsError)
            _errors++;
        var key = new SyntaxNodeKey(finding.Place, finding.Message.En);
        _reported ??= [];
        if (_findings.Count < Options.Limits.MaxFindings && (_reported ??= []).Add((key, finding.Code)))
            _findings.Add(finding);
        return finding.IsError ? Value.Fault : Value.Null;
    }

    /// <summary>The text of a value as a template prints it.</summary>
    public string TextOf(Value value) => value.AsString() ?? Values.ValueText.Of(value, Culture, this);

    internal bool TryGetInteger(ExpressionNode node, out long number)
    {
        var value = node.Evaluate(this);
        number = 0;
        if (value.IsFault)
            return false;
        if (Numbers.TryToInteger(value, out number))
            return true;
        Report(Diagnostics.LanguageFindings.NotANumber(node.Place, Kinds.Name(value)));
        return false;
    }

    // The same mistake inside a loop is one finding.
    private readonly record struct SyntaxNodeKey(Place Place, string Message);
}
