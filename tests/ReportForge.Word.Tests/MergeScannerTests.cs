using System.Text;
using ReportForge.Word.Tables;

namespace ReportForge.Word.Tests;

public sealed class MergeScannerTests
{
    private const string Begun = "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p/></w:tc>";
    private const string GoneOn = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>";
    private const string Plain = "<w:tc><w:p w:rsidR=\"1\"><w:r><w:t>b</w:t></w:r></w:p></w:tc>";

    [Theory]
    [InlineData($"<w:tr>{Begun}{Plain}</w:tr><w:tr>{GoneOn}{Plain}</w:tr>", false)]
    [InlineData($"<w:tr>{Plain}{Plain}</w:tr><w:tr>{GoneOn}{Plain}</w:tr>", true)]
    [InlineData($"<w:tr>{GoneOn}</w:tr>", true)]
    [InlineData($"<w:tr>{Plain}{Begun}</w:tr><w:tr>{GoneOn}{Plain}</w:tr>", true)]
    [InlineData($"<w:tr>{Begun}</w:tr><w:tr>{Plain}</w:tr><w:tr>{GoneOn}</w:tr>", true)]
    [InlineData($"<w:tr>{Plain}</w:tr><w:tr>{Begun}</w:tr><w:tr>{GoneOn}</w:tr><w:tr>{Plain}</w:tr>", false)]
    [InlineData($"<w:tr>{Plain}<w:tc><w:tbl><w:tr>{Plain}</w:tr></w:tbl><w:p/></w:tc>{GoneOn}</w:tr>", true)]
    [InlineData($"<w:tr>{Begun}</w:tr><w:tr>{GoneOn}<w:tc><w:tbl><w:tr>{GoneOn}</w:tr></w:tbl><w:p/></w:tc></w:tr>", false)]
    public void A_cell_that_goes_on_needs_one_that_begins(string rows, bool isOrphan) => Scan(rows).ShouldBe(isOrphan);

    [Theory]
    [InlineData(GoneOn, false)]
    [InlineData(Plain, false)]
    public void A_table_in_a_text_box_of_a_cell_is_not_looked_into(string inner, bool isOrphan)
    {
        var box = $"<w:tc><w:p><w:r><w:pict><w:txbxContent><w:tbl><w:tr>{inner}</w:tr></w:tbl><w:p/></w:txbxContent></w:pict></w:r></w:p></w:tc>";
        Scan($"<w:tr>{box}{Begun}</w:tr><w:tr>{Plain}{GoneOn}</w:tr>").ShouldBe(isOrphan);
        Scan($"<w:tr>{box}{Plain}</w:tr><w:tr>{Plain}{GoneOn}</w:tr>").ShouldBeTrue();
    }

    private static bool Scan(string rows) => MergeScanner.HasOrphan(Encoding.UTF8.GetBytes($"<w:tbl>{rows}</w:tbl>"));
}
