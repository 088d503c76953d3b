using ReportForge.Reports.Storage;
using ReportForge.Worker.Inbox;

namespace ReportForge.Worker.Tests.Inbox;

public sealed class InboxWorkerTests
{
    [Fact]
    public async Task A_data_file_becomes_a_document_and_moves_to_done()
    {
        await using var worker = new TestWorker();
        worker.Start();
        worker.Drop("a.json", """{"text":"one"}""");

        await TestWorker.Until(() => File.Exists(worker.Out("done", "a.json")));

        File.ReadAllText(worker.Out("a.docx")).ShouldBe("""{"TEXT":"ONE"}""");
        File.ReadAllText(worker.Out("done", "a.json")).ShouldBe("""{"text":"one"}""");
        Directory.EnumerateFiles(worker.Inbox).ShouldBeEmpty();
        Directory.EnumerateFiles(worker.Out("working")).Select(Path.GetFileName).ShouldBe([".lock"]);
        Directory.EnumerateFiles(worker.Outbox).Select(Path.GetFileName).ShouldBe(["a.docx"]);
    }

    [Fact]
    public async Task A_bad_file_goes_to_failed_with_its_findings_as_text_and_json()
    {
        await using var worker = new TestWorker();
        worker.Start();
        worker.Drop("b.json", """{"text":"bad"}""");

        await TestWorker.Until(() => File.Exists(worker.Out("failed", "b.json")));

        File.ReadAllText(worker.Out("failed", "b.findings.txt")).ShouldBe("b.json: error RF3999: strange data\n");
        File.ReadAllText(worker.Out("failed", "b.findings.json")).ShouldContain("\"code\": \"RF3999\"");
        Directory.EnumerateFiles(worker.Outbox).ShouldBeEmpty();
    }

    [Fact]
    public async Task Findings_that_prevent_nothing_stand_beside_the_document()
    {
        await using var worker = new TestWorker();
        worker.Start();
        worker.Drop("a.json", """{"text":"odd"}""");

        await TestWorker.Until(() => File.Exists(worker.Out("done", "a.json")));

        Directory.EnumerateFiles(worker.Outbox).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["a.docx", "a.findings.json", "a.findings.txt"]);
    }

    [Fact]
    public async Task What_was_left_in_hand_is_done_at_the_start()
    {
        await using var worker = new TestWorker();
        Directory.CreateDirectory(worker.Out("working"));
        await File.WriteAllTextAsync(worker.Out("working", "a.json"), """{"text":"one"}""");
        await File.WriteAllTextAsync(worker.Out("working", ".a.docx.tmp"), "half");
        worker.Start();

        await TestWorker.Until(() => File.Exists(worker.Out("done", "a.json")));

        File.ReadAllText(worker.Out("a.docx")).ShouldBe("""{"TEXT":"ONE"}""");
        File.Exists(worker.Out("working", ".a.docx.tmp")).ShouldBeFalse();
        worker.Log.Events.ShouldContain(1003);
    }

    [Fact]
    public async Task Files_of_one_name_in_two_formats_keep_their_own_results()
    {
        await using var worker = new TestWorker();
        Directory.CreateDirectory(worker.Out("working"));
        foreach (var (name, text) in new[] { ("a.json", "one"), ("a.xlsx", "two"), ("b.json", "bad one"), ("b.xlsx", "bad two") })
            await File.WriteAllTextAsync(worker.Out("working", name), text);
        worker.Start();

        await TestWorker.Until(() => Directory.EnumerateFiles(worker.Out("working")).All(path => path.EndsWith(".lock", StringComparison.Ordinal)));

        new[] { "a.docx", "a-2.docx" }.Select(name => File.ReadAllText(worker.Out(name))).ShouldBe(["ONE", "TWO"], ignoreOrder: true);
        Directory.EnumerateFiles(worker.Out("failed"), "*.findings.txt").Select(path => File.ReadAllText(path).Split(':')[0]).ShouldBe(["b.json", "b.xlsx"], ignoreOrder: true);
        Directory.EnumerateFiles(worker.Out("failed")).Count().ShouldBe(6);
        worker.Drafted.Values.ShouldAllBe(times => times == 1);
    }

    [Fact]
    public async Task A_kill_between_the_document_and_the_rename_gives_no_second_document()
    {
        await using var worker = new TestWorker();
        Directory.CreateDirectory(worker.Out("working"));
        await File.WriteAllTextAsync(worker.Out("working", "a.json"), """{"text":"one"}""");
        await File.WriteAllTextAsync(worker.Out("a.docx"), """{"TEXT":"ONE"}""");
        worker.Start();

        await TestWorker.Until(() => File.Exists(worker.Out("done", "a.json")));

        Directory.EnumerateFiles(worker.Outbox).Select(Path.GetFileName).ShouldBe(["a.docx"]);
    }

    [Fact]
    public async Task A_document_that_is_there_is_never_overwritten()
    {
        await using var worker = new TestWorker();
        Directory.CreateDirectory(worker.Outbox);
        await File.WriteAllTextAsync(worker.Out("a.docx"), "typed by hand");
        worker.Start();
        worker.Drop("a.json", """{"text":"one"}""");

        await TestWorker.Until(() => File.Exists(worker.Out("done", "a.json")));

        File.ReadAllText(worker.Out("a.docx")).ShouldBe("typed by hand");
        File.ReadAllText(worker.Out("a-2.docx")).ShouldBe("""{"TEXT":"ONE"}""");
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_not_taken()
    {
        await using var worker = new TestWorker();
        worker.Start();
        worker.Drop("other.json", "{}");
        worker.Drop("a.json", """{"text":""");
        await TestWorker.Until(() => File.Exists(worker.Out("done", "other.json")));

        worker.Drafted.Keys.ShouldNotContain("a.json");
        worker.Drop("a.json", """{"text":"whole"}""");
        await TestWorker.Until(() => File.Exists(worker.Out("done", "a.json")));

        File.ReadAllText(worker.Out("a.docx")).ShouldBe("""{"TEXT":"WHOLE"}""");
        worker.Drafted["a.json"].ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_never_ends_is_broken_after_a_while()
    {
        await using var worker = new TestWorker();
        worker.Start();
        worker.Drop("a.json", """{"text":"bad""");

        await TestWorker.Until(() => File.Exists(worker.Out("failed", "a.json")));

        File.Exists(worker.Out("failed", "a.findings.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task Files_that_are_no_data_stay_where_they_are()
    {
        await using var worker = new TestWorker();
        worker.Start();
        foreach (var name in new[] { ".a.json", "~$a.json", "a.json.part", "notes.txt" })
            worker.Drop(name, "{}");
        worker.Drop("z.json", "{}");

        await TestWorker.Until(() => File.Exists(worker.Out("done", "z.json")));

        Directory.EnumerateFiles(worker.Inbox).Count().ShouldBe(4);
    }

    [Fact]
    public async Task A_defect_of_the_program_stops_one_file_and_not_the_worker()
    {
        await using var worker = new TestWorker();
        worker.Start();
        worker.Drop("a.json", """{"text":"defect"}""");
        await TestWorker.Until(() => File.Exists(worker.Out("failed", "a.json")));
        worker.Drop("b.json", "{}");

        await TestWorker.Until(() => File.Exists(worker.Out("done", "b.json")));

        File.ReadAllText(worker.Out("failed", "a.findings.txt")).ShouldContain("RF5390");
        worker.Log.Events.ShouldContain(1202);
    }

    [Fact]
    public async Task A_second_worker_on_the_same_folders_is_refused()
    {
        await using var worker = new TestWorker();
        worker.Start();
        await TestWorker.Until(() => worker.Log.Events.Contains(1001));

        var failure = await Should.ThrowAsync<MachineFailureException>(() =>
            WorkerHost.Run(worker.Options, (_, _) => new DraftedFile(null, []), TimeProvider.System, _ => { }, CancellationToken.None));

        failure.Finding.Code.ShouldBe("RF5381");
    }

    [Fact]
    public async Task A_result_that_cannot_be_written_is_tried_again_when_the_cause_is_gone()
    {
        await using var worker = new TestWorker();
        // A folder of the name of the hidden file keeps the document from being written, for every user of the machine.
        Directory.CreateDirectory(OutputFile.TemporaryName(worker.Out("working", "a.docx")));
        worker.Start();
        worker.Drop("a.json", """{"text":"one"}""");
        await TestWorker.Until(() => worker.Log.Events.Contains(1201));

        File.Exists(worker.Out("working", "a.json")).ShouldBeTrue();
        Directory.Delete(OutputFile.TemporaryName(worker.Out("working", "a.docx")));
        await TestWorker.Until(() => File.Exists(worker.Out("done", "a.json")));

        File.ReadAllText(worker.Out("a.docx")).ShouldBe("""{"TEXT":"ONE"}""");
    }

    [Fact]
    public async Task A_stop_finishes_what_is_in_hand()
    {
        await using var worker = new TestWorker();
        worker.Start();
        for (var index = 0; index < 50; index++)
            worker.Drop($"{index:00}.json", "{}");
        await TestWorker.Until(() => worker.Drafted.Count > 0);

        await worker.Stop();

        Directory.EnumerateFiles(worker.Out("working")).Select(Path.GetFileName).ShouldBe([".lock"]);
        var done = Directory.EnumerateFiles(worker.Out("done")).Count();
        (Directory.EnumerateFiles(worker.Inbox).Count() + done).ShouldBe(50);
        Directory.EnumerateFiles(worker.Outbox, "*.docx").Count().ShouldBe(done);
        worker.Log.Events.ShouldContain(1002);
    }
}
