using ReportForge.Batches.Inputs;
using ReportForge.Findings;

namespace ReportForge.Batches.Rollups;

/// <summary>Findings about the roll-up of many units: RF61xx.</summary>
internal static class RollupFindings
{
    public static Finding NoManifest(string kindId) => new("RF6101", Severity.Error, Place.Whole,
        new($"loại báo cáo '{kindId}' chưa có quy tắc tổng hợp lên cấp trên", $"the kind '{kindId}' does not say how it is rolled up"))
    {
        Hint = new($"Thêm tệp templates/{kindId}/rollup.yaml.", $"Add a file templates/{kindId}/rollup.yaml."),
    };

    public static Finding UnknownSuperior(string code) => new("RF6102", Severity.Error, Place.Whole,
        new($"danh mục không có đơn vị cấp trên mã '{code}'", $"the register has no superior unit with the code '{code}'"))
    {
        Hint = new("Tra mã tỉnh bằng: reportforge units find TÊN.", "Look up the code of the province with: reportforge units find NAME."),
    };

    public static Finding NotBelow(int count, string superior, string examples) => new("RF6103", Severity.Warning, Place.Whole,
        new(
            $"{count} đơn vị không thuộc {superior} nên không được cộng: {examples}",
            $"{count} units are not of {superior} and are left out: {examples}"));

    public static Finding UnknownUnit(string source, string code) => new("RF6110", Severity.Warning, Place.InFile(source),
        new(
            $"danh mục không có đơn vị mã '{code}' nên số liệu này không được cộng",
            $"the register has no unit with the code '{code}', so these figures are left out"))
    {
        Hint = new(
            "Sửa mã đơn vị; tra mã bằng: reportforge units find TÊN.",
            "Mend unit.code; look it up with: reportforge units find NAME."),
    };

    public static Finding NumberTooLarge(string source, string path) => new("RF6113", Severity.Error,
        Place.InFile(source) with { Path = path },
        new("số này lớn quá nên không cộng chính xác được", "this number is too large to be added up exactly"))
    {
        Hint = new("Kiểm tra xem có gõ thừa chữ số không.", "See whether a digit was typed too many."),
    };

    public static Finding Twice(string source, string unit) => new("RF6104", Severity.Error, Place.InFile(source),
        new($"{unit} có hai bộ số liệu; tổng hợp sẽ tính hai lần", $"{unit} has two sets of figures; it would be counted twice"))
    {
        Hint = new("Bỏ bớt một bộ.", "Drop one of them."),
    };

    public static Finding OtherPeriod(string source, string unit, string period, string expected) => new("RF6105", Severity.Error,
        Place.InFile(source),
        new(
            $"{unit} báo cáo kỳ {PeriodText.Of(period)}, các đơn vị khác kỳ {PeriodText.Of(expected)}",
            $"{unit} reports on {period}, the others on {expected}"))
    {
        Hint = new("Chỉ tổng hợp số liệu cùng kỳ.", "Roll up figures of one period only."),
    };

    public static Finding Missing(int missing, int expected, string examples) => new("RF6106", Severity.Warning, Place.Whole,
        new($"{missing} trên {expected} đơn vị chưa báo cáo: {examples}", $"{missing} of {expected} units have not reported: {examples}"));

    public static Finding LeftBlank(string field, int blank, int units, string examples) => new("RF6107", Severity.Warning,
        Place.InData(field),
        new($"{blank} trên {units} đơn vị để trống '{field}' nên tổng chưa điền: {examples}",
            $"{blank} of {units} units left {field} blank, so its total is left blank: {examples}"))
    {
        Hint = new("Xin số liệu của các đơn vị đó rồi tổng hợp lại; vẫn cần tổng của các đơn vị còn lại thì thêm --partial.",
            "Ask these units and roll up again; add --partial for the total of the others."),
    };

    public static Finding Partial(string field, int blank, int units, string examples) => new("RF6114", Severity.Warning,
        Place.InData(field),
        new($"{blank} trên {units} đơn vị để trống '{field}'; tổng chỉ gồm các đơn vị còn lại: thiếu {examples}",
            $"{blank} of {units} units left {field} blank; the total is that of the others: without {examples}"));

    /// <summary>Wrong figures of units go into the total: the finding says whose they are.</summary>
    public static Finding UnitsBreakRule(string rule, IReadOnlyList<(string Unit, Finding Finding)> units)
    {
        const int shown = 5;
        string Told(MessageLanguage language) => string.Join("; ",
            units.Take(shown).Select(one => $"{one.Unit}: {one.Finding.Message.In(language).TrimEnd('.')}"))
            + (units.Count > shown ? "; …" : ".");
        var of = units.Select(one => one.Unit).Distinct().Count();
        return new("RF6115", Severity.Warning, Place.Whole, new(
            $"số liệu của {of} đơn vị sai quy tắc {rule}, sai theo vào tổng. {Told(MessageLanguage.Vietnamese)}",
            $"the figures of {of} units break the rule {rule} and are in the total. {Told(MessageLanguage.English)}"))
        {
            Hint = new("Đề nghị các đơn vị đó sửa số liệu rồi tổng hợp lại.", "Have these units correct their figures and roll up again."),
        };
    }

    public static Finding AnswersDiffer(string field, string label, IReadOnlyDictionary<string, int> counts)
    {
        var answers = string.Join("; ", counts.Select(count => $"{count.Key} × {count.Value}"));
        return new("RF6109", Severity.Warning, Place.InData(field),
            new(
                $"các đơn vị trả lời khác nhau ở '{label}' ({answers}) nên chưa điền",
                $"the units answer '{label}' differently ({answers}), so it is left blank"))
        {
            Hint = new(
                $"Ghi câu trả lời của đơn vị tổng hợp cho '{field}' trong tệp --with.",
                $"Write the superior's own answer for {field} into the --with file."),
        };
    }

    public static Finding Replaced(string field, string rolledUp, string given) => new("RF6112", Severity.Warning, Place.InData(field),
        new(
            $"'{field}' tổng hợp được {rolledUp} nhưng tệp --with ghi {given}; lấy theo tệp --with",
            $"{field} adds up to {rolledUp} but the --with file says {given}, which is taken"))
    {
        Hint = new("Bỏ trường này khỏi tệp --with nếu muốn giữ số tổng hợp.", "Drop the field from the --with file to keep what adds up."),
    };

    public static Finding AnotherKind(string source, string there, string wanted) => new("RF6111", Severity.Error, Place.InFile(source),
        new($"{source} là số liệu của loại '{there}', không phải '{wanted}'", $"{source} holds data of the kind '{there}', not '{wanted}'"))
    {
        Hint = new("Chỉ tổng hợp số liệu cùng một loại báo cáo.", "Roll up data of one kind only."),
    };

    public static Finding NoUnits(string superior) => new("RF6108", Severity.Error, Place.Whole,
        new($"không có số liệu của đơn vị nào thuộc {superior}", $"there is no data of any unit of {superior}"));
}
