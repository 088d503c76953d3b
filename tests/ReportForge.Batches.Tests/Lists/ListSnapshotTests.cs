using ReportForge.Batches.Running;
using ReportForge.Tests;

namespace ReportForge.Batches.Tests.Lists;

/// <summary>The lists as their readers get them, of a set in which everything happens that can happen to a unit.</summary>
public sealed class ListSnapshotTests
{
    [Fact]
    public void Lists_of_a_run()
    {
        using var batch = new TestBatch();
        batch.WriteInput(
            TestBatch.Line("00004", "phường Ba Đình"),
            TestBatch.Line("00008", "phường Ngọc Hà", ",\"sums\":1"),
            TestBatch.Line("00025", "phường Giảng Võ", ",\"broken\":1"),
            TestBatch.Line("00070", "phường Hoàn Kiếm", ",\"template_error\":1"),
            TestBatch.Line("00082", "phường Cửa Nam"),
            TestBatch.Line("00082", "phường Cửa Nam", ",\"text\":1"),
            TestBatch.Line("00091", "phường Phú Thượng Mới"),
            TestBatch.Line("99999", "phường Không Có"),
            TestBatch.Line("", "phường Quên Mã"),
            "{\"unit\":");

        // One job: of data that are there twice the row is that of whichever is looked at last.
        batch.Run(jobs: 1, pdf: new FakePdfMaker { Refused = "ngoc-ha" }, conformance: BatchConformance.All);

        Of(batch, "manifest.csv", "manifest.json", "findings.csv", "old.csv").ShouldMatchSnapshot("lists-of-a-run");
    }

    [Fact]
    public void Lists_of_a_correction()
    {
        using var batch = new TestBatch();
        batch.WriteInput(
            TestBatch.Line("00004", "phường Ba Đình", ",\"figures\":{\"total\":1,\"gone\":5}"),
            TestBatch.Line("00008", "phường Ngọc Hà"),
            TestBatch.Line("00025", "phường Giảng Võ"));
        batch.Run();
        batch.WriteInput(
            TestBatch.Line("00004", "phường Ba Đình", ",\"figures\":{\"total\":2,\"late\":[1,2]}"),
            TestBatch.Line("00008", "phường Ngọc Hà"));

        batch.Run(BatchMode.OnlyChanged);

        Of(batch, "manifest.csv", "changes.csv", "old.csv").ShouldMatchSnapshot("lists-of-a-correction");
    }

    private static string Of(TestBatch batch, params string[] lists) =>
        string.Join('\n', lists.Select(list => $"== {list}\n{batch.Read(list).TrimStart('\uFEFF').ReplaceLineEndings("\n")}"));
}
