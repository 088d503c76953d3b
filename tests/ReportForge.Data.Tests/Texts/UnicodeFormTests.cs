using System.Text;
using ReportForge.Data.Texts;

namespace ReportForge.Data.Tests.Texts;

public sealed class UnicodeFormTests
{
    // Half a surrogate pair cannot stand in an attribute.
    private static readonly (string Text, string Composed)[] Texts =
    [
        ("e\u0302\u0301", "\u1EBF"),
        ("Hoa\u0301 \uFFFE e\u0301", "Ho\u00E1 \uFFFE \u00E9"),
        ("\uD800e\u0301", "\uD800\u00E9"),
        ("e\u0301\uDC00", "\u00E9\uDC00"),
        ("\uD83D\uDE00e\u0301", "\uD83D\uDE00\u00E9"),
        ("", ""),
    ];

    [Fact]
    public void What_has_a_composed_form_gets_it_and_the_rest_stays()
    {
        foreach (var (text, composed) in Texts)
        {
            UnicodeForm.Compose(text).ShouldBe(composed);
            UnicodeForm.Compose(UnicodeForm.Decompose(text)).ShouldBe(composed);
            UnicodeForm.IsComposed(composed).ShouldBeTrue();
            UnicodeForm.IsComposed(text).ShouldBe(text == composed);
        }
    }

    [Fact]
    public void No_text_of_any_units_throws()
    {
        const int seed = 20261129;
        var random = new Random(seed);
        char[] units = ['a', 'ế', '\u0301', '\u0323', '\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uFFFE', '\uFFFF', '\uFEFF', '\0'];
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => units[random.Next(units.Length)])]);
            var composed = UnicodeForm.Compose(text);
            UnicodeForm.Compose(composed).ShouldBe(composed, $"seed {seed}, round {round}");
            composed.Count(unit => unit == '\uFFFE').ShouldBe(text.Count(unit => unit == '\uFFFE'));
            if (!text.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) && !text.Contains('\uFFFE'))
                composed.ShouldBe(text.Normalize());
        }
    }
}
