using System.Buffers;
using ReportForge.Data;
using ReportForge.Scripting;

namespace ReportForge.Word;

/// <summary>What one document is made from.</summary>
public sealed record WordRenderOptions
{
    /// <summary>The object whose members are the global names of the template.</summary>
    public Value Data { get; init; }

    /// <summary>The functions of the template; those of <c>word</c> are added to them.</summary>
    public BuiltinSet Builtins { get; init; } = BuiltinSet.Standard;

    public BudgetLimits Limits { get; init; } = BudgetLimits.Default;

    /// <summary>Unknown names print nothing instead of being errors.</summary>
    public bool Lenient { get; init; }

    /// <summary>The clock behind <c>date.now</c>; null means that the template may not read the time.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>
    /// Gives the XML document that says where the file comes from, out of the seal of all other parts, for templates prepared
    /// with <see cref="WordTemplateOptions.CarriesOrigin"/>; null leaves it empty.
    /// </summary>
    public Func<string, ReadOnlyMemory<byte>>? Origin { get; init; }

    /// <summary>
    /// Takes the main part of a document that was rendered, and writes the form in which it stands in the package: what can only
    /// be done when all its text is there. Null leaves it as it is; a main part without any tag is not shown.
    /// </summary>
    public Action<ReadOnlyMemory<byte>, IBufferWriter<byte>>? MainPartSetter { get; init; }

    /// <summary>
    /// Sees the main part of a document that was written, as it stands in the package, so that its text can be read without
    /// opening the package again. The bytes are good during the call only; a main part without any tag is not shown.
    /// </summary>
    public Action<ReadOnlyMemory<byte>>? MainPartReader { get; init; }
}
