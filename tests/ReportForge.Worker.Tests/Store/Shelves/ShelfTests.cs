using System.Diagnostics;
using ReportForge.Reports.Storage;
using ReportForge.Tests.Cluster;
using ReportForge.Worker.Store;
using ReportForge.Worker.Store.Shelves;

namespace ReportForge.Worker.Tests.Store.Shelves;

/// <summary>What every place for documents promises, be it a folder or a store of objects.</summary>
public sealed class ShelfTests
{
    private static readonly byte[] Document = "văn bản"u8.ToArray();

    private static CancellationToken Stopping => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestShelf.Folder)]
    [InlineData(TestShelf.S3)]
    public async Task What_is_put_is_got_as_it_was_and_gone_when_it_is_removed(string kind)
    {
        await using var place = await TestShelf.Marked(kind);
        var name = NameOf(Document);
        var large = new byte[3 << 20];
        new Random(1).NextBytes(large);

        await place.Shelf.Put(name, Document, Stopping);
        await place.Shelf.Put(name, Document, Stopping);
        await place.Shelf.Put(NameOf(large), large, Stopping);

        (await place.Shelf.Get(name, Stopping)).ShouldBe(Document);
        (await place.Shelf.Get(place.Documents.Single(other => other != name), Stopping)).ShouldBe(large);
        place.Names.Count.ShouldBe(3);
        await place.Shelf.Remove(name, Stopping);
        await place.Shelf.Remove(name, Stopping);
        (await place.Shelf.Get(name, Stopping)).ShouldBeNull();
        place.Names.ShouldNotContain(name);
    }

    [Theory]
    [InlineData(TestShelf.Folder)]
    [InlineData(TestShelf.S3)]
    public async Task Names_are_listed_once_each_over_several_pages_and_without_what_is_another_s(string kind)
    {
        await using var place = await TestShelf.Marked(kind);
        var names = Enumerable.Range(0, 7).Select(number => NameOf([(byte)number])).ToList();
        // Two of one folder.
        names.Add(DocumentNames.New(DocumentNames.HashIn(names[0])));
        foreach (var name in names)
            await place.Shelf.Put(name, Document, Stopping);
        string[] others = ["doc.txt", $"{names[0][..2]}/khac.docx", $"{names[0]}.bak", $"zz/{names[0][3..]}", $"ghi-chu/{names[0]}"];
        foreach (var other in others)
            place.Write(other, Document);

        var (found, pages) = (new List<ShelvedDocument>(), 0);
        for (var page = await place.Shelf.Page(null, Stopping); ; page = await place.Shelf.Page(page.Next, Stopping))
        {
            found.AddRange(page.Documents);
            pages++;
            if (page.Next is null)
                break;
        }

        found.Select(one => one.Name).Order(StringComparer.Ordinal).ShouldBe(names.Order(StringComparer.Ordinal));
        found.ShouldAllBe(one => (TimeProvider.System.GetUtcNow() - one.At).Duration() < TimeSpan.FromMinutes(1));
        pages.ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task A_folder_that_is_not_mounted_takes_nothing_and_has_lost_nothing()
    {
        await using var place = await TestShelf.Marked(TestShelf.Folder);
        await place.Shelf.Put(NameOf(Document), Document, Stopping);
        place.Delete(DocumentNames.Mark);

        await IsAway(() => place.Shelf.Put(NameOf([1]), new byte[1], Stopping));
        await IsAway(() => place.Shelf.Get(NameOf([1]), Stopping));
        await IsAway(() => place.Shelf.Page(null, Stopping));
        place.Names.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_is_not_writable_is_told_as_one_that_is_away()
    {
        await using var place = await TestShelf.Marked(TestShelf.Folder);
        var name = NameOf(Document);
        place.Write(name[..2], Document);

        await IsAway(() => place.Shelf.Put(name, Document, Stopping));
    }

    [Theory]
    [InlineData(nameof(StoreMood.Refuses))]
    [InlineData(nameof(StoreMood.Hangs))]
    [InlineData(nameof(StoreMood.IsAway))]
    public async Task A_store_that_does_not_answer_as_it_should_is_told_so_within_the_time_and_is_asked_again(string mood)
    {
        await using var place = await TestShelf.Marked(TestShelf.S3);
        var name = NameOf(Document);
        await place.Shelf.Put(name, Document, Stopping);
        using var hurried = new LimitedShelf(place.Shelf, TimeSpan.FromSeconds(1));
        place.StandIn.Mood = Enum.Parse<StoreMood>(mood);

        var waited = Stopwatch.StartNew();
        var failure = await IsAway(() => hurried.Get(name, Stopping));
        waited.Elapsed.ShouldBeLessThan(LimitedShelf.Longest);
        failure.ToString().ShouldNotContain("bi-mat-cua-kho");
        place.StandIn.Mood = StoreMood.Serves;
        (await place.Shelf.Get(name, Stopping)).ShouldBe(Document);
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_not_taken_for_a_document_that_is_not_there()
    {
        await using var standIn = await S3StandIn.Started();
        using var shelf = new LimitedShelf(S3Shelf.Open(new("khong-co", ""), standIn.Endpoint), LimitedShelf.Longest);

        await IsAway(() => shelf.Get(NameOf(Document), Stopping));
    }

    [Fact]
    public async Task What_hangs_without_end_is_not_asked_ever_more_often_and_serves_again_when_it_ends()
    {
        var hanging = new HangingShelf();
        using var shelf = new LimitedShelf(hanging, TimeSpan.FromMilliseconds(200));

        for (var turn = 0; turn < 2; turn++)
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => IsAway(() => shelf.Get("x", Stopping))));
        hanging.Asked.ShouldBeInRange(1, 64);
        hanging.End();

        using var patient = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        byte[]? got = null;
        while (got is null && !patient.IsCancellationRequested)
            got = await Tried(() => shelf.Get("x", Stopping));
        got.ShouldBe(Document);
    }

    private static async Task<byte[]?> Tried(Func<Task<byte[]?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (MachineFailureException)
        {
            return null;
        }
    }

    private static string NameOf(byte[] document) => DocumentNames.New(Blobs.HashOf(document));

    private static async Task<MachineFailureException> IsAway(Func<Task> ask)
    {
        var failure = await Should.ThrowAsync<MachineFailureException>(ask);
        failure.Finding.Code.ShouldBe("RF5619");
        return failure;
    }

    /// <summary>A folder of another machine that is gone: whoever asks is held, and cannot be told to stop.</summary>
    private sealed class HangingShelf : IDocumentShelf
    {
        private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _asked;

        public string Place => "";

        public int Asked => _asked;

        public void End() => _end.SetResult();

        public async Task<byte[]?> Get(string name, CancellationToken cancellation)
        {
            Interlocked.Increment(ref _asked);
            await _end.Task;
            return Document;
        }

        public Task Put(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => throw new NotSupportedException();

        public Task Remove(string name, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ShelfPage> Page(string? from, CancellationToken cancellation) => throw new NotSupportedException();

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}
