using Dapper;
using ReportForge.Reports.Storage;
using ReportForge.Tests.Cluster;
using ReportForge.Worker.Store;
using ReportForge.Worker.Store.Shelves;

namespace ReportForge.Worker.Tests.Store.Shelves;

/// <summary>Documents whose rows stand in the database, and whose bytes outside: what is lost, what is removed, and whose place it is.</summary>
public sealed class OutsideDocumentTests : IAsyncLifetime
{
    private static readonly byte[] Document = "văn bản"u8.ToArray();
    private static readonly string Hash = Blobs.HashOf(Document);
    private static readonly TimeSpan Old = OrphanSweep.Grace * 2;

    private static readonly Lazy<PostgresStore> Shared = new(NewStore);

    private static CancellationToken Stopping => TestContext.Current.CancellationToken;

    private static PostgresStore Store => Shared.Value;

    public async ValueTask InitializeAsync()
    {
        Postgres.Require();
        await Store.Write(transaction => transaction.Run("DELETE FROM blob; DELETE FROM document_mark"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(TestShelf.Folder)]
    [InlineData(TestShelf.S3)]
    public async Task A_document_is_put_outside_once_and_those_of_before_are_read_where_they_are(string kind)
    {
        await using var place = await TestShelf.Of(kind);
        await ShelfMark.Claim(Store, null);
        var before = await Put(new Blobs(Store, null), "trước"u8.ToArray());
        await ShelfMark.Claim(Store, place.Shelf);
        var blobs = new Blobs(Store, place.Shelf);

        await Put(blobs, Document);
        await Put(blobs, Document);
        await Put(blobs, "trước"u8.ToArray());

        place.Documents.Count().ShouldBe(1);
        (await blobs.Get(Hash)).ShouldBe(Document);
        (await blobs.Get(before)).ShouldBe("trước"u8.ToArray());
        (await blobs.Get(Blobs.HashOf([0]))).ShouldBeNull();
        (await Rows("SELECT hash || octet_length(bytes) || '/' || size FROM blob WHERE name IS NOT NULL")).ShouldBe([$"{Hash}0/{Document.Length}"]);
    }

    [Theory]
    [InlineData(TestShelf.Folder)]
    [InlineData(TestShelf.S3)]
    public async Task A_document_that_is_damaged_or_gone_outside_is_told_and_never_given(string kind)
    {
        await using var place = await Claimed(kind);
        var blobs = new Blobs(Store, place.Shelf);
        await Put(blobs, Document);
        var name = place.Documents.Single();

        place.Write(name, "văn ban"u8.ToArray());
        (await Should.ThrowAsync<MachineFailureException>(() => blobs.Get(Hash))).Finding.Code.ShouldBe("RF5620");
        place.Delete(name);
        (await Should.ThrowAsync<MachineFailureException>(() => blobs.Get(Hash))).Finding.Code.ShouldBe("RF5620");
    }

    [Fact]
    public async Task What_the_store_does_not_take_has_no_row_and_is_put_when_it_is_back()
    {
        await using var place = await Claimed(TestShelf.S3);
        var blobs = new Blobs(Store, place.Shelf);
        place.StandIn.Mood = StoreMood.Refuses;

        (await Should.ThrowAsync<MachineFailureException>(() => Put(blobs, Document))).Finding.Code.ShouldBe("RF5619");
        (await Rows("SELECT hash FROM blob")).ShouldBeEmpty();
        place.StandIn.Mood = StoreMood.Serves;
        await Put(blobs, Document);

        (await blobs.Get(Hash)).ShouldBe(Document);
    }

    [Theory]
    [InlineData(TestShelf.Folder)]
    [InlineData(TestShelf.S3)]
    public async Task What_no_row_refers_to_goes_when_it_is_old_and_nothing_else_does(string kind)
    {
        await using var place = await Claimed(kind);
        var blobs = new Blobs(Store, place.Shelf);
        byte[][] kept = [Document, [1], [2], [3]];
        foreach (var document in kept)
            await Put(blobs, document);
        var names = place.Documents.ToList();
        foreach (var (name, document) in names.Join(kept, DocumentNames.HashIn, document => Blobs.HashOf(document), (name, document) => (name, document)))
            place.Write(name, document, Old);
        var young = DocumentNames.New(Blobs.HashOf([4]));
        place.Write(young, [4]);
        // Of a document that is kept, by a transaction that was done again; of one that is not; and half a file of a killed process.
        List<string> orphans = [DocumentNames.New(Hash), DocumentNames.New(Blobs.HashOf([5])), DocumentNames.New(Blobs.HashOf([6]))];
        if (kind == TestShelf.Folder)
            orphans.Add(OutputFile.TemporaryName(orphans[0]).Replace('\\', '/'));
        foreach (var orphan in orphans)
            place.Write(orphan, [0], Old);
        string[] others = ["cua-nguoi-khac.docx", $"{names[0]}.bak"];
        foreach (var other in others)
            place.Write(other, [0], Old);

        (await OrphanSweep.Run(Store, place.Shelf, TimeProvider.System.GetUtcNow(), Stopping)).ShouldBe(orphans.Count);

        place.Names.ShouldBe([.. names.Append(young).Append(DocumentNames.Mark).Concat(others).Order(StringComparer.Ordinal)]);
        foreach (var document in kept)
            (await blobs.Get(Blobs.HashOf(document))).ShouldBe(document);
    }

    [Theory]
    [InlineData(TestShelf.Folder)]
    [InlineData(TestShelf.S3)]
    public async Task A_document_that_is_put_while_an_orphan_of_the_same_contents_is_removed_stays(string kind)
    {
        await using var place = await Claimed(kind);
        place.Write(DocumentNames.New(Hash), Document, Old);
        var late = new LateRemoval(place.Shelf);
        var blobs = new Blobs(Store, place.Shelf);

        var sweep = OrphanSweep.Run(Store, late, TimeProvider.System.GetUtcNow(), Stopping);
        await late.IsAsked;
        await Put(blobs, Document);
        late.GoOn();

        (await sweep).ShouldBe(1);
        place.Documents.Count().ShouldBe(1);
        (await blobs.Get(Hash)).ShouldBe(Document);
    }

    [Theory]
    [InlineData(TestShelf.Folder)]
    [InlineData(TestShelf.S3)]
    public async Task The_place_of_another_database_or_of_a_copy_is_refused_until_its_mark_was_written_by_hand(string kind)
    {
        await using var place = await Claimed(kind);
        await ShelfMark.Claim(Store, place.Shelf);
        using var other = NewStore();
        await Put(other, new Blobs(other, null), Document);

        var refused = await Should.ThrowAsync<MachineFailureException>(() => ShelfMark.Claim(other, place.Shelf));
        (await OrphanSweep.Run(other, place.Shelf, TimeProvider.System.GetUtcNow() + Old, Stopping)).ShouldBe(0);

        refused.Finding.Code.ShouldBe("RF5622");
        var line = refused.Finding.Hint!.Value.En.Split(": ")[^1];
        place.Write(DocumentNames.Mark, System.Text.Encoding.UTF8.GetBytes(line));
        await ShelfMark.Claim(other, place.Shelf);
        (await Should.ThrowAsync<MachineFailureException>(() => ShelfMark.Claim(Store, place.Shelf))).Finding.Code.ShouldBe("RF5622");
    }

    [Fact]
    public async Task Another_setting_than_that_of_the_other_machines_is_refused()
    {
        await using var place = await Claimed(TestShelf.Folder);
        await using var empty = await TestShelf.Of(TestShelf.S3);

        (await Should.ThrowAsync<MachineFailureException>(() => ShelfMark.Claim(Store, empty.Shelf))).Finding.Code.ShouldBe("RF5622");
        (await Should.ThrowAsync<MachineFailureException>(() => ShelfMark.Claim(Store, null))).Finding.Code.ShouldBe("RF5623");
        empty.Names.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_place_that_cannot_be_used_is_told_with_its_name_and_leaves_no_note()
    {
        await using var place = await TestShelf.Of(TestShelf.S3);
        place.StandIn.Mood = StoreMood.Refuses;

        var failure = await Should.ThrowAsync<MachineFailureException>(() => ShelfMark.Claim(Store, place.Shelf));

        failure.Finding.Code.ShouldBe("RF5621");
        failure.Finding.Message.Vi.ShouldContain(S3StandIn.Bucket);
        (await Rows("SELECT mark FROM document_mark")).ShouldBeEmpty();
    }

    private static PostgresStore NewStore()
    {
        var store = PostgresStore.Open(PostgresServer.NewDatabase());
        store.Migrate();
        return store;
    }

    private static async Task<TestShelf> Claimed(string kind)
    {
        var place = await TestShelf.Of(kind);
        await ShelfMark.Claim(Store, place.Shelf);
        return place;
    }

    private static Task<string> Put(Blobs blobs, byte[] document) => Put(Store, blobs, document);

    private static Task<string> Put(PostgresStore store, Blobs blobs, byte[] document) =>
        store.Write(transaction => blobs.Put(transaction, document));

    private static Task<List<string>> Rows(string sql) => Store.Read(async connection => (await connection.QueryAsync<string>(sql)).AsList());

    /// <summary>A place from which what is removed goes only when it is said.</summary>
    private sealed class LateRemoval(IDocumentShelf shelf) : IDocumentShelf
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _goesOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Place => shelf.Place;

        public Task IsAsked => _asked.Task;

        public void GoOn() => _goesOn.SetResult();

        public Task Put(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => shelf.Put(name, bytes, cancellation);

        public Task<byte[]?> Get(string name, CancellationToken cancellation) => shelf.Get(name, cancellation);

        public async Task Remove(string name, CancellationToken cancellation)
        {
            _asked.SetResult();
            await _goesOn.Task;
            await shelf.Remove(name, cancellation);
        }

        public Task<ShelfPage> Page(string? from, CancellationToken cancellation) => shelf.Page(from, cancellation);

        public void Dispose()
        {
            // The place belongs to the test.
        }
    }
}
