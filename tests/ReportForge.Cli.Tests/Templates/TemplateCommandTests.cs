using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ReportForge.Reports.Kinds;

namespace ReportForge.Cli.Tests.Templates;

public sealed class TemplateCommandTests
{
    private static readonly byte[] Broken = TestDocx.OfParagraphs(
        "BÁO CÁO", "Số: {{ document.num|ber \"00\" }}", "{{ for row in rows }}", "- {{ row.name }}");

    private static readonly byte[] Sound = TestDocx.OfParagraphs(
        "Kính gửi: {{ addressee ?? \"\" }}", "{{ for row in rows }}", "- {{ row.name }}: {{ vi.number row.count }}", "{{ end }}", "{{ vi.upper unit.name }}");

    [Fact]
    public void Check_says_all_mistakes_at_once_with_their_paragraphs()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("mau.docx"), Broken);

        var run = command.Run("template", "check", "mau.docx");

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBe("""
            mau.docx: đoạn 3 “{{ for row in rows }}”: lỗi RF1104: 'for' chưa có 'end'
                {{ for row in rows }}
                   ^^^
                cách sửa: Viết {{ end }} ở chỗ khối kết thúc.
            mau.docx: 1 lỗi, 0 nhận xét khác

            """.ReplaceLineEndings("\n"));
        command.Files().ShouldBe(["mau.docx"]);
    }

    [Fact]
    public void Annotate_hangs_each_mistake_on_its_paragraph_of_a_valid_copy()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("mau.docx"), Broken);

        command.Run("template", "check", "mau.docx", "--annotate", "nhan-xet.docx").ExitCode.ShouldBe(1);

        var copy = File.ReadAllBytes(command.PathOf("nhan-xet.docx"));
        TestDocx.Texts(copy).ShouldBe(TestDocx.Texts(Broken));
        var commented = Part(copy, "word/document.xml").Descendants().Where(element => element.Name.LocalName == "commentRangeStart");
        commented.ShouldHaveSingleItem().Parent?.Value.ShouldContain("for row in rows");
        Part(copy, "word/comments1.xml").Root?.Value.ShouldContain("'for' chưa có 'end'");
        using var document = WordprocessingDocument.Open(new MemoryStream(copy), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => error.Description).ShouldBeEmpty();
    }

    [Fact]
    public void Needs_prints_what_is_read_as_a_tree()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("mau.docx"), Sound);

        command.Run("template", "needs", "mau.docx").Out.ShouldBe("""
            addressee (có thể vắng)
            rows[]
              count  → vi.number
              name
            unit
              name  → vi.upper

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Needs_as_schema_makes_lists_of_loops_and_leaves_out_what_may_be_missing()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("mau.docx"), Sound);

        using var schema = JsonDocument.Parse(command.Run("template", "needs", "mau.docx", "--format", "schema").Out);

        schema.RootElement.GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["rows", "unit"]);
        var rows = schema.RootElement.GetProperty("properties").GetProperty("rows");
        rows.GetProperty("type").GetString().ShouldBe("array");
        rows.GetProperty("items").GetProperty("required").EnumerateArray().Select(name => name.GetString()).ShouldBe(["count", "name"]);
    }

    [Fact]
    public void Needs_prints_what_readable_tags_read_and_says_what_the_others_are()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("mau.docx"), TestDocx.OfParagraphs("{{ unit.name }} {{ unit. }}", "{{ n = }}{{ n }}", "{{ for row in rows }}", "{{ row.name }}", "{{ end }}", "{{ end }}", "{{ row.late }}"));

        var run = command.Run("template", "needs", "mau.docx");

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBe("""
            rows[]
              name
            unit
              name

            """.ReplaceLineEndings("\n"));
        run.Error.ShouldContain("đoạn 1");
        run.Error.ShouldContain("đoạn 2");
        run.Error.ShouldContain("đoạn 6");
    }

    [Theory]
    [InlineData("{{ figures.received + }}")]
    [InlineData("{{ for x in narrative }}")]
    [InlineData("Giữa {{ if figures }} chữ")]
    [InlineData("Hở {{ figures.received")]
    public void What_the_contract_lacks_is_named_beside_tags_that_cannot_be_read(string unreadable)
    {
        using var command = new TestCommand();
        CopyTemplates(command.PathOf("templates"));
        command.Run("template", "new", "land-monthly").ExitCode.ShouldBe(0);
        Replace(command.PathOf("templates/land-monthly/sections.docx"), "figures.resolved | vi.count", "figures.resolvd | vi.count");
        File.WriteAllBytes(command.PathOf("templates/land-monthly/them.docx"), TestDocx.OfParagraphs("Thêm", unreadable, "{{ figures.recieved | vi.cuont }}"));
        var manifest = command.Read("templates/land-monthly/kind.yaml");
        command.Write("templates/land-monthly/kind.yaml", manifest.Replace("  - { file: sections.docx }", "  - { file: sections.docx }\n  - { file: them.docx }", StringComparison.Ordinal));

        var run = command.Run("template", "check", "land-monthly");

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("them.docx: đoạn 2");
        run.Out.ShouldContain("Có phải 'figures.resolved'?");
        run.Out.ShouldContain("Có phải 'figures.received'?");
        run.Out.ShouldContain("Có phải 'vi.count'?");
        run.Out.ShouldNotContain("RF3127: Hợp đồng dữ liệu không có trường 'x'");
    }

    [Fact]
    public void Show_prints_structure_and_tags()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("mau.docx"), Sound);

        command.Run("template", "show", "mau.docx").Out.ShouldBe("""
            # /word/document.xml
            [] Kính gửi: {{ addressee ?? "" }}
            [] {{ for row in rows }}
            [] - {{ row.name }}: {{ vi.number row.count }}
            [] {{ end }}
            [] {{ vi.upper unit.name }}

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("cchc-annual")]
    [InlineData("cchc-index-review")]
    [InlineData("cchc-summary")]
    [InlineData("one-stop-quarterly")]
    [InlineData("tthc-monthly")]
    public void Every_kind_reads_only_what_its_contract_has(string kind)
    {
        using var command = new TestCommand();
        command.Run("template", "check", kind).Out.ShouldBe($"{kind}: không có lỗi\n");
    }

    [Fact]
    public void A_new_kind_checks_explains_itself_and_drafts_its_example()
    {
        using var command = new TestCommand();
        CopyTemplates(command.PathOf("templates"));

        command.Run("template", "new", "land-monthly").ExitCode.ShouldBe(0);

        command.Run("template", "check", "land-monthly").Out.ShouldBe("land-monthly: không có lỗi\n");
        command.Run("kinds", "show", "land-monthly").Out.ShouldContain("Quy tắc:");
        var draft = command.Run("draft", "templates/land-monthly/example.json", "--out", "bc.docx");
        draft.ExitCode.ShouldBe(0, draft.Error);
        draft.Error.ShouldNotContain(": lỗi ");
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("bc.docx"))).ShouldContain("Trong kỳ đã tiếp nhận 120 hồ sơ, giải quyết 114 hồ sơ, đạt 95%.");
    }

    public static TheoryData<string, string> Forms() => new()
    {
        { "bao-cao", "báo cáo" },
        { "quyet-dinh", "quyết định" },
        { "cong-van", "công văn" },
        { "to-trinh", "tờ trình" },
        { "ke-hoach", "kế hoạch" },
        { "thong-bao", "thông báo" },
        { "bien-ban", "biên bản" },
        { "giay-moi", "giấy mời" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_form_of_a_new_kind_drafts_its_example_in_the_form_of_the_decree(string form, string kind)
    {
        using var command = new TestCommand();
        CopyTemplates(command.PathOf("templates"));

        command.Run("template", "new", "mine", "--form", form).ExitCode.ShouldBe(0);

        command.Run("template", "check", "mine").Out.ShouldBe("mine: không có lỗi\n");
        var draft = command.Run("draft", "templates/mine/example.json", "--out", "vb.docx");
        draft.ExitCode.ShouldBe(0, draft.Error);
        draft.Error.ShouldBeEmpty();
        var check = command.Run("check", "vb.docx", "--practice").Out;
        check.ShouldContain("0 lỗi, 0 cảnh báo, 0 chỗ cần xem lại");
        check.ShouldContain($"hiểu là {kind} (");
    }

    [Fact]
    public void Forms_are_those_that_there_are_models_of() => NewKind.Forms.Order().ShouldBe(Forms().Select(form => form.Data.Item1).Order());

    [Fact]
    public void Symbol_of_another_kind_is_refused()
    {
        using var command = new TestCommand();
        CopyTemplates(command.PathOf("templates"));
        command.Run("template", "new", "mine", "--form", "to-trinh").ExitCode.ShouldBe(0);
        command.Write("templates/mine/example.json", command.Read("templates/mine/example.json").Replace("TTr-UBND", "BC-UBND", StringComparison.Ordinal));

        command.Run("check", "templates/mine/example.json").Out.ShouldContain("Ký hiệu tờ trình bắt đầu bằng “TTr-”, dữ liệu ghi “BC-UBND”.");
    }

    [Fact]
    public void What_the_contract_lacks_and_functions_that_do_not_exist_are_named_with_the_nearest()
    {
        using var command = new TestCommand();
        CopyTemplates(command.PathOf("templates"));
        command.Run("template", "new", "land-monthly").ExitCode.ShouldBe(0);
        Replace(command.PathOf("templates/land-monthly/sections.docx"), "figures.resolved | vi.count", "figures.resolvd | vi.cuont");

        var run = command.Run("template", "check", "land-monthly");

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("Có phải 'figures.resolved'?");
        run.Out.ShouldContain("Có phải 'vi.count'?");
        // The count that nothing reads any more except beside the other one (RF3140) is said too.
        var places = run.Out.Split('\n').Where(line => line.Contains("RF31", StringComparison.Ordinal) && !line.Contains("RF3140", StringComparison.Ordinal)).ToList();
        places.Count.ShouldBe(2);
        places.ShouldAllBe(line => line.StartsWith("land-monthly/sections.docx: đoạn ", StringComparison.Ordinal));
    }

    [Fact]
    public void Slips_and_functions_that_do_not_exist_are_said_of_a_file_alone()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("mau.docx"), TestDocx.OfParagraphs("{{ vi.numbr total }} hồ sơ", "Đến { date }"));

        var run = command.Run("template", "check", "mau.docx");

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBe("""
            mau.docx: đoạn 1 “{{ vi.numbr total }} hồ sơ”: lỗi RF3143: Phần Word gọi hàm 'vi.numbr' không có.
                {{ vi.numbr total }} hồ sơ
                ^^^^^^^^^^^^^^^^^^^^
                cách sửa: Có phải 'vi.number'?
            mau.docx: đoạn 2 “Đến { date }”: cảnh báo RF2051: “{ date }” giống một thẻ nhưng không phải, sẽ in nguyên ra văn bản
                Đến { date }
                    ^^^^^^^^
                cách sửa: Thẻ viết giữa hai cặp ngoặc nhọn liền nhau: {{ … }}.
            mau.docx: 1 lỗi, 1 nhận xét khác

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("{{ string.upcas x }}", "RF3143", "'string.upcase'")]
    [InlineData("{{ upcase x }}", "RF3143", "'string.upcase'")]
    [InlineData("{{ array.sum rows \"a\" }}", "RF3143", "array.")]
    [InlineData("{{ format x \"N2\" }}", "RF3143", "'math.format'")]
    [InlineData("{{ number x }}", "RF3143", "'vi.number'")]
    [InlineData("{{ họ tên }}", "RF3143", "không có dấu cách")]
    [InlineData("{{ elseif x }}", "RF2050", "{{ else if … }}")]
    [InlineData("{{ vi }}", "RF3144", "tên trường")]
    [InlineData("{{ date.to_string (date.parse date) \"%d/%m/%Y\" }}", "RF3144", "tên trường")]
    [InlineData("{{ array }}", "RF3144", "tên trường")]
    [InlineData("{{ date }}", "RF3144", "tên trường")]
    [InlineData("{{ html }}", "RF3144", "tên trường")]
    [InlineData("{{ math }}", "RF3144", "tên trường")]
    [InlineData("{{ object }}", "RF3144", "tên trường")]
    [InlineData("{{ regex }}", "RF3144", "tên trường")]
    [InlineData("{{ string }}", "RF3144", "tên trường")]
    [InlineData("{{ timespan }}", "RF3144", "tên trường")]
    [InlineData("{{ word }}", "RF3144", "tên trường")]
    public void Slip_with_a_name_is_said_once_with_what_to_write(string tag, string code, string hint)
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("mau.docx"), TestDocx.OfParagraphs("Đến: " + tag));

        var run = command.Run("template", "check", "mau.docx");

        var lines = run.Out.Split('\n');
        lines.Count(line => line.Contains(" RF", StringComparison.Ordinal)).ShouldBe(1, run.Out);
        lines[0].ShouldContain(code);
        lines.First(line => line.Contains("cách sửa", StringComparison.Ordinal)).ShouldContain(hint, Case.Insensitive);
    }

    [Theory]
    [InlineData("{{ func so(x); ret x; end }}{{ so 1 }}")]
    [InlineData("{{ date.to_string (date.parse \"2024-11-06\") \"%d/%m/%Y\" }}")]
    [InlineData("{{ date = \"x\"; date }}{{ for string in rows; string; end }}")]
    [InlineData("{{ f = @string.upcase; f x }}{{ vi.number x }}{{ word.page_break }}")]
    public void Names_that_a_template_has_are_no_slips(string tag)
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("mau.docx"), TestDocx.OfParagraphs(tag));

        command.Run("template", "check", "mau.docx").Out.ShouldBe("mau.docx: không có lỗi\n");
    }

    [Theory]
    [InlineData("Đất", "RF3141")]
    [InlineData("../ra-ngoai", "RF3141")]
    [InlineData("cchc-annual", "RF3142")]
    public void A_name_that_cannot_be_or_is_taken_makes_nothing(string name, string code)
    {
        using var command = new TestCommand();
        CopyTemplates(command.PathOf("templates"));
        var before = command.Files();

        var run = command.Run("template", "new", name);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(code);
        command.Files().ShouldBe(before);
    }

    private static void CopyTemplates(string target)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "templates");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? target);
            File.Copy(file, copy);
        }
    }

    private static void Replace(string docx, string before, string after)
    {
        using var archive = ZipFile.Open(docx, ZipArchiveMode.Update);
        var entry = archive.GetEntry("word/document.xml") ?? throw new InvalidDataException("There is no document part.");
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        text.ShouldContain(before);
        entry.Delete();
        using var writer = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
        writer.Write(text.Replace(before, after, StringComparison.Ordinal));
    }

    private static XDocument Part(byte[] docx, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(docx));
        using var stream = (archive.GetEntry(name) ?? throw new InvalidDataException($"There is no part {name}.")).Open();
        return XDocument.Load(stream);
    }
}
