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
            "{{ if chuc_vu }}, {{ chuc_vu | string.upcase }}{{ end }}",
            "{{ if gioi == \"nam\" }}Ông{{ else }}Bà{{ end }}",
            "{{ if so > 3 }}nhiều{{ end }}",
            "{{ tien }}",
            "",
            "«AddressBlock»",
            "{{ que }}",
        ]);
        run.Error.Split("RF2070").Length.ShouldBe(4, run.Error);
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
}
