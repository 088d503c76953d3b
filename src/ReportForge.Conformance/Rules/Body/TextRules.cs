using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Body;

/// <summary>BD-01 … BD-05: size, alignment, indent and spacing of body text.</summary>
internal static class TextRules
{
    private const string Clause = "mục II.6";
    private const double OneCentimetre = 567;
    private const double HalfInch = 720;
    private const double IndentTolerance = Length.HalfMillimetre;
    private const double LengthTolerance = 6;
    private const double LeastGap = 120;

    private static readonly Wording Text = new("Nội dung", "The body text");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal("BD-01", Severity.Error, Clause, new("Nội dung: cỡ chữ 13–14, chữ đứng", "Body: 13–14 pt, upright"), OnBody(Size)),
        Rule.Legal("BD-02", Severity.Error, Clause, new("Nội dung canh đều hai bên", "Body justified"), OnBody(Justified)),
        Rule.Legal(
            "BD-03",
            Severity.Error,
            Clause,
            new("Lùi đầu dòng 1 cm hoặc 1,27 cm", "First line indented 1 cm or 1.27 cm"),
            OnBody(Indent)),
        Rule.Legal(
            "BD-04",
            Severity.Error,
            Clause,
            new("Khoảng cách giữa các đoạn ít nhất 6 pt", "At least 6 pt between paragraphs"),
            OnBody(Gaps)),
        Rule.Legal(
            "BD-05",
            Severity.Error,
            Clause,
            new("Giãn dòng từ dòng đơn đến 1,5 dòng", "Line spacing single to 1.5 lines"),
            OnBody(Lines)),
    ];

    public static Action<Inspection> OnBody(Action<Inspection, BodyText> judge) => inspection =>
    {
        if (inspection.Layout.Body.Items.Count > 0)
            judge(inspection, inspection.Layout.Body);
        else
            inspection.NotApplicable("không có nội dung", "there is no body text");
    };

    private static void Size(Inspection inspection, BodyText body)
    {
        var sizes = new Dictionary<double, BodyItem>();
        double? main = Runs(body).Where(run => run.Format.Points is >= 13 and <= 14).GroupBy(run => run.Format.Points)
            .MaxBy(size => size.Sum(run => run.Text.Length))?.Key;
        foreach (var item in body.Items.Where(item => item.Kind != BodyKind.Caption))
        {
            var before = inspection.Violations.Count;
            foreach (var line in item.Paragraph.Lines.Where(line => !line.IsEmpty))
                inspection.Size(line, Text, (13, 14, main));
            if (inspection.Violations.Count == before && !item.IsCentredKind)
                NoteSizes(sizes, item);
            if (item.Kind is not (BodyKind.Basis or BodyKind.Display))
                Upright(inspection, item.Paragraph);
        }

        if (sizes.Count > 1)
            MixedSizes(inspection, sizes, body);
        else if (inspection.Profile.BodySize is { } wanted && sizes.Count == 1 && sizes.Keys.Single() != (double)wanted)
            inspection.Warn(
                Spot.At(sizes.Values.Single().Paragraph),
                new("Cỡ chữ khác hồ sơ đơn vị", "The size differs from the house profile"),
                Length.InPoints(sizes.Keys.Single()),
                Length.InPoints((double)wanted),
                Mend.Size(Runs(body), (double)wanted));
    }

    private static void NoteSizes(Dictionary<double, BodyItem> sizes, BodyItem item)
    {
        foreach (var run in item.Paragraph.VisibleRuns)
            sizes.TryAdd(run.Format.Points, item);
    }

    private static void MixedSizes(Inspection inspection, Dictionary<double, BodyItem> sizes, BodyText body)
    {
        // Sizes outside of the range have their own finding each; these are the ones that are allowed, but only alone.
        var byLetters = Runs(body).GroupBy(run => run.Format.Points).Where(group => sizes.ContainsKey(group.Key))
            .OrderByDescending(group => group.Sum(run => run.Text.Length)).ToList();
        var (main, other) = (byLetters[0].Key, byLetters[1].Key);
        inspection.Warn(
            Spot.At(sizes[other].Paragraph),
            new(
                $"Nội dung dùng nhiều cỡ chữ: {Length.InPoints(main).Vi} và {Length.InPoints(other).Vi}",
                $"The body has several sizes: {Length.InPoints(main).En} and {Length.InPoints(other).En}"),
            Length.InPoints(other),
            Length.InPoints(main));
    }

    private static List<Run> Runs(BodyText body) =>
        [.. body.Items.Where(item => item.Kind != BodyKind.Caption && !item.IsCentredKind).SelectMany(item => item.Paragraph.VisibleRuns)];

    private static void Upright(Inspection inspection, Paragraph paragraph)
    {
        var italic = paragraph.VisibleRuns.Where(run => run.Format.Italic).ToList();
        if (italic.Count == 0)
            return;
        var message = new Wording(
            $"Nội dung phải là chữ đứng: “{Sample(italic[0].Text)}”",
            $"The body must be upright: “{Sample(italic[0].Text)}”");
        inspection.Add(new(italic.Count == paragraph.VisibleRuns.Count() ? Severity.Error : Severity.Warning, Spot.At(paragraph), message)
        {
            Found = new("nghiêng", "italic"),
            Expected = new("đứng", "upright"),
            Repair = Mend.Italic(italic, false),
        });
    }

    private static string Sample(string text) => text.Trim() is { Length: > 40 } trimmed ? trimmed[..40] + "…" : text.Trim();

    private static void Justified(Inspection inspection, BodyText body)
    {
        foreach (var item in body.Items)
        {
            var alignment = item.Paragraph.Format.Alignment;
            // A heading is one by its label too: that it is not bold is said by its own rule.
            var mayBeLeft = (item.IsBold || item.Kind is BodyKind.Roman or BodyKind.Capital)
                && item.ReadsAsHeading
                && alignment == Alignment.Left;
            if (item.Kind == BodyKind.Caption || item.IsCentredKind || alignment == Alignment.Both || mayBeLeft)
                continue;
            inspection.Fail(
                Spot.At(item.Paragraph),
                new("Đoạn văn phải canh đều hai bên", "The paragraph must be justified"),
                LineChecks.Name(alignment),
                LineChecks.Name(Alignment.Both),
                Mend.Align(item.Paragraph, "both"));
        }
    }

    private static void Indent(Inspection inspection, BodyText body)
    {
        var used = new Dictionary<double, BodyItem>();
        var judged = body.Items.Where(item => item.Kind != BodyKind.Caption && !item.IsCentredKind).ToList();
        var main = judged.Select(item => AllowedIndent(item.Paragraph.Format.Left + item.Paragraph.Format.FirstLine)).OfType<double>()
            .GroupBy(indent => indent).MaxBy(indent => indent.Count())?.Key ?? HalfInch;
        foreach (var item in judged)
        {
            var position = item.Paragraph.Format.Left + item.Paragraph.Format.FirstLine;
            if (MovedOn(item.Paragraph) && position > IndentTolerance)
                TabOnTop(inspection, item);
            else if (IsLowerItem(item.Paragraph) && position > main && position <= main + HalfInch)
                continue;
            else if (AllowedIndent(position) is { } allowed)
                used.TryAdd(allowed, item);
            else
                WrongIndent(inspection, item, position, main);
        }

        if (used.Count > 1)
            inspection.Warn(
                Spot.At(used.Values.Last().Paragraph),
                new("Văn bản dùng cả hai mức lùi đầu dòng 1 cm và 1,27 cm", "The document uses both indents, 1 cm and 1.27 cm"),
                null,
                new("một mức thống nhất", "one of them"),
                SameIndent(body, used.Keys.First()));
        else if (inspection.Profile.FirstLineIndent is { } wanted
            && used.Count == 1
            && Math.Abs(((double)wanted * Length.TwipsPerMillimetre) - used.Keys.Single()) > IndentTolerance)
            inspection.Warn(
                Spot.At(used.Values.Single().Paragraph),
                new("Lùi đầu dòng khác hồ sơ đơn vị", "The indent differs from the house profile"),
                Length.InMillimetres(used.Keys.Single()),
                Length.InMillimetres((double)wanted * Length.TwipsPerMillimetre));
    }

    // A tab, or a row of spaces, moves the line on from a first-line indent that may be right by itself.
    private static bool MovedOn(Paragraph paragraph) => paragraph.Numbering is null
        && (paragraph.Text.StartsWith('\t') || paragraph.Text.StartsWith("   ", StringComparison.Ordinal));

    private static void TabOnTop(Inspection inspection, BodyItem item) => inspection.Fail(
        Spot.At(item.Paragraph),
        new("Phím Tab hoặc dấu cách đẩy dòng đầu lùi thêm", "A tab or spaces move the first line further in"),
        new("Tab, dấu cách ở đầu đoạn", "a tab or spaces in front"),
        new("chỉ lùi đầu dòng 10 mm hoặc 12,7 mm", "a first-line indent of 10 mm or 12.7 mm alone"));

    // The decree knows phần, mục, khoản and điểm; what stands below a dash has no indent of the decree's, and is seen by its own.
    private static bool IsLowerItem(Paragraph paragraph) => paragraph.NumberText.Trim() is "+" or "*" or "•" or "◦"
        || paragraph.Text is ['+' or '*' or '•' or '◦', ' ' or '\u00A0', ..];

    private static double? AllowedIndent(double position)
    {
        if (Math.Abs(position - OneCentimetre) <= IndentTolerance)
            return OneCentimetre;
        return Math.Abs(position - HalfInch) <= IndentTolerance ? HalfInch : null;
    }

    private static void WrongIndent(Inspection inspection, BodyItem item, double position, double wanted)
    {
        var isTyped = item.Paragraph.Text.Length > 0
            && (item.Paragraph.Text[0] == '\t' || item.Paragraph.Text.StartsWith("   ", StringComparison.Ordinal));
        var message = isTyped
            ? new Wording("Lùi đầu dòng bằng phím Tab hoặc dấu cách", "The first line is indented by tabs or spaces")
            : new Wording(
                $"Lùi đầu dòng {Length.InMillimetres(position).Vi}",
                $"The first line is indented {Length.InMillimetres(position).En}");
        inspection.Fail(
            Spot.At(item.Paragraph),
            message,
            Length.InMillimetres(position),
            new("10 mm hoặc 12,7 mm", "10 mm or 12.7 mm"),
            isTyped ? null : IndentRepair(item.Paragraph, wanted));
    }

    private static Repair IndentRepair(Paragraph paragraph, double twips) => Mend.FirstLine(paragraph, twips - paragraph.Format.Left);

    private static Repair SameIndent(BodyText body, double twips) => new(
        new($"lùi đầu dòng thống nhất {Length.InMillimetres(twips).Vi}", $"set one first-line indent of {Length.InMillimetres(twips).En}"),
        () =>
        {
            foreach (var item in body.Items
                .Where(item => item.Kind != BodyKind.Caption && !item.IsCentredKind && !IsLowerItem(item.Paragraph)))
                IndentRepair(item.Paragraph, twips).Apply();
        });

    private static void Gaps(Inspection inspection, BodyText body)
    {
        var least = Math.Max(LeastGap, (double)(inspection.Profile.ParagraphSpacing ?? 0) * 20);
        foreach (var (above, below) in body.Neighbours)
        {
            var isPartOfOne = above.Kind is BodyKind.PartLabel or BodyKind.SectionLabel or BodyKind.Caption
                || below.Kind == BodyKind.Caption;
            if (isPartOfOne
                || above.Kind is BodyKind.Authority or BodyKind.Enacting or BodyKind.Display
                || below.Kind is BodyKind.Authority or BodyKind.Enacting or BodyKind.Display)
                continue;
            Gap(inspection, above.Paragraph, below.Paragraph, least);
        }

        BlankParagraphs(inspection, body);
    }

    private static void Gap(Inspection inspection, Paragraph above, Paragraph below, double least)
    {
        var sameStyle = above.StyleId == below.StyleId;
        var after = sameStyle && above.Format.ContextualSpacing ? 0 : above.Format.After;
        var before = sameStyle && below.Format.ContextualSpacing ? 0 : below.Format.Before;
        if (Math.Max(after, before) >= least - LengthTolerance)
            return;
        var found = Length.InPoints(Math.Max(after, before) / 20);
        var expected = new Wording($"ít nhất {Length.InPoints(least / 20).Vi}", $"at least {Length.InPoints(least / 20).En}");
        var repair = Mend.Spacing(below, least, null);
        if (after + before >= least - LengthTolerance)
            inspection.Warn(
                Spot.At(below),
                new(
                    "Chỉ tổng khoảng cách trên và dưới mới đủ: mỗi chương trình hiển thị một khác",
                    "Only the sum of space after and before is enough: renderers differ"),
                found,
                expected,
                repair);
        else if (Math.Max(after, before) >= LeastGap - LengthTolerance)
            inspection.Warn(
                Spot.At(below),
                new("Khoảng cách đoạn nhỏ hơn hồ sơ đơn vị", "The space between paragraphs is below the house profile"),
                found,
                expected,
                repair);
        else
            inspection.Fail(
                Spot.At(below),
                new($"Khoảng cách với đoạn trên là {found.Vi}", $"The space to the paragraph above is {found.En}"),
                found,
                expected,
                repair);
    }

    private static void BlankParagraphs(Inspection inspection, BodyText body)
    {
        var (first, last) = (body.Items[0].Paragraph.Number, body.Items[^1].Paragraph.Number);
        var belowTables = body.Tables.Select(table => table.Element.NextNode).OfType<System.Xml.Linq.XElement>().ToHashSet();
        var blank = body.EmptyParagraphs
            .Where(paragraph => paragraph.Number > first
                && paragraph.Number < last
                && paragraph.Shapes.Count == 0
                && paragraph.Format.Borders is null
                && !paragraph.HasPageBreak)
            .Where(paragraph => paragraph.Element.Element(W.ParagraphProperties)?.Element(W.Section) is null
                && !paragraph.HasEquation
                && !StandsAtTable(paragraph, belowTables))
            .ToList();
        if (blank.Count > 0)
            inspection.Warn(
                Spot.At(blank[0]),
                new(
                    $"Có {blank.Count} đoạn trống giữa nội dung để tạo khoảng cách",
                    $"{blank.Count} empty paragraphs make gaps inside the body"),
                null,
                new("đặt khoảng cách đoạn, không chèn đoạn trống", "use spacing, not empty paragraphs"));
    }

    // A blank beside a table parts it from the text, which spacing of the table cannot do.
    private static bool StandsAtTable(Paragraph paragraph, HashSet<System.Xml.Linq.XElement> belowTables) =>
        belowTables.Contains(paragraph.Element) || paragraph.Element.ElementsAfterSelf().FirstOrDefault()?.Name == W.Table;

    private static void Lines(Inspection inspection, BodyText body)
    {
        foreach (var item in body.Items)
        {
            var format = item.Paragraph.Format;
            var size = item.Paragraph.FirstHalfPoints * 10;
            var lines = format.LineRule == "auto" ? format.Line / 240 : format.Line / (size * Metrics.TimesNewRoman.SingleLinePitch);
            var isRight = format.LineRule switch
            {
                "auto" => format.Line is >= 239 and <= 361,
                "exact" => format.Line >= (size * 1.15) - LengthTolerance && format.Line <= (size * 1.725) + LengthTolerance,
                _ => format.Line <= (size * 1.725) + LengthTolerance,
            };
            if (isRight)
                continue;
            var found = new Wording(
                $"{Math.Round(lines, 2).ToString(System.Globalization.CultureInfo.InvariantCulture).Replace('.', ',')} dòng",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Math.Round(lines, 2)} lines"));
            inspection.Fail(
                Spot.At(item.Paragraph),
                new($"Giãn dòng {found.Vi}", $"Line spacing of {found.En}"),
                found,
                new("1 đến 1,5 dòng", "1 to 1.5 lines"),
                Mend.Line([item.Paragraph], lines < 1 ? 240 : 360));
        }
    }
}
