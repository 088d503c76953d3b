using System.Buffers;
using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using HandlebarsDotNet;
using ReportForge.Data;
using ReportForge.Scripting;

namespace ReportForge.Benchmarks;

/// <summary>
/// The same work for both engines: 60 paragraphs with one value each and a table of 98 rows of 5 values, about 60 KB,
/// written to a buffer of UTF-8.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(ShortInProcess))]
public class LanguageBenchmarks
{
    private const int Paragraphs = 60;
    private const int Rows = 98;

    private static readonly string[] Columns = ["code", "label", "unit", "before", "after"];

    private readonly ArrayBufferWriter<byte> _buffer = new(128 * 1024);
    private readonly byte[] _bytes = new byte[256 * 1024];
    private TemplatePlan _plan = Template.Parse(TemplateSource.FromText("", "")).Plan;
    private RenderOptions _options = new();
    private HandlebarsTemplate<TextWriter, object, object> _handlebars = (_, _, _) => { };
    private Dictionary<string, object> _model = [];
    private string _text = "";
    private CompiledExpression _rule = Expression.Parse("rule", "1").Expression;
    private RenderContext _ruleContext = new(new RenderOptions());

    [GlobalSetup]
    public void Prepare()
    {
        _text = TemplateText(name => $"{{{{ {name} }}}}", "{{ for row in rows }}", "{{ end }}", column => $"{{{{ row.{column} }}}}");
        var handlebarsText = TemplateText(name => $"{{{{{{{name}}}}}}}", "{{#each rows}}", "{{/each}}", column => $"{{{{{{{column}}}}}}}");
        _plan = Template.Parse(TemplateSource.FromText("report", _text)).Plan;
        _handlebars = Handlebars.Create().Compile(new StringReader(handlebarsText));
        _model = Model();
        _options = new RenderOptions { Data = ToValue(_model) };
        _rule = Expression.Parse("rule", "value_1 != null && (rows[3].after ?? 0) >= rows[3].before && string.contains(rows[3].label, 'tiêu')").Expression;
        _ruleContext = new RenderContext(_options with { Limits = new BudgetLimits { MaxSteps = long.MaxValue / 4, WorkTime = TimeSpan.FromDays(1) } });
        var (ours, theirs) = (Render(), Handlebars_net());
        if (ours != theirs)
            throw new InvalidOperationException($"The outputs differ: {ours} and {theirs} bytes.");
        Console.WriteLine($"// output {ours} bytes, template {Encoding.UTF8.GetByteCount(_text)} bytes");
    }

    [Benchmark]
    public int Render()
    {
        _buffer.ResetWrittenCount();
        _plan.Render(new RenderContext(_options), new TextOutput(_buffer));
        return _buffer.WrittenCount;
    }

    [Benchmark(Baseline = true)]
    public int Handlebars_net()
    {
        using var stream = new MemoryStream(_bytes);
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false), 16 * 1024, leaveOpen: true))
            _handlebars(writer, _model, _model);
        return (int)stream.Position;
    }

    [Benchmark]
    public int Parse() => Template.Parse(TemplateSource.FromText("report", _text)).Findings.Length;

    [Benchmark]
    public bool Rule() => _rule.Evaluate(_ruleContext).Truthy;

    /// <summary>In the process itself: the machine that measures need not be able to restore packages.</summary>
    private sealed class ShortInProcess : ManualConfig
    {
        public ShortInProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }

    private static string TemplateText(Func<string, string> value, string each, string end, Func<string, string> cell)
    {
        var text = new StringBuilder();
        for (var index = 0; index < Paragraphs; index++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{index + 1}. Kết quả thực hiện nhiệm vụ cải cách hành chính trong kỳ báo cáo đạt ");
            text.Append(value($"value_{index}"));
            text.Append(" nội dung; các cơ quan, đơn vị đã triển khai đầy đủ, đúng tiến độ theo kế hoạch đã ban hành, ");
            text.Append("kịp thời tháo gỡ khó khăn, vướng mắc của người dân và doanh nghiệp trên địa bàn.\n");
        }

        text.Append(each);
        foreach (var column in Columns)
            text.Append("  <o>").Append(cell(column)).Append("</o> ô của bảng tổng hợp số liệu\n");
        return text.Append(end).Append("Hết bảng.\n").ToString();
    }

    private static Dictionary<string, object> Model()
    {
        var model = new Dictionary<string, object>();
        for (var index = 0; index < Paragraphs; index++)
            model[$"value_{index}"] = index % 2 == 0 ? (object)(index * 37) : $"giá trị số {index}";
        model["rows"] = Enumerable.Range(0, Rows).Select(row => new Dictionary<string, object>
        {
            ["code"] = $"A{row}",
            ["label"] = $"Chỉ tiêu thống kê về kết quả cải cách hành chính thứ {row}",
            ["unit"] = "Số lượng",
            ["before"] = row * 11,
            ["after"] = row * 13,
        }).ToList();
        return model;
    }

    private static Value ToValue(object item)
    {
        switch (item)
        {
            case Dictionary<string, object> members:
                var result = new DataObject();
                foreach (var (name, member) in members)
                    result.Set(name, ToValue(member));
                return Value.From(result);
            case List<Dictionary<string, object>> rows:
                return Value.From(new DataArray(rows.Select(ToValue)));
            case int number:
                return Value.From(number);
            default:
                return Value.From((string)item);
        }
    }
}
