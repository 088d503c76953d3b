namespace ReportForge.Cli.Tests.Merging;

public sealed class MergeCommandTests
{
    private static readonly byte[] Greeting = TestDocx.OfParagraphs("Kính gửi: {{ unit.name }}", "{{ for row in rows }}", "- {{ row }}", "{{ end }}");

    [Fact]
    public void Any_word_file_is_merged_with_any_object()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), Greeting);
        command.Write("d.json", """{"unit":{"name":"Sở Nội vụ"},"rows":["một","hai"]}""");

        var run = command.Run("merge", "t.docx", "--data", "d.json", "--out", "out.docx");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("Đã lập: out.docx\n");
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("out.docx"))).ShouldBe(["Kính gửi: Sở Nội vụ", "- một", "- hai"]);
    }

    [Theory]
    [InlineData("t.docx")]
    [InlineData("./d.json")]
    public void A_template_or_data_is_not_overwritten_by_the_result(string output)
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), Greeting);
        command.Write("d.json", """{"unit":{"name":"Sở Nội vụ"},"rows":[]}""");

        var run = command.Run("merge", "t.docx", "--data", "d.json", "--out", output);

        run.Error.ShouldContain("RF5424");
        run.ExitCode.ShouldBe(2);
        File.ReadAllBytes(command.PathOf("t.docx")).ShouldBe(Greeting);
        command.Read("d.json").ShouldStartWith("{");
    }

    [Fact]
    public void A_template_takes_files_in_that_lie_in_a_folder()
    {
        using var command = new TestCommand();
        Directory.CreateDirectory(command.PathOf("parts"));
        File.WriteAllBytes(command.PathOf("t.docx"), TestDocx.OfParagraphs("Đầu", "{{ include 'chu-ky' }}"));
        File.WriteAllBytes(command.PathOf("parts/chu-ky.docx"), TestDocx.OfParagraphs("Người ký: {{ name }}"));
        command.Write("d.json", """{"name":"Nguyễn Văn A"}""");

        var without = command.Run("merge", "t.docx", "--data", "d.json", "--out", "out.docx");
        var run = command.Run("merge", "t.docx", "--data", "d.json", "--parts", "parts", "--out", "out.docx");

        without.ExitCode.ShouldBe(1);
        run.ExitCode.ShouldBe(0, run.Error);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("out.docx"))).ShouldBe(["Đầu", "Người ký: Nguyễn Văn A"]);
        command.Run("merge", "t.docx", "--data", "d.json", "--parts", "none", "--out", "out.docx").Error.ShouldContain("RF5436");
    }

    [Fact]
    public void A_file_of_lines_gives_one_document_a_line_under_the_name_of_its_data()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), Greeting);
        command.Write("d.jsonl", """
            {"unit":{"code":"01","name":"Hà Nội"},"rows":[]}
            {"unit":{"code":"38","name":"Thanh Hóa"},"rows":[]}
            """);

        var run = command.Run("merge", "t.docx", "--data", "d.jsonl", "--out", "letters", "--name", "{{ unit.code }}");

        run.ExitCode.ShouldBe(0, run.Error);
        command.Files().ShouldBe(["d.jsonl", "letters/01.docx", "letters/38.docx", "t.docx"]);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("letters/38.docx"))).ShouldBe(["Kính gửi: Thanh Hóa"]);
    }

    [Fact]
    public void One_bad_line_stops_none_of_the_others()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), Greeting);
        command.Write("d.jsonl", "{\"unit\":{\"name\":\"A\"},\"rows\":[]}\n{\"unit\":{},\"rows\":[]}\n{ broken\n{\"unit\":{\"name\":\"D\"},\"rows\":[]}\n");

        var run = command.Run("merge", "t.docx", "--data", "d.jsonl", "--out", "letters");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("d.jsonl(3,");
        command.Files().ShouldBe(["d.jsonl", "letters/000001.docx", "letters/000004.docx", "t.docx"]);
    }

    [Fact]
    public void Two_lines_of_one_name_are_a_finding_and_nothing_is_overwritten()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), Greeting);
        command.Write("d.jsonl", "{\"unit\":{\"name\":\"A\"},\"rows\":[1]}\n{\"unit\":{\"name\":\"A\"},\"rows\":[2]}\n");

        var run = command.Run("merge", "t.docx", "--data", "d.jsonl", "--out", "letters", "--name", "{{ unit.name }}");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("RF5422");
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("letters/A.docx"))).ShouldBe(["Kính gửi: A", "- 1"]);
    }

    [Fact]
    public void A_tag_cut_into_five_runs_with_a_typo_is_reported_with_the_nearest_name()
    {
        var run = MergeOf(TestDocx.OfParagraphs("Tổng số: {|{ figures|.tot|al_cuont }|} hồ sơ"), """{"figures":{"total_count":3}}""");

        run.Error.ShouldContain("total_cuont");
        run.Error.ShouldContain("total_count");
    }

    [Fact]
    public void A_for_without_end_is_reported()
    {
        var run = MergeOf(TestDocx.OfParagraphs("{{ for row in rows }}", "{{ row }}"), """{"rows":[1]}""");

        run.Error.ShouldContain("'for'");
    }

    [Fact]
    public void A_template_that_is_no_docx_is_reported()
    {
        MergeOf("Đây là văn bản thuần."u8.ToArray(), "{}").Error.ShouldContain("lỗi RF4");
    }

    [Fact]
    public void An_encrypted_template_is_reported()
    {
        byte[] compoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1024]];

        MergeOf(compoundFile, "{}").Error.ShouldContain("lỗi RF4");
    }

    [Fact]
    public void A_template_with_a_document_type_is_refused()
    {
        var hostile = TestDocx.OfDocument("""
            <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>
            """);

        MergeOf(hostile, "{}").Error.ShouldContain("lỗi RF4");
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        MergeOf(TestDocx.Bomb(), "{}").Error.ShouldContain("lỗi RF4");
    }

    [Fact]
    public void A_name_without_lines_is_wrong_usage()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), Greeting);
        command.Write("d.json", "{}");

        command.Run("merge", "t.docx", "--data", "d.json", "--out", "out.docx", "--name", "x").ExitCode.ShouldBe(2);
    }

    private static CommandRun MergeOf(byte[] template, string data)
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), template);
        command.Write("d.json", data);
        var run = command.Run("merge", "t.docx", "--data", "d.json", "--out", "out.docx");
        run.ExitCode.ShouldBe(1);
        command.Files().ShouldBe(["d.json", "t.docx"]);
        return run;
    }

    [Fact]
    public void All_records_go_into_one_document_and_text_of_the_data_is_no_tag_there()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), Greeting);
        command.Write("d.jsonl", """
            {"unit":{"name":"Hà Nội"},"rows":["một"]}
            {"unit":{"name":"{{ unit.x }}"},"rows":[]}
            """);

        var run = command.Run("merge", "t.docx", "--data", "d.jsonl", "--into", "all.docx");

        run.ExitCode.ShouldBe(0, run.Error);
        command.Files().ShouldBe(["all.docx", "d.jsonl", "t.docx"]);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("all.docx"))).ShouldBe(["Kính gửi: Hà Nội", "- một", "Kính gửi: {{ unit.x }}"]);
    }

    [Theory]
    [InlineData("d.csv", "--into", "all.docx")]
    [InlineData("d.csv", "--out", "letters")]
    public void A_table_gives_a_record_a_row_under_names_without_marks(string data, string option, string output)
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), TestDocx.OfParagraphs("{{ ho_va_ten }}, {{ so }}"));
        command.Write(data, "Họ và tên,so\nNguyễn Văn A,1\nTrần B,2\n");

        var run = command.Run("merge", "t.docx", "--data", data, option, output);

        run.ExitCode.ShouldBe(0, run.Error);
        var made = command.Files().Where(file => file.EndsWith(".docx", StringComparison.Ordinal) && file != "t.docx");
        made.SelectMany(file => TestDocx.Texts(File.ReadAllBytes(command.PathOf(file)))).ShouldBe(["Nguyễn Văn A, 1", "Trần B, 2"]);
    }

    [Fact]
    public void Tags_that_the_data_lacks_stay_for_a_later_merge()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), TestDocx.OfParagraphs(
            "{{ a }} và {{ string.upcase b }}", "{{ for x in xs }}", "{{ x }} {{ b }}", "{{ end }}", "{{ for y in ys }}", "{{ y }} {{ a }}", "{{ end }}", "{{ if c.d }}x{{ else if a }}y{{ end }}"));
        command.Write("d.json", """{"a":1,"xs":[7],"c":{}}""");

        var run = command.Run("merge", "t.docx", "--data", "d.json", "--out", "out.docx", "--keep-unknown");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("RF5426");
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("out.docx"))).ShouldBe(
            ["1 và {{ string.upcase b }}", "7 {{ b }}", "{{ for y in ys }}", "{{ y }} 1", "{{ end }}", "{{ if c.d }}x{{ else if a }}y{{ end }}"]);

        command.Write("e.json", """{"a":1,"b":"sau","ys":[2],"c":{"d":true}}""");
        command.Run("merge", "out.docx", "--data", "e.json", "--out", "whole.docx").ExitCode.ShouldBe(0);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("whole.docx"))).ShouldBe(["1 và SAU", "7 sau", "2 1", "x"]);
    }

    [Theory]
    [InlineData("t.docx", "d.odt", "RF5429")]
    [InlineData("t.csv", "d.json", "RF5430")]
    public void What_is_no_template_or_data_is_said_with_what_to_do(string template, string data, string code)
    {
        using var command = new TestCommand();
        command.Write(template, "x");
        command.Write(data, "{}");

        var run = command.Run("merge", template, "--data", data, "--out", "out.docx");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(code);
    }

    [Fact]
    public void Many_records_go_into_a_folder_and_a_name_of_a_file_is_refused_in_words()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), TestDocx.OfParagraphs("{{ x }}"));
        command.Write("d.csv", "x\n1\n2\n");

        var run = command.Run("merge", "t.docx", "--data", "d.csv", "--out", "thu.docx");

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("RF5443");
        run.Error.ShouldContain("Viết --out thu\n");
        command.Run("merge", "t.docx", "--data", "d.csv", "--out", "thu").ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_template_without_tags_is_made_with_a_warning()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("t.docx"), TestDocx.OfParagraphs("Không có thẻ"));
        command.Write("d.json", "{}");

        var run = command.Run("merge", "t.docx", "--data", "d.json", "--out", "out.docx");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("RF5425");
    }
}
