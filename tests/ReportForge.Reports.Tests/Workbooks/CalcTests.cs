using System.Diagnostics;
using System.Globalization;
using ReportForge.Data.Csv;
using ReportForge.Data.Sheets;
using ReportForge.Findings;
using ReportForge.Reports.Units;
using ReportForge.Reports.Workbooks;

namespace ReportForge.Reports.Tests.Workbooks;

/// <summary>What LibreOffice Calc makes of our workbooks: every cell reads as it was written, and what Calc saves is the same data.</summary>
public sealed class CalcTests : IDisposable
{
    /// <summary>All sheets, comma, every text in quotes, UTF-8, cells as they show.</summary>
    private const string Csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reportforge-calc-");

    [Fact]
    public void New_workbooks_of_every_kind_open_with_every_cell_in_its_place()
    {
        var unit = UnitDirectory.Current.ByCode("16012").ShouldNotBeNull();
        Convert(Repository.Kinds.Ids.ToDictionary(id => id, id => DataWorkbook.New(Repository.Kind(id), unit)), Csv);
        foreach (var id in Repository.Kinds.Ids)
            ShouldBeEqual(CellsOfCalc(id), Cells(id, File.ReadAllBytes(PathOf(id + ".xlsx"))));
    }

    [Fact]
    public void Filled_workbooks_open_with_every_cell_in_its_place()
    {
        Convert(FilledWorkbooks(), Csv);
        foreach (var name in Repository.FixtureNames)
            ShouldBeEqual(CellsOfCalc(name), Cells(name, File.ReadAllBytes(PathOf(name + ".xlsx"))));
    }

    [Fact]
    public void A_workbook_that_Calc_saved_again_holds_the_same_data()
    {
        Convert(FilledWorkbooks(), "xlsx");
        foreach (var name in Repository.FixtureNames)
        {
            var read = DataWorkbook.Read(name, File.ReadAllBytes(PathOf(Path.Combine("converted", name + ".xlsx"))), Repository.Kinds);
            read.Findings.Where(finding => finding.IsError).Select(finding => finding.Message.Vi).ShouldBeEmpty(name);
            ShouldBeEqual(WorkbookTests.Lines(read.Data.ShouldNotBeNull().Root), WorkbookTests.Lines(Repository.Fixture(name).Root));
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Says what is missing and what is too much, of lists of thousands.</summary>
    private static void ShouldBeEqual(List<string> found, List<string> expected)
    {
        expected.ShouldNotBeEmpty();
        expected.Except(found).Select(line => "missing " + line).Concat(found.Except(expected).Select(line => "found " + line)).ShouldBeEmpty();
        found.Count.ShouldBe(expected.Count);
    }

    private static Dictionary<string, byte[]> FilledWorkbooks() => Repository.FixtureNames.ToDictionary(name => name, name =>
    {
        var data = Repository.Fixture(name);
        return DataWorkbook.Write(Repository.KindOf(data), data);
    });

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private void Convert(Dictionary<string, byte[]> workbooks, string format)
    {
        foreach (var (name, workbook) in workbooks)
            File.WriteAllBytes(PathOf(name + ".xlsx"), workbook);
        var isMade = Run(["--convert-to", format, "--outdir", PathOf("converted"), .. workbooks.Keys.Order(StringComparer.Ordinal).Select(name => PathOf(name + ".xlsx"))]);
        if (!isMade && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip("LibreOffice Calc is not installed: install libreoffice-calc-nogui to run this test.");
        isMade.ShouldBeTrue("CI needs LibreOffice Calc (libreoffice-calc-nogui).");
    }

    /// <summary>False when there is no LibreOffice, or one without Calc, which converts nothing.</summary>
    private bool Run(string[] arguments)
    {
        var program = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Select(place => Path.Combine(place, "soffice")).FirstOrDefault(File.Exists);
        if (program is null)
            return false;
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[$"-env:UserInstallation={new Uri(PathOf("profile")).AbsoluteUri}", "--headless", .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start).ShouldNotBeNull();
        process.StandardOutput.ReadToEndAsync();
        process.StandardError.ReadToEndAsync();
        process.WaitForExit(Patience).ShouldBeTrue();
        return Directory.Exists(PathOf("converted"));
    }

    /// <summary>Every filled cell as <c>sheet!name: text</c>, as our own reader sees it.</summary>
    private static List<string> Cells(string name, byte[] workbook)
    {
        var findings = new List<Finding>();
        var sheets = WorkbookFile.Read(name, workbook, findings).ShouldNotBeNull();
        findings.ShouldBeEmpty();
        return [.. sheets.SelectMany(sheet => sheet.Rows.Values.SelectMany(row => row).Select(cell => $"{sheet.Name}!{cell.Name}: {Shown(cell)}")).Order(StringComparer.Ordinal)];
    }

    private static string Shown(SheetCell cell) => cell switch
    {
        { IsDate: true } => DateTime.FromOADate((double)cell.Number).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        { Content: CellContent.Number } => cell.Number.ToString("0.############", CultureInfo.InvariantCulture),
        _ => cell.Text,
    };

    /// <summary>The same from the files that Calc wrote, one a sheet.</summary>
    private List<string> CellsOfCalc(string name)
    {
        var cells = new List<string>();
        foreach (var path in Directory.EnumerateFiles(PathOf("converted"), name + "-*.csv"))
        {
            var sheet = Path.GetFileNameWithoutExtension(path)[(name.Length + 1)..];
            if (sheet.StartsWith("corrected-", StringComparison.Ordinal))
                continue;
            foreach (var (row, record) in CsvText.Read(File.ReadAllText(path)).Index())
                cells.AddRange(record.Cells.Index().Where(cell => cell.Item.Length > 0).Select(cell => $"{sheet}!{CellName.Of(cell.Index + 1, row + 1)}: {cell.Item.Trim()}"));
        }

        return [.. cells.Order(StringComparer.Ordinal)];
    }
}
