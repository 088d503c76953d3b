using ReportForge.Batches.Running;

namespace ReportForge.Batches.Tests.Lists;

/// <summary>What a run does after a correction: which documents it makes again, and how it says what changed in them.</summary>
public sealed class BatchChangesTests
{
    private static readonly string BaDinh = TestBatch.Line("00004", "phường Ba Đình");
    private static readonly string NgocHa = TestBatch.Line("00008", "phường Ngọc Hà");

    [Fact]
    public void Only_changed_units_are_made_again_and_the_others_stay_untouched()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa);
        batch.Run();
        var untouched = File.GetLastWriteTimeUtc(batch.PathOf("01-ha-noi/00008-ngoc-ha-test-kind-2024.docx"));
        batch.Reports = new FakeReports();
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"figures\":{\"total\":12,\"list\":[1,2]}"), NgocHa);
        batch.Run(BatchMode.OnlyChanged);
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"figures\":{\"total\":15,\"list\":[1]}"), NgocHa);
        var result = batch.Run(BatchMode.OnlyChanged);

        (result.Made, result.Unchanged).ShouldBe((1, 1));
        batch.Reports.Drafted.ShouldBe(["00004", "00004"]);
        File.GetLastWriteTimeUtc(batch.PathOf("01-ha-noi/00008-ngoc-ha-test-kind-2024.docx")).ShouldBe(untouched);
        batch.Read("changes.csv").ShouldBe(
            "mã đơn vị,đơn vị,kỳ,lý do,chỉ tiêu,cũ,mới\r\n"
            + "00004,phường Ba Đình,2024,số liệu,[figures.total],12,15\r\n"
            + "00004,phường Ba Đình,2024,số liệu,[figures.list[1]],2,\r\n");
    }

    [Fact]
    public void What_a_stopped_run_has_changed_is_in_the_list_of_the_one_that_goes_on()
    {
        using var batch = new TestBatch();
        batch.WriteInput(WithTotals(12, 21));
        batch.Run();
        using var stopping = new CancellationTokenSource();
        batch.Reports = new FakeReports { BeforeDraft = _ => stopping.Cancel() };
        batch.WriteInput(WithTotals(15, 25));
        var stopped = batch.Run(BatchMode.OnlyChanged, jobs: 1, stopping: stopping.Token);
        (stopped.Made, stopped.Open, File.Exists(batch.PathOf("changes.csv"))).ShouldBe((1, 1, false));
        batch.Reports = new FakeReports();
        // The unit that was made is corrected once more before anybody has seen a list.
        batch.WriteInput(WithTotals(18, 25));

        var result = batch.Run(BatchMode.Resume);

        (result.Made, result.ChangedUnits).ShouldBe((2, 2));
        batch.Read("changes.csv").ShouldBe(
            "mã đơn vị,đơn vị,kỳ,lý do,chỉ tiêu,cũ,mới\r\n"
            + "00004,phường Ba Đình,2024,số liệu,[figures.total],12,18\r\n"
            + "00008,phường Ngọc Hà,2024,số liệu,[figures.total],21,25\r\n");
    }

    [Fact]
    public void A_list_of_changes_is_that_of_the_last_run()
    {
        using var batch = new TestBatch();
        batch.WriteInput(WithTotals(12, 21));
        batch.Run().ChangedUnits.ShouldBe(0);
        File.Exists(batch.PathOf("changes.csv")).ShouldBeFalse("there is nothing to compare with");
        batch.WriteInput(WithTotals(12, 25));

        batch.Run().ChangedUnits.ShouldBe(1);
        batch.Read("changes.csv").ShouldEndWith("00008,phường Ngọc Hà,2024,số liệu,[figures.total],21,25\r\n");
        batch.Run().ChangedUnits.ShouldBe(0);
        batch.Read("changes.csv").ShouldBe("mã đơn vị,đơn vị,kỳ,lý do,chỉ tiêu,cũ,mới\r\n");
    }

    [Fact]
    public void A_changed_template_makes_all_units_again()
    {
        using var batch = new TestBatch();
        batch.WriteInput(BaDinh, NgocHa);
        batch.Run();
        batch.Reports = new FakeReports { TemplateHash = "template-2" };

        var result = batch.Run(BatchMode.OnlyChanged);

        (result.Made, result.Unchanged).ShouldBe((2, 0));
        result.ChangedUnits.ShouldBe(2);
        result.Changes.Length.ShouldBe(2);
        result.Changes.ShouldAllBe(change => change.TemplateChanged && change.Fields.IsEmpty);
    }

    private static string[] WithTotals(int first, int second) =>
        [TestBatch.Line("00004", "phường Ba Đình", $",\"figures\":{{\"total\":{first}}}"), TestBatch.Line("00008", "phường Ngọc Hà", $",\"figures\":{{\"total\":{second}}}")];
}
