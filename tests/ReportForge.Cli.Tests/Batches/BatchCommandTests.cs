using System.Text.Json;
using System.Text.RegularExpressions;
using ReportForge.Cli.Tests.Regenerating;

namespace ReportForge.Cli.Tests.Batches;

public sealed class BatchCommandTests
{
    private const string Units = "code,level,kind,name,full_name,parent_code\n38,province,Tỉnh,Thanh Hoá,Tỉnh Thanh Hoá,\n14758,commune,Phường,Hàm Rồng,Phường Hàm Rồng,38\n15961,commune,Xã,Hoằng Lộc,Xã Hoằng Lộc,38\n15976,commune,Xã,Hoằng Châu,Xã Hoằng Châu,38\n";

    [Fact]
    public void A_set_of_communes_is_made_checked_and_listed()
    {
        using var command = WithSamples();

        var run = command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("RF6030");
        run.Out.ShouldContain("Đã lập 3, giữ nguyên 0, không lập được 0, còn lại 0.");
        command.Files().Where(file => file.EndsWith(".docx", StringComparison.Ordinal)).ShouldBe([
            "out/38-thanh-hoa/14758-ham-rong-cchc-annual-2025.docx",
            "out/38-thanh-hoa/15961-hoang-loc-cchc-annual-2025.docx",
            "out/38-thanh-hoa/15976-hoang-chau-cchc-annual-2025.docx",
        ]);
    }

    [Theory]
    [InlineData("--report", "all.html", "Phường Hàm Rồng")]
    [InlineData("--all", null, "phường Hàm Rồng: ")]
    public void Every_finding_of_every_unit_is_told_on_request(string option, string? file, string unit)
    {
        using var command = WithSamples(defects: true);

        var run = command.Run([.. new[] { "batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out", option }, .. new[] { file }.OfType<string>()]);

        var list = command.Read("out/findings.csv").TrimEnd('\n').Split("\n").Length - 1;
        var told = file is null ? run.Error : command.Read(file);
        list.ShouldBeGreaterThan(0);
        told.ShouldContain(unit, Case.Insensitive);
        command.Read("out/findings.csv").Split('\n').Where(line => line.Contains(",lỗi,", StringComparison.Ordinal)).Select(line => line.Split(',')[4])
            .ShouldAllBe(code => told.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public void A_document_of_a_batch_is_the_one_that_draft_makes()
    {
        using var command = WithSamples();
        command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out");
        command.Write("one.json", command.Read("units.jsonl").Split('\n')[0]);

        command.Run("draft", "one.json", "--out", "one.docx").ExitCode.ShouldBe(0);

        File.ReadAllBytes(command.PathOf("one.docx")).ShouldBe(File.ReadAllBytes(command.PathOf("out/38-thanh-hoa/14758-ham-rong-cchc-annual-2025.docx")));
    }

    [Fact]
    public void A_correction_of_an_edited_document_is_put_beside_it_with_all_that_was_typed_also_when_only_the_ledger_knows_its_data()
    {
        using var command = WithSamples();
        command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out");
        const string document = "out/38-thanh-hoa/14758-ham-rong-cchc-annual-2025.docx";
        var edited = EditedFile.WithoutOrigin(EditedFile.Append(File.ReadAllBytes(command.PathOf(document)), " Đã soát xong."));
        File.WriteAllBytes(command.PathOf(document), edited);
        var lines = command.Read("units.jsonl").Split('\n');
        var figure = Regex.Match(lines[0], "\"banner_count\":(\\d+)");
        lines[0] = lines[0].Replace(figure.Value, "\"banner_count\":77", StringComparison.Ordinal);
        command.Write("units.jsonl", string.Join('\n', lines));

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var run = command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out", "--only-changed");

            (run.Error + run.Out).ShouldContain("RF6032");
            run.Out.ShouldContain("Đã lập 0, giữ nguyên 3");
            File.ReadAllBytes(command.PathOf(document)).ShouldBe(edited);
            command.Files().Where(file => file.Contains("so-lieu-moi", StringComparison.Ordinal))
                .ShouldBe(["out/38-thanh-hoa/14758-ham-rong-cchc-annual-2025-so-lieu-moi.docx"]);
        }

        var text = EditedFile.TextOf(File.ReadAllBytes(command.PathOf(document.Replace(".docx", "-so-lieu-moi.docx", StringComparison.Ordinal))));
        text.ShouldContain(" Đã soát xong.");
        text.Replace('\u00A0', ' ').ShouldContain("Treo 77 băng rôn");
        command.Write("one.json", lines[0]);
        command.Run("regenerate", document, "--data", "one.json", "--out", "one.docx").ExitCode.ShouldBe(0);
        EditedFile.TextOf(File.ReadAllBytes(command.PathOf("one.docx"))).ShouldBe(text);
    }

    [Fact]
    public void There_is_one_document_beside_an_edited_one_for_the_same_data_and_it_makes_room_for_newer_ones_until_somebody_edits_it()
    {
        using var command = WithSamples();
        command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out");
        const string document = "out/38-thanh-hoa/14758-ham-rong-cchc-annual-2025.docx";
        const string beside = "out/38-thanh-hoa/14758-ham-rong-cchc-annual-2025-so-lieu-moi.docx";
        File.WriteAllBytes(command.PathOf(document), EditedFile.Append(File.ReadAllBytes(command.PathOf(document)), " Đã soát xong."));

        Correct(command, 77);
        Beside(command, 77).ShouldBe([beside]);
        command.Read("out/changes.csv").ShouldContain("Băng rôn đã treo");
        Correct(command, 88);
        Beside(command, 88).ShouldBe([beside]);
        var noted = EditedFile.Append(File.ReadAllBytes(command.PathOf(beside)), " Đã xem.");
        File.WriteAllBytes(command.PathOf(beside), noted);
        Beside(command, 88).ShouldBe([beside]);
        File.ReadAllBytes(command.PathOf(beside)).ShouldBe(noted);
        command.Read("out/changes.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        Correct(command, 99);
        Beside(command, 99).ShouldBe([beside.Replace(".docx", "-2.docx", StringComparison.Ordinal), beside], ignoreOrder: true);
        File.ReadAllBytes(command.PathOf(beside)).ShouldBe(noted);
    }

    private static void Correct(TestCommand command, int banners) => command.Write("units.jsonl",
        new Regex("\"banner_count\":(\\d+)").Replace(command.Read("units.jsonl"), $"\"banner_count\":{banners}", 1));

    // What lies beside the edited documents after one more run.
    private static string[] Beside(TestCommand command, int banners)
    {
        command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out", "--only-changed");
        string[] files = [.. command.Files().Where(file => file.Contains("so-lieu-moi", StringComparison.Ordinal))];
        files.Count(file => EditedFile.TextOf(File.ReadAllBytes(command.PathOf(file))).Replace('\u00A0', ' ')
            .Contains($"Treo {banners} băng rôn", StringComparison.Ordinal)).ShouldBe(1);
        return files;
    }

    [Fact]
    public void A_correction_makes_one_unit_again_and_says_what_changed()
    {
        using var command = WithSamples();
        command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out");
        var lines = command.Read("units.jsonl").Split('\n');
        using var data = JsonDocument.Parse(lines[1]);
        var before = data.RootElement.GetProperty("recipients")[0].GetProperty("name").GetString().ShouldNotBeNull();
        lines[1] = lines[1].Replace($"\"{before}\"", "\"Sở Nội vụ tỉnh\"", StringComparison.Ordinal);
        command.Write("units.jsonl", string.Join('\n', lines));

        var run = command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out", "--only-changed");

        run.Out.ShouldContain("Đã lập 1, giữ nguyên 2, ");
        run.Out.ShouldContain($"    Nơi nhận, mục 1: Nơi nhận: {before} → Sở Nội vụ tỉnh\n");
    }

    [Fact]
    public void A_table_of_one_unit_a_row_needs_no_more_than_codes_and_figures()
    {
        using var command = WithSamples();
        using var first = JsonDocument.Parse(command.Read("units.jsonl").Split('\n')[0]);
        var common = first.RootElement.EnumerateObject().Where(member => member.Name is not ("unit" or "document"))
            .ToDictionary(member => member.Name, member => member.Value.Clone());
        command.Write("common.json", JsonSerializer.Serialize(common));
        command.Write("subject.json", JsonSerializer.Serialize(first.RootElement.GetProperty("document")));
        command.Write("table.csv", "Mã xã;document.subject;document.mode;Tiếp nhận\n14758;Kết quả cải cách hành chính;paper;1.122\n15961;Kết quả cải cách hành chính;paper;nhiều lắm\n");
        command.Write("columns.yaml", "Tiếp nhận: figures.dossiers_received_total\n");

        var run = command.Run("batch", "table.csv", "--kind", "cchc-annual", "--out", "out", "--with", "common.json", "--columns", "columns.yaml");

        run.Out.ShouldContain("Đã lập 1, giữ nguyên 0, không lập được 1, ");
        run.ExitCode.ShouldBe(1);
        command.Read("out/findings.csv").ShouldContain("nhiều lắm");
        command.Files().ShouldContain("out/38-thanh-hoa/14758-ham-rong-cchc-annual-2025.docx");
    }

    [Fact]
    public void A_column_that_means_nothing_is_refused_before_anything_is_made()
    {
        using var command = new TestCommand();
        command.Write("table.csv", "unit.code,tong_ho_so\n14758,3\n");

        var run = command.Run("batch", "table.csv", "--kind", "cchc-annual", "--out", "out");

        run.Error.ShouldContain("RF6003");
        run.ExitCode.ShouldBe(1);
        command.Files().ShouldBe(["table.csv"]);
    }

    [Fact]
    public void The_result_is_json_when_asked()
    {
        using var command = WithSamples();

        var run = command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out", "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("made").GetInt32().ShouldBe(3);
        json.RootElement.GetProperty("findings")[0].GetProperty("code").GetString().ShouldBe("RF6030");
    }

    [Fact]
    public void Without_libreoffice_the_documents_are_made_and_the_finding_says_what_is_missing()
    {
        using var command = WithSamples();

        var run = command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--out", "out", "--pdf");

        run.ExitCode.ShouldBe(3);
        run.Error.ShouldContain("RF5201");
        run.Out.ShouldContain("Đã lập 3, ");
    }

    private static TestCommand WithSamples(bool defects = false)
    {
        var command = new TestCommand();
        command.Write("list.csv", Units);
        command.Run(["sample", "cchc-annual", "--units", "list.csv", "--seed", "3", "--out", "units.jsonl", .. defects ? new[] { "--defects", "100" } : []]).ExitCode.ShouldBe(0);
        return command;
    }
}
