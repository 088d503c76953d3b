using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Packaging;
using ReportForge.Scripting;

namespace ReportForge.Word;

/// <summary>One Word file of a template.</summary>
/// <param name="Name">The file as the author knows it: findings show it, <c>include</c> names it.</param>
/// <param name="Bytes">The .docx.</param>
public sealed record WordTemplatePart(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>An expression of the language: the part is left out where it is false. Null means always there.</summary>
    public string? When { get; init; }

    /// <summary>
    /// Whether the part begins a section on a new page with its own paper, margins, headers and page numbers. Else its text
    /// goes on in the section before it.
    /// </summary>
    public bool StartsSection { get; init; }

    /// <summary>Whether the pages of the part count from one.</summary>
    public bool RestartsPages { get; init; }
}

/// <summary>The files that make up a template.</summary>
/// <param name="Parts">
/// In the order of the document. The first is the including file: page setup, styles, headers and footers are its own.
/// </param>
public sealed record WordTemplateSource(ImmutableArray<WordTemplatePart> Parts)
{
    /// <summary>Files that <c>{{ include 'name' }}</c> may name, with or without <c>.docx</c>.</summary>
    public ImmutableArray<WordTemplatePart> Library { get; init; } = [];

    /// <summary>Pictures that the template or its data may name, such as those of the kind's folder; none by default.</summary>
    public ImmutableDictionary<string, ReadOnlyMemory<byte>> Images { get; init; } =
        ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty;

    /// <summary>A template of one file.</summary>
    public static WordTemplateSource FromFile(string name, ReadOnlyMemory<byte> bytes) => new([new(name, bytes)]);
}

/// <summary>How a template is prepared.</summary>
public sealed record WordTemplateOptions
{
    public static readonly WordTemplateOptions Default = new();

    /// <summary>What is read of a file before it is refused.</summary>
    public PackageLimits Limits { get; init; } = PackageLimits.Default;

    /// <summary>How many tags a file may have before it is refused.</summary>
    public TagLimits TagLimits { get; init; } = TagLimits.Default;

    /// <summary>
    /// Whether every document carries a custom XML part that says what made it; its content comes with each render. Off by
    /// default: nothing is then added to the package.
    /// </summary>
    public bool CarriesOrigin { get; init; }

    /// <summary>
    /// When given, tags that read what this data does not have stay in the document as text, to be merged later; null, the
    /// default, makes them errors when a document is made.
    /// </summary>
    public KnownData? KeepsUnknownTo { get; init; }

    /// <summary>Whether the files have tags; finished documents that are only put together have none, whatever their text says.</summary>
    public bool HasTags { get; init; } = true;
}

/// <summary>What a merge knows: its data and functions.</summary>
/// <param name="Data">The object whose members are the global names.</param>
/// <param name="Functions">The functions besides those of <c>word</c>.</param>
public sealed record KnownData(Value Data, BuiltinSet Functions)
{
    /// <summary>Whether a path leads to something, as far as it leads through objects.</summary>
    internal bool Has(string path)
    {
        var steps = path.Replace("[]", ".[]", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        return (steps.Length > 0 && (steps[0] == "word" || Functions.FunctionsOf(steps[0]).Count > 0)) || Has(Data, steps);
    }

    // What one element of a list lacks, a loop over the list cannot print.
    private static bool Has(Value value, ReadOnlySpan<string> steps)
    {
        if (steps.IsEmpty)
            return true;
        if (steps[0] == "[]" && value.AsArray() is { } elements)
        {
            foreach (var element in elements)
            {
                if (!Has(element, steps[1..]))
                    return false;
            }

            return true;
        }

        return !value.TryGetObject(out _) || (value.TryGetMember(steps[0], out var member) && Has(member, steps[1..]));
    }
}
