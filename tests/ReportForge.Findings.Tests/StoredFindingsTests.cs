using System.Collections.Immutable;

namespace ReportForge.Findings.Tests;

public sealed class StoredFindingsTests
{
    [Fact]
    public void What_is_read_back_equals_what_was_written()
    {
        var place = new Place
        {
            File = "bao-cao.docx",
            Line = 3,
            Column = 7,
            Location = new("bảng 2, hàng 3", "table 2, row 3"),
            Anchor = new("/word/document.xml", 12),
            Path = "figures.total",
            Quote = "tổng số “12”",
            QuoteStart = 1,
            QuoteLength = 2,
        };
        ImmutableArray<Finding> findings =
        [
            new("BAL-01", Severity.Error, place, new("sai tổng", "wrong total"))
            {
                Found = new("12", "12"),
                Expected = new("13", "13"),
                Hint = new("Sửa số.", "Mend it."),
                Source = "NĐ 30/2020, Phụ lục I",
                Fields = ["figures.total", "figures.online"],
            },
            new("RF6031", Severity.Information, Place.Whole, new("ý khác", "another")),
        ];

        var read = StoredFindings.Read(StoredFindings.Write(findings));

        // Arrays are compared by their elements here, all else by value.
        read.Select(finding => string.Join('|', finding.Fields)).ShouldBe(findings.Select(finding => string.Join('|', finding.Fields)));
        read.Select(finding => finding with { Fields = [] }).ShouldBe(findings.Select(finding => finding with { Fields = [] }));
    }

    [Fact]
    public void No_findings_are_an_empty_list() => StoredFindings.Read(StoredFindings.Write([])).ShouldBeEmpty();
}
