using System.Text;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Tests;

/// <summary>A kind in a folder of its own, with only what a test needs.</summary>
internal sealed class TestKind : IDisposable
{
    private readonly DirectoryInfo templates = Directory.CreateTempSubdirectory("reportforge-kind-");

    public TestKind()
    {
        Folder = templates.CreateSubdirectory("test").FullName;
        Write("kind.yaml", Manifest);
        Write("data.schema.json", """{ "type": "object", "properties": { "kind": { "type": "string" }, "a": { "title": "Số a", "type": ["integer", "null"] }, "b": { "type": ["integer", "null"] } } }""");
        Write("rules.yaml", "[]");
    }

    public const string Manifest = """
        id: test
        name: { vi: Thử, en: Test }
        file_name: "test.docx"
        rules: [rules.yaml]
        parts:
          - { file: body.docx }

        """;

    public string Folder { get; }

    public string Templates => templates.FullName;

    public void Write(string path, string text) => File.WriteAllText(Path.Combine(Folder, path), text, new UTF8Encoding(false));

    public ReportKindResult Load() => ReportKind.Load(Folder);

    public ReportKind Loaded()
    {
        var loaded = Load();
        loaded.Findings.ShouldBeEmpty();
        return loaded.Kind.ShouldNotBeNull();
    }

    public static ReportData Data(string json)
    {
        var read = ReportData.Read("data.json", Encoding.UTF8.GetBytes(json));
        read.Findings.ShouldBeEmpty();
        return read.Data.ShouldNotBeNull();
    }

    public void Dispose() => templates.Delete(recursive: true);
}
