using System.Text;
using Microsoft.Data.Sqlite;
using ReportForge.Batches.Ledger;
using ReportForge.Reports.KindFolders;

namespace ReportForge.Batches.Tests.Ledger;

/// <summary>The templates of a ledger: each once, none that somebody has changed, none that no document was made with.</summary>
public sealed class KeptTemplateTests : IDisposable
{
    private static readonly TemplateFile[] First = [File("kind/kind.yaml", "id: kind"), File("parts/a.docx", "")];
    private static readonly TemplateFile[] Second = [File("kind/kind.yaml", "id: kind # anew")];
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Files_come_back_under_their_hash()
    {
        using var ledger = BatchLedger.Open(_folder, "kind");
        ledger.KeepTemplate(TemplateFiles.HashOf(First), () => First);

        var kept = ledger.TemplateOf(TemplateFiles.HashOf(First)).ShouldNotBeNull();

        kept.Select(file => file.Name).ShouldBe(First.Select(file => file.Name));
        TemplateFiles.HashOf(kept).ShouldBe(TemplateFiles.HashOf(First));
        ledger.TemplateOf(TemplateFiles.HashOf(Second)).ShouldBeNull();
    }

    [Fact]
    public void Files_that_changed_since_their_hash_was_made_are_not_kept()
    {
        using var ledger = BatchLedger.Open(_folder, "kind");
        ledger.KeepTemplate(TemplateFiles.HashOf(First), () => Second);
        ledger.TemplateOf(TemplateFiles.HashOf(First)).ShouldBeNull();
    }

    [Fact]
    public void A_template_that_somebody_has_changed_is_none()
    {
        using (var ledger = BatchLedger.Open(_folder, "kind"))
            ledger.KeepTemplate(TemplateFiles.HashOf(First), () => First);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, BatchLedger.FileName)};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE template SET bytes = X'00' WHERE name = 'kind/kind.yaml'";
            command.ExecuteNonQuery();
        }

        using var again = BatchLedger.Open(_folder, "kind");
        again.TemplateOf(TemplateFiles.HashOf(First)).ShouldBeNull();
        again.KeepTemplate(TemplateFiles.HashOf(First), () => First);
        again.TemplateOf(TemplateFiles.HashOf(First)).ShouldNotBeNull();
    }

    [Fact]
    public void A_template_that_no_document_was_made_with_is_forgotten()
    {
        using var ledger = BatchLedger.Open(_folder, "kind");
        ledger.KeepTemplate(TemplateFiles.HashOf(First), () => First);
        ledger.Write([(MadeWith(First), null)]);
        ledger.KeepTemplate(TemplateFiles.HashOf(Second), () => Second);
        ledger.TemplateOf(TemplateFiles.HashOf(First)).ShouldNotBeNull();
        ledger.Write([(MadeWith(Second), null)]);

        ledger.KeepTemplate(TemplateFiles.HashOf([]), () => []);

        ledger.TemplateOf(TemplateFiles.HashOf(First)).ShouldBeNull();
        ledger.TemplateOf(TemplateFiles.HashOf(Second)).ShouldNotBeNull();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static LedgerRow MadeWith(TemplateFile[] files) => new()
    {
        Key = "1|2025",
        UnitCode = "1",
        UnitName = "Xã",
        Period = "2025",
        Ordinal = 0,
        Source = "units.jsonl",
        State = LedgerState.Made,
        InputHash = "",
        TemplateHash = TemplateFiles.HashOf(files),
    };

    private static TemplateFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
