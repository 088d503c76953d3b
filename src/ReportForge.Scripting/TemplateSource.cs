using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Scripting;

/// <summary>What a template is parsed from: plain text with tags, or pieces that a host has found in its document.</summary>
public sealed class TemplateSource
{
    private TemplateSource(string name, string? text, ImmutableArray<TemplatePiece> pieces)
    {
        Name = name;
        Text = text;
        Pieces = pieces;
    }

    /// <summary>The name that findings show as the file.</summary>
    public string Name { get; }

    /// <summary>The pieces of a host; empty for plain text.</summary>
    public ImmutableArray<TemplatePiece> Pieces { get; }

    internal string? Text { get; }

    /// <summary>Plain text in which code stands between <c>{{</c> and <c>}}</c>.</summary>
    public static TemplateSource FromText(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        return new(name, text, []);
    }

    /// <summary>Pieces in the order of the document; blocks may span them. There is no auto indentation.</summary>
    public static TemplateSource FromPieces(string name, ImmutableArray<TemplatePiece> pieces)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(name, null, pieces);
    }
}

/// <summary>One piece of a host's document.</summary>
public abstract record TemplatePiece
{
    private protected TemplatePiece()
    {
    }
}

/// <summary>Literal text: goes to <see cref="TemplateOutput.WriteText"/> as it is.</summary>
public sealed record TextPiece(string Text) : TemplatePiece;

/// <summary>Code without its braces and whitespace-control marks; several statements are allowed.</summary>
public sealed record CodePiece(string Code, ICodePlaces Places) : TemplatePiece;

/// <summary>Opaque to the language: given to <see cref="TemplateOutput.WriteHost"/> each time that the walk passes it.</summary>
public sealed record HostPiece(object Payload) : TemplatePiece;

/// <summary>Says where a stretch of a piece of code stands in the host's document.</summary>
public interface ICodePlaces
{
    Place At(int offset, int length);
}
