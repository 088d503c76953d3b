using System.Diagnostics;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Inbox;

namespace ReportForge.Worker.Tests.Inbox;

/// <summary>What somebody may drop into the inbox, and what may become of the folders; the worker goes on, or says why not.</summary>
public sealed class HostileInboxTests
{
    [Fact]
    public async Task Pipes_and_links_stay_where_they_are_with_a_word_and_the_others_are_made()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes are made with mkfifo.");
        await using var worker = new TestWorker();
        Directory.CreateDirectory(worker.Inbox);
        using (var mkfifo = Process.Start("mkfifo", [Path.Combine(worker.Inbox, "pipe.json")]))
            await mkfifo.WaitForExitAsync();
        File.CreateSymbolicLink(Path.Combine(worker.Inbox, "zero.json"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(worker.Inbox, "secret.json"), "/etc/passwd");
        worker.Start();
        worker.Drop("z.json", "{}");

        await TestWorker.Until(() => File.Exists(worker.Out("done", "z.json")) && new[] { "pipe", "zero", "secret" }.All(name => File.Exists(worker.Out("failed", name + ".findings.txt"))));

        foreach (var name in new[] { "pipe", "zero", "secret" })
            File.ReadAllText(worker.Out("failed", name + ".findings.txt")).ShouldStartWith($"{name}.json: error RF5103: ");
        worker.Drafted.Keys.ShouldBe(["z.json"]);
        Directory.EnumerateFileSystemEntries(worker.Inbox).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["pipe.json", "secret.json", "zero.json"]);
        Directory.EnumerateFileSystemEntries(worker.Out("failed")).ShouldAllBe(file => file.Contains(".findings.", StringComparison.Ordinal));
        worker.Log.Events.Count(id => id == 1103).ShouldBe(3);
    }

    [Fact]
    public async Task A_file_in_place_of_a_pipe_is_taken()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes are made with mkfifo.");
        await using var worker = new TestWorker();
        worker.Start();
        File.CreateSymbolicLink(Path.Combine(worker.Inbox, "a.json"), "/etc/passwd");
        await TestWorker.Until(() => worker.Log.Events.Contains(1103));
        File.Delete(Path.Combine(worker.Inbox, "a.json"));
        worker.Drop("a.json", "{}");

        await TestWorker.Until(() => File.Exists(worker.Out("done", "a.json")));
    }

    [Fact]
    public async Task Data_that_has_the_name_of_findings_is_replaced_by_none()
    {
        await using var worker = new TestWorker();
        worker.Start();
        worker.Drop("x.findings.json", """{"bad":"precious"}""");
        await TestWorker.Until(() => Directory.Exists(worker.Out("failed")) && Directory.EnumerateFiles(worker.Out("failed"), "*.json").Count() >= 2);
        worker.Drop("x.json", """{"bad":"other"}""");

        await TestWorker.Until(() => File.Exists(worker.Out("failed", "x.json")));

        File.ReadAllText(worker.Out("failed", "x.findings-2.json")).ShouldBe("""{"bad":"precious"}""");
        File.ReadAllText(worker.Out("failed", "x.findings.json")).ShouldContain("RF3999");
    }

    [Fact]
    public async Task Names_as_long_as_the_file_system_takes_come_to_an_end()
    {
        await using var worker = new TestWorker();
        var stem = string.Concat(Enumerable.Repeat("ế", 83));
        worker.Start();
        worker.Drop(stem + ".json", """{"text":"bad"}""");

        await TestWorker.Until(() => Directory.Exists(worker.Out("failed")) && Directory.EnumerateFiles(worker.Out("failed"), "*.findings.txt").Any());

        await TestWorker.Until(() => Directory.EnumerateFiles(worker.Out("working")).All(file => file.EndsWith(".lock", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_file_on_which_the_process_died_three_times_is_set_aside()
    {
        await using var worker = new TestWorker();
        Directory.CreateDirectory(worker.Out("working"));
        using (var folders = InboxFolders.Open(worker.Options))
        {
            var attempts = new InboxAttempts(folders);
            for (var attempt = 1; attempt <= 3; attempt++)
            {
                attempts.Begin("a.json");
                attempts.Of("a.json").ShouldBe(attempt);
            }
        }

        await File.WriteAllTextAsync(worker.Out("working", "a.json"), "{}");
        worker.Start();

        await TestWorker.Until(() => File.Exists(worker.Out("failed", "a.json")));

        File.ReadAllText(worker.Out("failed", "a.findings.txt")).ShouldContain("RF5384");
        worker.Drafted.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_takes_too_long_is_set_aside_and_the_others_are_made()
    {
        await using var worker = new TestWorker { JobTime = TimeSpan.FromMilliseconds(200) };
        worker.Start();
        worker.Drop("slow.json", """{"text":"slow"}""");
        await TestWorker.Until(() => File.Exists(worker.Out("failed", "slow.json")));
        worker.Drop("z.json", "{}");

        await TestWorker.Until(() => File.Exists(worker.Out("done", "z.json")));

        File.ReadAllText(worker.Out("failed", "slow.findings.txt")).ShouldContain("RF5385");
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_a_file_that_takes_long_and_keeps_it()
    {
        await using var worker = new TestWorker();
        worker.Start();
        worker.Drop("slow.json", """{"text":"slow"}""");
        await TestWorker.Until(() => worker.Drafted.ContainsKey("slow.json"));

        var watch = Stopwatch.StartNew();
        await worker.Stop();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(TestWorker.SecondsOfSlow / 2));
        File.Exists(worker.Out("working", "slow.json")).ShouldBeTrue();
    }

    [Theory]
    [InlineData("in", "in")]
    [InlineData("in", "in/out")]
    [InlineData("out/in", "out")]
    public async Task Folders_that_lie_in_one_another_are_refused(string inbox, string outbox)
    {
        await using var worker = new TestWorker();
        var root = Path.GetDirectoryName(worker.Inbox) ?? "";
        var options = worker.Options with { Inbox = Path.Combine(root, inbox), Outbox = Path.Combine(root, outbox) };

        var failure = await Should.ThrowAsync<MachineFailureException>(() =>
            WorkerHost.Run(options, (_, _) => new DraftedFile(null, []), TimeProvider.System, _ => { }, CancellationToken.None));

        failure.Finding.Code.ShouldBe("RF5383");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folder_that_is_gone_ends_the_worker_with_a_word(bool isInbox)
    {
        await using var worker = new TestWorker();
        worker.Start();
        await TestWorker.Until(() => worker.Log.Events.Contains(1001));
        Directory.Delete(isInbox ? worker.Inbox : worker.Outbox, recursive: true);

        (await Should.ThrowAsync<MachineFailureException>(worker.Ended)).Finding.Code.ShouldBe("RF5105");
    }
}
