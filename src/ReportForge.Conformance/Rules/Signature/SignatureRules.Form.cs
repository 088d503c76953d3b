using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Layout;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Signature;

/// <summary>SG-03: TM., KT., TL., TUQ., Q.</summary>
internal static partial class SignatureRules
{
    private static void Form(Inspection inspection, SigningBlock signing)
    {
        if (inspection.Kind.IsSignedByMany)
        {
            inspection.NotApplicable("loại văn bản có nhiều bên ký", "documents of this kind are signed by several");
            return;
        }

        var titles = signing.Titles;
        for (var index = 0; index < titles.Count; index++)
        {
            var (text, next) = (titles[index].Comparable, index + 1 < titles.Count ? titles[index + 1] : null);
            if (text.StartsWith("TM.", StringComparison.Ordinal))
                JudgeCollective(inspection, titles[index], next);
            else if (text.StartsWith("TL.", StringComparison.Ordinal) && next is not null && Patterns.DeputyTitle.IsMatch(next.Comparable))
                inspection.Fail(
                    Spot.At(next),
                    new(
                        "Cấp phó ký thừa lệnh phải có dòng “KT.” và chức vụ cấp trưởng ở giữa",
                        "A deputy who signs by order needs a “KT.” line with the head's title between"),
                    Wording.Same(Normal.Text(next.Text)),
                    Wording.Same($"KT. {HeadOf(next)}"));
            else if (text.StartsWith("KT.", StringComparison.Ordinal) && (next is null || !Patterns.DeputyTitle.IsMatch(next.Comparable)))
                inspection.Fail(
                    Spot.At(titles[index]),
                    new("Ký thay (KT.) thì dòng dưới phải là chức vụ cấp phó", "KT. must be followed by a deputy's title"),
                    Wording.Same(Normal.Text(next?.Text ?? "")),
                    Wording.Same($"PHÓ {text[3..].Trim()}"));
            else if (index == 0 && Patterns.DeputyTitle.IsMatch(text))
                inspection.Fail(
                    Spot.At(titles[index]),
                    new("Cấp phó ký phải ghi “KT.” và chức vụ người đứng đầu ở trên", "A deputy signs below “KT.” and the head's title"),
                    Wording.Same(titles[index].Text),
                    Wording.Same($"KT. {HeadOf(titles[index])}"));
        }
    }

    /// <summary>The head whose deputy a title names: "PHÓ CHÁNH VĂN PHÒNG" → "CHÁNH VĂN PHÒNG".</summary>
    private static string HeadOf(TextLine deputy)
    {
        var title = Normal.Text(deputy.Text).ToUpperInvariant();
        return title.StartsWith("THỨ ", StringComparison.Ordinal) ? "BỘ " + title[4..] : title[4..];
    }

    private static void JudgeCollective(Inspection inspection, TextLine line, TextLine? next)
    {
        if (next is null)
            inspection.Fail(Spot.At(line), new("Dưới dòng “TM.” phải có chức vụ người ký", "“TM.” must be followed by the signer's title"));
        else if (Patterns.DeputyTitle.IsMatch(next.Comparable))
            inspection.Fail(
                Spot.At(next),
                new("Cấp phó ký thay mặt tập thể phải có dòng “KT.” ở giữa", "A deputy who signs for the body needs a “KT.” line between"),
                Wording.Same(next.Text),
                Wording.Same($"KT. {HeadOf(next)}"));
        var body = InFull(line.Comparable[3..].Trim());
        var issuer = InFull(inspection.Layout.Header.IssuerName);
        if (KnownBody().IsMatch(body)
            && KnownBody().IsMatch(issuer)
            && issuer.Length > 0
            && body.Length > 0
            && !issuer.StartsWith(body, StringComparison.OrdinalIgnoreCase)
            && !body.StartsWith(issuer, StringComparison.OrdinalIgnoreCase))
            inspection.Fail(
                Spot.At(line),
                new("Tập thể ở dòng “TM.” khác cơ quan ban hành", "The body in “TM.” differs from the issuer"),
                Wording.Same(Normal.Text(line.Text)),
                Wording.Same("TM. " + inspection.Layout.Header.PrintedIssuerName));
    }

    private static string InFull(string name) => name
        .Replace("UBND", "ỦY BAN NHÂN DÂN", StringComparison.OrdinalIgnoreCase)
            .Replace("HĐND", "HỘI ĐỒNG NHÂN DÂN", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^(?:ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex KnownBody();
}
