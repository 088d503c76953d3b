using ReportForge.Batches.Inputs;
using ReportForge.Batches.Running;

namespace ReportForge.Batches.Tests;

/// <summary>A batch that runs again: what is as it was is kept, what was stopped goes on, what a person did stays.</summary>
public sealed class BatchAgainTests
{
    private static readonly string BaDinh = TestBatch.Line("00004", "phường Ba Đình");
    private static readonly string NgocHa = TestBatch.Line("00008", "phường Ngọc Hà");

    [Fact]
    public void Two_runs_give_the_same_bytes_whatever_the_number_of_jobs()
    {
        using var one = new TestBatch();
        using var two = new TestBatch();
        var lines = Enumerable.Range(0, 40).Select(number => TestBatch.Line($"{number:00000}", "x")).Append(BaDinh).Append(NgocHa).ToArray();
        one.WriteInput(lines);
        two.WriteInput(lines);

        one.Run(jobs: 1, zip: true);
        two.Run(jobs: 4, zip: true);

        two.Fingerprint().ShouldBe(one.Fingerprint());
        one.Fingerprint().ShouldContain("01-ha-noi.zip ");
        one.Fingerprint().ShouldContain("index.xlsx ");
    }

    [Fact]
    public void Units_with_a_finding_are_counted_the_same_whether_their_documents_are_made_kept_or_missing()
    {
        using var batch = new TestBatch();
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"sums\":1"), TestBatch.Line("00008", "phường Ngọc Hà", ",\"sums\":1"));

        var made = batch.Run();
        var kept = batch.Run(BatchMode.OnlyChanged);
        File.Delete(batch.PathOf("01-ha-noi/00008-ngoc-ha-test-kind-2024.docx"));
        var mended = batch.Run(BatchMode.OnlyChanged);

        (made.Made, kept.Unchanged, mended.Made).ShouldBe((2, 2, 1));
        new[] { made, kept, mended }.Select(result => result.Counts.Single()).ShouldAllBe(count => count.Code == "BAL-01" && count.Units == 2 && count.FirstUnit == "phường Ba Đình");
    }

    [Fact]
    public void Resume_makes_what_is_missing_and_tries_again_what_failed()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa, TestBatch.Line("00025", "phường Giảng Võ", ",\"template_error\":1"));
        batch.Run();
        File.Delete(batch.PathOf("01-ha-noi/00008-ngoc-ha-test-kind-2024.docx"));
        batch.Reports = new FakeReports();

        var result = batch.Run(BatchMode.Resume);

        batch.Reports.Drafted.ShouldBe(["00008", "00025"]);
        (result.Made, result.Unchanged, result.Failed).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void A_stop_leaves_a_true_ledger_and_resume_gives_the_files_of_an_undisturbed_run()
    {
        using var stopped = new TestBatch();
        using var undisturbed = new TestBatch();
        var lines = Enumerable.Range(0, 30).Select(number => TestBatch.Line("00004", "phường Ba Đình").Replace("2024", $"{2000 + number}", StringComparison.Ordinal)).ToArray();
        stopped.WriteInput(lines);
        undisturbed.WriteInput(lines);
        using var stopping = new CancellationTokenSource();
        stopped.Reports = new FakeReports { BeforeDraft = item => CancelAt(item, 10, stopping) };

        var first = stopped.Run(jobs: 1, stopping: stopping.Token);
        stopped.Reports = new FakeReports();
        var second = stopped.Run(BatchMode.Resume);
        undisturbed.Run();

        first.IsStopped.ShouldBeTrue();
        first.Findings.ShouldHaveSingleItem().Code.ShouldBe("RF6040");
        (first.Made, first.Open).ShouldBe((11, 19));
        (second.Made, second.Unchanged, second.Open).ShouldBe((19, 11, 0));
        stopped.Fingerprint().ShouldBe(undisturbed.Fingerprint());
    }

    [Fact]
    public void A_document_that_was_edited_by_hand_is_not_overwritten()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh);
        batch.Run();
        File.AppendAllText(batch.PathOf("01-ha-noi/00004-ba-dinh-test-kind-2024.docx"), "typed by hand");
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"new\":1"));

        var result = batch.Run(BatchMode.OnlyChanged);

        result.Counts.ShouldHaveSingleItem().Code.ShouldBe("RF6027");
        batch.Read("01-ha-noi/00004-ba-dinh-test-kind-2024.docx").ShouldEndWith("typed by hand");
    }

    private static void CancelAt(BatchItem item, int ordinal, CancellationTokenSource stopping)
    {
        if (item.Ordinal == ordinal)
            stopping.Cancel();
    }
}
