using ReportForge.Findings;

namespace ReportForge.Word.Charts;

/// <summary>What is wrong with the data of a chart or with the chart itself.</summary>
internal sealed record ChartProblem(string Code, Wording Message, Wording Hint)
{
    public Finding At(Place place) => new(Code, Severity.Error, place, Message) { Hint = Hint };
}

/// <summary>The problems of charts: one a code.</summary>
internal static class ChartProblems
{
    private static readonly Wording ShapeHint = new(
        "Ví dụ {{ word.chart { categories: [\"Quý I\", \"Quý II\"], series: [{ name: \"Tiếp nhận\", values: [10, "
            + "12] }] } }} hoặc {{ word.chart bang \"ky\" \"tiep_nhan\" }}.",
        "For instance {{ word.chart { categories: [\"Q1\", \"Q2\"], series: [{ name: \"Received\", values: [10, "
            + "12] }] } }} or {{ word.chart table \"period\" \"received\" }}.");

    public static ChartProblem OutsideChart { get; } = new(
        "RF2401",
        new("word.chart không đứng trong văn bản thay thế của một biểu đồ", "word.chart does not stand in the alternative text of a chart"),
        new(
            "Bấm chuột phải vào biểu đồ, chọn Edit Alt Text, viết thẻ vào đó.",
            "Right-click the chart, choose Edit Alt Text and write the tag there."));

    public static ChartProblem WrongShape { get; } = new(
        "RF2402",
        new(
            "dữ liệu của biểu đồ phải là một đối tượng có categories và series, hoặc một danh sách kèm tên cột",
            "the data of a chart is an object with categories and series, or a list with names of columns"),
        ShapeHint);

    public static ChartProblem Empty { get; } = new(
        "RF2407",
        new("dữ liệu của biểu đồ không có mục hoặc không có dãy số liệu nào", "the data of the chart has no category or no series"),
        new(
            "Đặt biểu đồ trong {{ if … }} để bỏ cả biểu đồ khi không có số liệu.",
            "Put the chart inside {{ if … }} to leave it out where there is no data."));

    public static ChartProblem NoData { get; } = new(
        "RF2408",
        new(
            "thẻ trong văn bản thay thế không đưa số liệu vào biểu đồ: số vẽ sẵn của mẫu không được phép in ra",
            "the tag in the alternative text gives the chart no data: the figures of the design must not be printed"),
        new(
            "Gọi word.chart trong mọi trường hợp; muốn bỏ biểu đồ thì đặt cả biểu đồ trong {{ if … }}.",
            "Call word.chart in every case; to leave the chart out, put the whole chart inside {{ if … }}."));

    public static ChartProblem LinkedWorkbook { get; } = new(
        "RF2411",
        new(
            "số liệu của biểu đồ không nằm trong một sổ tính .xlsx nhúng trong mẫu",
            "the chart's figures do not stand in an .xlsx workbook embedded in the template"),
        new(
            "Chèn biểu đồ bằng Insert > Chart của Word, hoặc dán với lựa chọn Embed Workbook.",
            "Insert the chart by Insert > Chart of Word, or paste it with Embed Workbook."));

    public static ChartProblem NothingDesigned { get; } = new(
        "RF2413",
        new("biểu đồ của mẫu không có dãy số liệu nào để làm khuôn", "the template's chart has no series to go by"),
        new("Vẽ biểu đồ với ít nhất một dãy số liệu giả.", "Draw the chart with at least one made-up series."));

    public static ChartProblem NotANumber(string series, string category, string given) => new(
        "RF2403",
        new(
            $"dãy “{series}”, mục “{category}”: “{given}” không phải là số",
            $"series “{series}”, category “{category}”: “{given}” is no number"),
        new("Giá trị là số, hoặc null cho chỗ chưa có số liệu.", "A value is a number, or null where there is none yet."));

    public static ChartProblem WrongLength(string series, int values, int categories) => new(
        "RF2404",
        new(
            $"dãy “{series}” có {values} giá trị cho {categories} mục",
            $"series “{series}” has {values} values for {categories} categories"),
        new("Mỗi mục một giá trị; chỗ chưa có số liệu viết null.", "One value for each category; null where there is none yet."));

    public static ChartProblem MissingColumn(int row, string column) => new(
        "RF2405",
        new($"dòng {row} của danh sách không có trường “{column}”", $"row {row} of the list has no field “{column}”"),
        new(
            "Tên cột trong thẻ phải đúng tên trường của mọi dòng; chỗ chưa có số liệu viết null.",
            "A column named in the tag is a field of every row; null where there is no figure yet."));

    public static ChartProblem PieOfSeveral(int series) => new(
        "RF2406",
        new($"biểu đồ tròn chỉ vẽ được một dãy số liệu, dữ liệu có {series} dãy", $"a pie shows one series, the data has {series}"),
        new(
            "Chọn một dãy, hoặc đổi biểu đồ của mẫu thành biểu đồ cột.",
            "Choose one series, or change the template's chart to a bar chart."));

    public static ChartProblem Unnamed(int series) => new(
        "RF2409",
        new(
            $"dãy số liệu thứ {series} không có tên, biểu đồ của mẫu không có dãy thứ {series}",
            $"series {series} has no name and the template's chart has no such series"),
        new(
            "Đặt name cho dãy trong dữ liệu, hoặc vẽ thêm dãy trong mẫu.",
            "Give the series a name in the data, or draw one more series in the template."));

    public static ChartProblem OtherKind(string kind) => new(
        "RF2410",
        new($"loại biểu đồ này ({kind}) không điền được", $"a chart of this kind ({kind}) cannot be filled"),
        new("Dùng biểu đồ cột, thanh, đường, vùng, tròn hoặc vành khuyên.", "Use a bar, column, line, area, pie or doughnut chart."));

    public static ChartProblem TooLarge(int categories, int series) => new(
        "RF2412",
        new(
            $"biểu đồ có {categories} mục và {series} dãy, quá lớn để vẽ",
            $"the chart has {categories} categories and {series} series, too large to draw"),
        new(
            $"Tối đa {ChartReader.MostCategories} mục và {ChartReader.MostSeries} dãy; gộp bớt số liệu.",
            $"At most {ChartReader.MostCategories} categories and {ChartReader.MostSeries} series; group the data."));
}
