using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReportForge.Batches.Ledger;
using ReportForge.Batches.Running;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Lists;

/// <summary>What the lists have that the end of a run tells.</summary>
/// <param name="Findings">What lies in the folder and is none of the run.</param>
/// <param name="ChangedUnits">Units made again because their data or the template changed.</param>
/// <param name="Changes">What changed in the first of them.</param>
internal sealed record ListedBatch(ImmutableArray<Finding> Findings, int ChangedUnits, ImmutableArray<UnitChanges> Changes)
{
    public static readonly ListedBatch None = new([], 0, []);
}

/// <summary>
/// The lists beside the documents: manifest, findings, missing units, changes, index, archives. They are made from the
/// ledger and hold nothing of the moment, so that two runs over the same data give the same bytes.
/// </summary>
internal sealed class BatchLists(BatchScene scene, BatchPlan plan)
{
    private const string ChangesFile = "changes.csv";
    private const int OldDocumentsShown = 5;
    private const int ChangedUnitsShown = 50;

    private static readonly JsonWriterOptions JsonOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Finding> _kept = [];
    private readonly IReadOnlyList<UnitRecord> _missing = new UnitRegister(scene.Units).Completeness(plan.UnitCodes).Missing;

    /// <summary>Writes them all.</summary>
    public ListedBatch Write()
    {
        var listed = ListedBatch.None;
        scene.State.Enter(BatchStage.Listing);
        WriteFile("manifest.csv", WriteManifestCsv);
        WriteFile("manifest.json", WriteManifestJson);
        WriteFile("findings.csv", WriteFindings);
        WriteFile("missing.csv", WriteMissing);
        WriteFile("old.csv", stream => listed = listed with { Findings = WriteOld(stream) });
        WriteFile("index.xlsx", stream => IndexWorkbook.Write(stream, Rows, _missing));
        // A list of an earlier run does not stay beside those of this one.
        if (scene.Options.Mode == BatchMode.OnlyChanged || scene.Ledger.HasChanges() || FileSight.IsThere(scene.PathOf(ChangesFile)))
            WriteFile(ChangesFile, stream => listed = WriteChanges(stream, listed));
        if (scene.Options.Zip)
            WriteArchives();
        // Changes that could not be listed are listed by the next run.
        if (_kept.Count == 0)
            scene.Ledger.ForgetChanges();
        return listed with { Findings = [.. listed.Findings, .. _kept] };
    }

    private IEnumerable<LedgerRow> Rows() => scene.Ledger.Stream(scene.Run);

    // A list in which somebody has taken notes stays as it is, like a file that was there before the first run.
    private void WriteFile(string name, Action<Stream> write)
    {
        try
        {
            Write(name, write);
        }
        catch (MachineFailureException failure) when (failure.IsOfOnePlace)
        {
            _kept.Add(failure.Finding);
        }
    }

    private void Write(string name, Action<Stream> write)
    {
        var path = Path.Combine(scene.Options.Output, name);
        if (OutputFile.StateOf(path) == PlaceState.IsTaken)
        {
            _kept.Add(BatchFindings.PlaceTaken(name));
            return;
        }

        var there = DocumentPlacing.HashOf(path);
        if (there.Length > 0 && !scene.Ledger.HashesOfList(name).Contains(there, StringComparison.Ordinal))
        {
            _kept.Add(ListFindings.ListEdited(name));
            return;
        }

        OutputFile.Write(path, stream =>
        {
            write(stream);
            stream.Flush();
            stream.Position = 0;
            // Both are known until the next writing: a kill may come before the file is in its place.
            scene.Ledger.KeepHashesOfList(name, $"{there} {Convert.ToHexStringLower(SHA256.HashData(stream))}");
        });
    }

    private void WriteManifestCsv(Stream stream)
    {
        using var csv = new CsvLines(stream);
        csv.Write(
            ["unit_code", "unit_name", "period", "state", "file", "sha256", "data_sha256", "template_sha256", "errors", "warnings",
                .. OfPdfs("pdf", "pdf_sha256")]);
        foreach (var row in Rows())
        {
            csv.Write([row.UnitCode, row.UnitName, row.Period, BatchLedger.NameOf(row.State), FileOf(row), HashOf(row), row.InputHash,
                row.TemplateHash, Digits(row.Errors), Digits(row.Warnings), .. OfPdfs(row.PdfName, PdfHashOf(row))]);
        }
    }

    private void WriteManifestJson(Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, JsonOptions);
        json.WriteStartObject();
        json.WriteString("kind", scene.Reports.KindId);
        json.WriteString("template_sha256", scene.Reports.TemplateHash);
        json.WriteString("program_version", scene.Options.ProgramVersion);
        json.WriteStartArray("units");
        foreach (var row in Rows())
        {
            WriteUnit(json, row);
            // A writer keeps what it has until told otherwise; the set may be larger than the memory should be.
            json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteUnit(Utf8JsonWriter json, LedgerRow row)
    {
        json.WriteStartObject();
        json.WriteString("code", row.UnitCode);
        json.WriteString("name", row.UnitName);
        json.WriteString("period", row.Period);
        json.WriteString("state", BatchLedger.NameOf(row.State));
        if (row.HasDocument)
        {
            json.WriteString("file", row.OutputName);
            json.WriteString("sha256", HashOf(row));
        }

        if (scene.Options.Pdf is not null && row.PdfName.Length > 0)
        {
            json.WriteString("pdf", row.PdfName);
            json.WriteString("pdf_sha256", PdfHashOf(row));
        }

        json.WriteString("data_sha256", row.InputHash);
        json.WriteNumber("errors", row.Errors);
        json.WriteNumber("warnings", row.Warnings);
        json.WriteEndObject();
    }

    // The lists are for people, who open them in Excel; programs read manifest.csv and manifest.json.
    private void WriteFindings(Stream stream)
    {
        using var list = new FindingList(stream);
        foreach (var row in Rows())
            list.Add(new(row.UnitCode, row.UnitName, row.Period), row.Source, [.. row.Findings, .. row.Pdf?.Findings ?? []]);
    }

    private void WriteMissing(Stream stream)
    {
        using var csv = new CsvLines(stream);
        csv.Write("mã đơn vị", "đơn vị", "mã tỉnh", "tỉnh");
        foreach (var unit in _missing)
        {
            var province = scene.Units.ParentOf(unit);
            csv.Write(unit.Code, unit.FullName, province?.Code ?? "", province?.FullName ?? "");
        }
    }

    private ImmutableArray<Finding> WriteOld(Stream stream)
    {
        using var csv = new CsvLines(stream);
        csv.Write("mã đơn vị", "đơn vị", "kỳ", "tệp");
        var first = new List<string>(OldDocumentsShown);
        var count = 0;
        foreach (var row in scene.Ledger.StreamOthers(scene.Run).Where(row => FileSight.IsFile(scene.PathOf(row.OutputName))))
        {
            csv.Write(row.UnitCode, row.UnitName, row.Period, row.OutputName);
            if (count++ < OldDocumentsShown)
                first.Add(row.OutputName);
        }

        return count > 0 ? [ListFindings.OldDocuments(count, first)] : [];
    }

    private ListedBatch WriteChanges(Stream stream, ListedBatch listed)
    {
        using var csv = new CsvLines(stream);
        csv.Write("mã đơn vị", "đơn vị", "kỳ", "lý do", "chỉ tiêu", "cũ", "mới");
        var first = ImmutableArray.CreateBuilder<UnitChanges>();
        var count = 0;
        // The same figures written in another way change nothing.
        var changes = scene.Ledger.StreamChanges().Select(UnitChanges.Of);
        foreach (var unit in changes.Where(unit => unit.TemplateChanged || !unit.Fields.IsEmpty))
        {
            if (count++ < ChangedUnitsShown)
                first.Add(unit);
            if (unit.TemplateChanged)
                csv.Write(unit.UnitCode, unit.UnitName, unit.Period, "mẫu", "", "", "");
            foreach (var field in unit.Fields)
                csv.Write(unit.UnitCode, unit.UnitName, unit.Period, "số liệu", scene.Reports.NameOf(field.Path), field.Old ?? "",
                    field.New ?? "");
        }

        return listed with { ChangedUnits = count, Changes = first.ToImmutable() };
    }

    private void WriteArchives()
    {
        var byFolder = Rows().Where(row => row.HasDocument && row.OutputName.Contains('/'))
            .GroupBy(row => row.OutputName[..row.OutputName.IndexOf('/')], NamesOf, StringComparer.Ordinal);
        foreach (var folder in byFolder)
            WriteFile($"{folder.Key}.zip",
                stream => DocumentArchive.Write(stream, scene.Options.Output, folder.SelectMany(names => names)));
    }

    private string[] NamesOf(LedgerRow row) => [row.OutputName, .. OfPdfs(row.PdfName).Where(name => name.Length > 0)];

    /// <summary>What stands in a list only where PDFs were asked for.</summary>
    private string[] OfPdfs(params string[] cells) => scene.Options.Pdf is null ? [] : cells;

    private static string PdfHashOf(LedgerRow row) => row.PdfName.Length > 0 ? row.Pdf?.Hash ?? "" : "";

    private static string Digits(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string FileOf(LedgerRow row) => row.HasDocument ? row.OutputName : "";

    // Of a document that somebody has changed the hash is that of the file, so that a receiver can check it.
    private string HashOf(LedgerRow row) => row.State switch
    {
        LedgerState.Made => row.OutputHash,
        LedgerState.Edited => DocumentPlacing.HashOfReadable(scene.PathOf(row.OutputName)),
        _ => "",
    };
}
