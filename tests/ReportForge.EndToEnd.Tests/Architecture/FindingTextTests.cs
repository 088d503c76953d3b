using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ReportForge.Tests;

namespace ReportForge.EndToEnd.Tests.Architecture;

/// <summary>All that the product can complain of, in both languages, as it is written: who changes a sentence reads it here once more.</summary>
public sealed class FindingTextTests
{
    private const string Filled = "{…}";

    [Fact]
    public void Codes_and_their_words()
    {
        var complaints = SourceFiles.Of("src")
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes().OfType<ExpressionSyntax>())
            .Select(made => (Code: CodeOf(made), Made: made))
            .Where(complaint => complaint.Code is not null)
            .OrderBy(complaint => complaint.Code, StringComparer.Ordinal)
            .Select(complaint => $"{complaint.Code}\n{WordsOf(complaint.Made)}");

        string.Concat(complaints).ShouldMatchSnapshot("finding-texts");
    }

    // Where a finding is made its code is the first thing that is given, and words follow.
    private static string? CodeOf(ExpressionSyntax made)
    {
        var given = (made as BaseObjectCreationExpressionSyntax)?.ArgumentList ?? (made as InvocationExpressionSyntax)?.ArgumentList;
        return given?.Arguments is [{ Expression: LiteralExpressionSyntax { Token.ValueText: ['R', 'F', _, _, _, _] code } }, _, ..]
            ? code
            : null;
    }

    /// <summary>Every pair of texts, Vietnamese and English: of the message, then of what is expected, the hint, the place.</summary>
    private static string WordsOf(ExpressionSyntax made)
    {
        var words = new StringBuilder();
        foreach (var pair in made.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            if (pair.ArgumentList?.Arguments is [{ Expression: var vi }, { Expression: var en }] && HasText(vi) && HasText(en))
                words.Append("  ").Append(TextOf(vi)).Append("\n  ").Append(TextOf(en)).Append('\n');
        }

        return words.ToString();
    }

    private static bool HasText(ExpressionSyntax expression) => TextOf(expression).Replace(Filled, "", StringComparison.Ordinal).Length > 0;

    private static string TextOf(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part =>
            part is InterpolatedStringTextSyntax { TextToken.ValueText: var words } ? words : Filled)),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => TextOf(sum.Left) + TextOf(sum.Right),
        _ => Filled,
    };
}
