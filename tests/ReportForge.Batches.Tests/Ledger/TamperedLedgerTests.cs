using System.Globalization;
using Microsoft.Data.Sqlite;
using ReportForge.Batches.Ledger;
using ReportForge.Batches.Running;

namespace ReportForge.Batches.Tests.Ledger;

/// <summary>A ledger that is not as it was written is told, and nothing is made, listed or replaced after it.</summary>
public sealed class TamperedLedgerTests(ITestOutputHelper output)
{
    private const int Flips = 100;

    private static readonly string[] Lines =
        [TestBatch.Line("00004", "phường Ba Đình"), TestBatch.Line("00008", "phường Ngọc Hà", ",\"odd\":1"), TestBatch.Line("00025", "phường Giảng Võ", ",\"sums\":1")];

    private static readonly string[] WordsOfLedger = ["RF6050", "RF6051", "RF6052", "RF6053", "RF6054"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_changed_byte_changes_no_document_and_no_list(int seed)
    {
        using var batch = Made();
        var whole = File.ReadAllBytes(batch.PathOf(BatchLedger.FileName));
        var expected = batch.Fingerprint();
        var random = new Random(seed);
        var told = 0;
        for (var flip = 0; flip < Flips; flip++)
        {
            var bytes = (byte[])whole.Clone();
            var at = Used(whole, random);
            bytes[at] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(batch.PathOf(BatchLedger.FileName), bytes);

            var result = batch.Run(BatchMode.Resume, jobs: 1);

            var place = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, flip {flip}, byte {at}");
            if (result.MachineFailure is { } finding)
                WordsOfLedger.ShouldContain(finding.Code, place);
            batch.Fingerprint().ShouldBe(expected, place);
            told += result.MachineFailure is null ? 0 : 1;
        }

        output.WriteLine($"{told} of {Flips} were told");
        told.ShouldBeGreaterThan(Flips / 4);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0.001)]
    public void A_ledger_that_was_cut_is_told(double share)
    {
        using var batch = Made();
        using (var file = new FileStream(batch.PathOf(BatchLedger.FileName), FileMode.Open))
            file.SetLength((long)(file.Length * share));

        IsTold(batch, "RF6053");
    }

    [Theory]
    [InlineData("CREATE TABLE customer (id INTEGER)")]
    [InlineData("CREATE TRIGGER t AFTER UPDATE ON unit BEGIN DELETE FROM batch; END")]
    [InlineData("CREATE VIEW v AS SELECT 1")]
    [InlineData("DROP TABLE unit; CREATE TABLE unit (key TEXT PRIMARY KEY, unit_code TEXT)")]
    [InlineData("ALTER TABLE unit DROP COLUMN source")]
    [InlineData("PRAGMA user_version = 99")]
    [InlineData("UPDATE unit SET output_name = '../victim.docx'")]
    [InlineData("UPDATE unit SET ordinal = 99999999999")]
    [InlineData("UPDATE unit SET findings = 'none'")]
    [InlineData("UPDATE unit SET unit_name = x'ff00'")]
    public void What_another_hand_wrote_is_told(string sql)
    {
        using var batch = Made();
        Execute(batch, sql);

        IsTold(batch, "RF6053");
    }

    [Theory]
    [InlineData("CREATE TABLE unit (id INTEGER, name TEXT); INSERT INTO unit VALUES (1, 'x')")]
    [InlineData("CREATE TABLE customer (id INTEGER); INSERT INTO customer VALUES (1)")]
    public void The_database_of_another_program_is_left_as_it_is(string sql)
    {
        using var batch = new TestBatch();
        batch.WriteInput(Lines);
        Directory.CreateDirectory(batch.Output);
        Execute(batch, sql);

        IsTold(batch, "RF6053");
    }

    [Fact]
    public void What_is_no_file_in_place_of_the_ledger_is_told()
    {
        using var batch = new TestBatch();
        batch.WriteInput(Lines);
        Directory.CreateDirectory(batch.PathOf(BatchLedger.FileName));
        IsTold(batch, "RF6054");
        Directory.Delete(batch.PathOf(BatchLedger.FileName));
        File.CreateSymbolicLink(batch.PathOf(BatchLedger.FileName), batch.PathOf("elsewhere"));
        IsTold(batch, "RF6054");
        Directory.GetFileSystemEntries(batch.Output).Length.ShouldBe(1);
    }

    [Fact]
    public void A_text_file_in_place_of_the_ledger_is_told()
    {
        using var batch = new TestBatch();
        batch.WriteInput(Lines);
        Directory.CreateDirectory(batch.Output);
        File.WriteAllText(batch.PathOf(BatchLedger.FileName), "notes of mine");

        IsTold(batch, "RF6053");

        batch.Read(BatchLedger.FileName).ShouldBe("notes of mine");
    }

    [Fact]
    public void The_ledger_of_the_version_before_is_gone_on_with()
    {
        using var batch = Made();
        var expected = batch.Fingerprint();
        Execute(batch, """
            ALTER TABLE unit DROP COLUMN seal; ALTER TABLE pdf DROP COLUMN seal;
            UPDATE made_from SET input = substr(input, 9); PRAGMA user_version = 2
            """);

        var result = batch.Run(BatchMode.Resume);

        result.MachineFailure.ShouldBeNull();
        result.Unchanged.ShouldBe(Lines.Length);
        batch.Fingerprint().ShouldBe(expected);
        batch.WriteInput(TestBatch.Line("00004", "phường Ba Đình", ",\"more\":1"), Lines[1], Lines[2]);
        batch.Run(BatchMode.OnlyChanged).Changes.ShouldHaveSingleItem().Fields.ShouldHaveSingleItem().Path.ShouldBe("more");
    }

    private static TestBatch Made()
    {
        var batch = new TestBatch();
        batch.WriteInput(Lines);
        batch.Run().Made.ShouldBe(Lines.Length);
        return batch;
    }

    private static void IsTold(TestBatch batch, string code)
    {
        var before = Fingerprint(batch);
        var result = batch.Run(BatchMode.Resume);

        result.MachineFailure.ShouldNotBeNull().Code.ShouldBe(code);
        result.Made.ShouldBe(0);
        Fingerprint(batch).ShouldBe(before);
    }

    private static string Fingerprint(TestBatch batch) => Directory.Exists(batch.Output) ? batch.Fingerprint() : "";

    // Most of a small database is empty; a byte of it that is in use is near one that is not zero.
    private static int Used(byte[] file, Random random)
    {
        while (true)
        {
            var at = random.Next(file.Length);
            if (file[at] != 0)
                return at;
        }
    }

    private static void Execute(TestBatch batch, string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = batch.PathOf(BatchLedger.FileName), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
