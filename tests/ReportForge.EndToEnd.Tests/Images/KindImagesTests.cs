using System.IO.Compression;
using ReportForge.Tests;

namespace ReportForge.EndToEnd.Tests.Images;

/// <summary>Pictures of a kind's folder are printed by every way to a document, and no name leads out of the folder.</summary>
public sealed class KindImagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Two dots, grey.
    private static readonly byte[] Logo = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAAAAABawyK/AAAADklEQVR42mNoAAIGEAEAFAoEAfXmzZEAAAAASUVORK5CYII=");

    [Fact]
    public async Task Drafts_and_issued_reports_have_them()
    {
        using var folder = new TemporaryFolder();
        await MakeKind(folder, "{{ word.image \"hinh/logo.png\" 20 }}");

        await Succeeds(folder, "draft", "example.json", "--out", "draft.docx", "--templates", "templates");
        await Succeeds(folder, "issue", "example.json", "--number", "5", "--date", "2026-10-01", "--out", "issued.docx", "--templates", "templates");

        Pictures(folder.PathOf("draft.docx")).ShouldBe([Logo]);
        Pictures(folder.PathOf("issued.docx")).ShouldBe([Logo]);
    }

    [Fact]
    public async Task Batches_have_them()
    {
        using var folder = new TemporaryFolder();
        await MakeKind(folder, "{{ word.image \"hinh/logo.png\" 20 }}");
        var line = (await File.ReadAllTextAsync(folder.PathOf("example.json"))).Replace("\n", "", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), [line, line.Replace("15976", "14845", StringComparison.Ordinal).Replace("Hoằng Châu", "Mường Lát", StringComparison.Ordinal)]);

        await Succeeds(folder, "batch", "units.jsonl", "--kind", "with-logo", "--out", "out", "--templates", "templates");

        var documents = Directory.GetFiles(folder.PathOf("out"), "*.docx", SearchOption.AllDirectories);
        documents.Length.ShouldBe(2);
        foreach (var document in documents)
            Pictures(document).ShouldBe([Logo]);
    }

    [Fact]
    public async Task The_worker_has_them()
    {
        using var folder = new TemporaryFolder();
        await MakeKind(folder, "{{ word.image \"hinh/logo.png\" 20 }}");
        Directory.CreateDirectory(folder.PathOf("in"));
        File.Copy(folder.PathOf("example.json"), folder.PathOf("in", "example.json"));

        using var worker = ReportForgeProcess.Start(folder.Folder, "serve", "--inbox", "in", "--outbox", "out", "--templates", "templates");
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            while (!File.Exists(folder.PathOf("out", "example.docx")))
                await Task.Delay(100, limit.Token);
        }
        finally
        {
            worker.Kill();
            await worker.WaitForExitAsync();
        }

        Pictures(folder.PathOf("out", "example.docx")).ShouldBe([Logo]);
    }

    [Fact]
    public async Task Merging_has_those_of_the_folder_that_it_is_given()
    {
        using var folder = new TemporaryFolder();
        await MakeKind(folder, "{{ word.image name 20 }}");
        File.Move(folder.PathOf("templates", "with-logo", "logo.docx"), folder.PathOf("t.docx"));
        await File.WriteAllTextAsync(folder.PathOf("d.json"), """{ "name": "hinh/logo.png" }""");

        var without = await ReportForgeProcess.Run(folder.Folder, "merge", "t.docx", "--data", "d.json", "--out", "none.docx");
        await Succeeds(folder, "merge", "t.docx", "--data", "d.json", "--out", "out.docx", "--images", "templates/with-logo");

        without.Error.ShouldContain("RF2032");
        File.Exists(folder.PathOf("none.docx")).ShouldBeFalse();
        Pictures(folder.PathOf("out.docx")).ShouldBe([Logo]);
    }

    [Theory]
    [InlineData("../secret.png")]
    [InlineData("hinh/../../secret.png")]
    [InlineData("linked.png")]
    [InlineData("linked/secret.png")]
    public async Task No_name_leads_out_of_the_folder(string name)
    {
        using var folder = new TemporaryFolder();
        await MakeKind(folder, $"{{{{ word.image \"{name}\" 20 }}}}");
        Directory.CreateDirectory(folder.PathOf("elsewhere"));
        await File.WriteAllBytesAsync(folder.PathOf("templates", "secret.png"), Logo);
        await File.WriteAllBytesAsync(folder.PathOf("elsewhere", "secret.png"), Logo);
        File.CreateSymbolicLink(folder.PathOf("templates", "with-logo", "linked.png"), folder.PathOf("templates", "secret.png"));
        Directory.CreateSymbolicLink(folder.PathOf("templates", "with-logo", "linked"), folder.PathOf("elsewhere"));

        var run = await ReportForgeProcess.Run(folder.Folder, "draft", "example.json", "--out", "draft.docx", "--templates", "templates");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("RF2032");
        File.Exists(folder.PathOf("draft.docx")).ShouldBeFalse();
    }

    /// <summary>A new kind with a part more, in which that tag stands alone, and its example beside the templates.</summary>
    private static async Task MakeKind(TemporaryFolder folder, string tag)
    {
        Copy(RepositoryRoot.PathOf("templates", "parts"), folder.PathOf("templates", "parts"));
        await Succeeds(folder, "template", "new", "with-logo", "--templates", "templates");
        var kind = folder.PathOf("templates", "with-logo");
        Directory.CreateDirectory(Path.Combine(kind, "hinh"));
        await File.WriteAllBytesAsync(Path.Combine(kind, "hinh", "logo.png"), Logo);
        await File.WriteAllBytesAsync(Path.Combine(kind, "logo.docx"), Document(tag));
        var manifest = await File.ReadAllTextAsync(Path.Combine(kind, "kind.yaml"));
        await File.WriteAllTextAsync(Path.Combine(kind, "kind.yaml"), manifest.Replace("  - { file: sections.docx }\n", "  - { file: sections.docx }\n  - { file: logo.docx }\n", StringComparison.Ordinal));
        File.Copy(Path.Combine(kind, "example.json"), folder.PathOf("example.json"));
    }

    private static async Task Succeeds(TemporaryFolder folder, params string[] arguments)
    {
        var run = await ReportForgeProcess.Run(folder.Folder, arguments);
        run.ExitCode.ShouldBe(0, run.Out + run.Error);
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? target);
            File.Copy(file, copy);
        }
    }

    private static List<byte[]> Pictures(string document)
    {
        using var archive = ZipFile.OpenRead(document);
        return [.. archive.Entries.Where(entry => entry.FullName.StartsWith("word/media/", StringComparison.Ordinal)).Select(Bytes)];
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] Document(string paragraph) => SmallPackage.Of(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"),
        ("word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p></w:body></w:document>"));
}
