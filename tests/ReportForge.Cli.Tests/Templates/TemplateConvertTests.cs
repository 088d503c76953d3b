namespace ReportForge.Cli.Tests.Templates;

public sealed class TemplateConvertTests
{
    private static string Field(string code, string result) =>
        $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {code} </w:instrText></w:r>{Ending(result)}";

    private static string Ending(string result) =>
        $"<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";

    private static string ConditionOn(string name, string rest, string result) =>
        $"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> IF </w:instrText></w:r>{Field("MERGEFIELD " + name, "«x»")}<w:r><w:instrText xml:space=\"preserve\"> {rest} </w:instrText></w:r>{Ending(result)}";

    private static byte[] Document(params string[] paragraphs) => TestDocx.OfDocument(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
        + string.Concat(paragraphs.Select(paragraph => $"<w:p>{paragraph}</w:p>")) + "</w:body></w:document>");

    [Fact]
    public void Fields_become_tags_and_what_has_none_is_told()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("cu.docx"), Document(
            Field("MERGEFIELD \"Họ và tên\" \\* MERGEFORMAT", "«Họ_và_tên»"),
            Field("MERGEFIELD chuc_vu \\b &quot;, &quot; \\* Upper", "«chuc_vu»"),
            ConditionOn("gioi", "= &quot;nam&quot; &quot;Ông&quot; &quot;Bà&quot;", "Ông"),
            ConditionOn("so", "&gt; 3 &quot;nhiều&quot;", ""),
            Field("MERGEFIELD tien \\# &quot;#.##0&quot;", "«tien»"),
            Field("NEXT", ""),
            Field("ADDRESSBLOCK \\f x", "«AddressBlock»"),
            "<w:fldSimple w:instr=\" MERGEFIELD que \"><w:r><w:t>«que»</w:t></w:r></w:fldSimple>"));

        var run = command.Run("template", "convert", "cu.docx", "--out", "moi.docx");

        run.ExitCode.ShouldBe(0, run.Error);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("moi.docx"))).ShouldBe(
        [
            "{{ Ho_va_ten }}",
            "{{ if chuc_vu != null && chuc_vu != \"\" }}, {{ chuc_vu | string.upcase }}{{ end }}",
            "{{ if gioi == \"nam\" }}Ông{{ else }}Bà{{ end }}",
            "{{ if so > 3 }}nhiều{{ end }}",
            "{{ if tien != null && tien != \"\" }}{{ tien | vi.number }}{{ end }}",
            "",
            "«AddressBlock»",
            "{{ que }}",
        ]);
        run.Error.Split("RF2070").Length.ShouldBe(3, run.Error);
    }

    [Fact]
    public void The_new_template_is_merged_as_the_old_one_was()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("cu.docx"), Document(ConditionOn("gioi", "= &quot;nam&quot; &quot;Ông&quot; &quot;Bà&quot;", "Ông"), Field("MERGEFIELD ten", "«ten»")));
        command.Write("d.csv", "gioi,ten\nnam,Nguyễn Văn A\nnữ,Trần B\n");

        command.Run("template", "convert", "cu.docx", "--out", "moi.docx").ExitCode.ShouldBe(0);
        var run = command.Run("merge", "moi.docx", "--data", "d.csv", "--into", "thu.docx");

        run.ExitCode.ShouldBe(0, run.Error);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("thu.docx"))).ShouldBe(["Ông", "Nguyễn Văn A", "Bà", "Trần B"]);
    }

    [Fact]
    public void Conditions_inside_conditions_numbers_and_odd_names_print_what_the_old_merge_printed()
    {
        using var command = new TestCommand();
        var inside = ConditionOn("so", "&gt; 5 &quot;nhiều&quot; &quot;ít&quot;", "ít");
        File.WriteAllBytes(command.PathOf("cu.docx"), Document(
            ConditionOn("gioi", "= &quot;nam&quot; &quot;Ông&quot; </w:instrText></w:r>" + inside + "<w:r><w:instrText xml:space=\"preserve\"> ", "Ông"),
            Field("MERGEFIELD tien \\# &quot;#.##0,00 đồng&quot;", "«tien»"),
            Field("MERGEFIELD tien \\#&quot;#,##0&quot;", "«tien»"),
            Field("MERGEFIELD end", "«end»"),
            Field("MERGEFIELD \"Họ_và_tên\" \\b \"Ông \"", "«Họ_và_tên»")));
        command.Write("d.csv", "gioi,so,tien,end,Họ và tên\nnam,1,,x,\nnữ,12,1234567.5,y,B\nnữ,3,1000,z,C\n");

        var converted = command.Run("template", "convert", "cu.docx", "--out", "moi.docx");
        var run = command.Run("merge", "moi.docx", "--data", "d.csv", "--into", "thu.docx");

        converted.Error.ShouldNotContain("RF2070");
        run.ExitCode.ShouldBe(0, run.Error);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("thu.docx"))).Where(text => text.Length > 0).ShouldBe(
            ["Ông", "x", "nhiều", "1.234.567,50 đồng", "1,234,568", "y", "Ông B", "ít", "1.000,00 đồng", "1,000", "z", "Ông C"]);
    }

    [Fact]
    public void Dates_are_printed_in_the_picture_of_the_old_field()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("cu.docx"), Document(
            Field("MERGEFIELD ngay \\@ &quot;dd/MM/yyyy&quot;", "«ngay»"),
            Field("MERGEFIELD ngay \\@ &quot;'ngày' dd 'tháng' MM 'năm' yyyy&quot; \\* MERGEFORMAT", "«ngay»"),
            Field("MERGEFIELD ngay \\@ &quot;dd.MM.yy&quot; \\b &quot;Ngày &quot;", "«ngay»")));
        command.Write("d.csv", "ngay,x\n2024-01-05,1\n,2\n25/01/2024,3\n");

        var converted = command.Run("template", "convert", "cu.docx", "--out", "moi.docx");
        var run = command.Run("merge", "moi.docx", "--data", "d.csv", "--into", "thu.docx");

        converted.Error.ShouldNotContain("RF2070");
        run.ExitCode.ShouldBe(0, run.Error);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("thu.docx"))).Where(text => text.Length > 0).ShouldBe(
            ["05/01/2024", "ngày 05 tháng 01 năm 2024", "Ngày 05.01.24", "25/01/2024", "ngày 25 tháng 01 năm 2024", "Ngày 25.01.24"]);
    }

    [Theory]
    [InlineData("ASK ten &quot;Tên?&quot;", "hỏi người dùng")]
    [InlineData("FILLIN &quot;Tên?&quot;", "hỏi người dùng")]
    [InlineData("SKIPIF 1 = 1", "không có thẻ tương ứng")]
    [InlineData("MERGESEQ", "không có thẻ tương ứng")]
    [InlineData("IF 1 = &quot;1</w:instrText></w:r></w:p><w:p><w:r><w:instrText>&quot; &quot;a&quot;", "trải qua nhiều đoạn")]
    [InlineData("MERGEFIELD ngay \\@ &quot;d MMMM yyyy&quot;", "không mang theo định dạng")]
    [InlineData("MERGEFIELD gio \\@ &quot;HH:mm&quot;", "không mang theo định dạng")]
    [InlineData("MERGEFIELD ngay \\@ &quot;dd%MM&quot;", "không mang theo định dạng")]
    public void What_no_tag_can_do_is_told(string code, string told)
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("cu.docx"), Document(Field(code, "x")));

        var run = command.Run("template", "convert", "cu.docx", "--out", "moi.docx");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain(told);
    }
}
