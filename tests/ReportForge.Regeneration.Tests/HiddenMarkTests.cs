using System.Text.RegularExpressions;
using ReportForge.Packaging;
using ReportForge.Regeneration.Tests.Support;

namespace ReportForge.Regeneration.Tests;

/// <summary>
/// The hidden bookmarks of a result are those of the new document, for the next correction is held against it: numbered from the top,
/// they move on by one behind each paragraph that the data bring.
/// </summary>
public sealed partial class HiddenMarkTests
{
    private const string Heading = "Kết quả của các lĩnh vực";

    [Theory]
    [InlineData(WritingMode.Plain)]
    [InlineData(WritingMode.Tracked)]
    public void A_result_has_the_marks_of_the_new_document(WritingMode mode)
    {
        var result = Regenerate([Twin(1, 10), Twin(2, 20)], [Twin(2, 20), Twin(1, 10)], [Twin(1, 5), Twin(2, 10), Twin(3, 20)], mode);
        Marks(result).ShouldBe(["_rf1: 5", "_rf3: 20", "_rf2: 10"]);
    }

    [Fact]
    public void A_mark_of_which_nothing_is_left_goes()
    {
        string[] edited = [Twin(1, 10), Twin(2, 20), "Tăng so với năm trước."];
        var result = Regenerate([Twin(1, 10), Twin(2, 20)], edited, [Twin(1, 10)], WritingMode.Plain);
        Marks(result).ShouldBe(["_rf1: 10"]);
    }

    [Fact]
    public void The_second_correction_of_swapped_twins_finds_its_places_behind_a_paragraph_that_the_first_brought()
    {
        string[] second = [Twin(1, 5), Twin(2, 10), Twin(3, 20)];
        var first = Regenerate([Twin(1, 10), Twin(2, 20)], [Twin(2, 20), Twin(1, 10)], second, WritingMode.Plain);
        var result = Regenerator.Regenerate(new(Document(second), Open(first), Document([Twin(1, 5), Twin(2, 11), Twin(3, 22)])));
        Marks(result.Document ?? default).ShouldBe(["_rf1: 5", "_rf3: 22", "_rf2: 11"]);
    }

    private static ReadOnlyMemory<byte> Regenerate(string[] baseline, string[] edited, string[] fresh, WritingMode mode)
    {
        var result = Regenerator.Regenerate(
            new(Document(baseline), Document(edited), Document(fresh)), new RegenerationOptions { Mode = mode });
        result.Outcome.ShouldBe(RegenerationOutcome.Merged);
        return result.Document ?? default;
    }

    private static string Twin(int mark, int figure) => $"<w:p><w:bookmarkStart w:id=\"{mark}\" w:name=\"_rf{mark}\"/><w:r><w:t>Lĩnh vực "
        + $"tiếp nhận {figure} hồ sơ, giải quyết đúng hạn.</w:t></w:r><w:bookmarkEnd w:id=\"{mark}\"/></w:p>";

    private static OpcPackage Document(string[] twins) => CaseDocument.Open($"{Heading}\n{string.Join('\n', twins)}\nNơi nhận: như trên");

    private static OpcPackage Open(ReadOnlyMemory<byte> document) =>
        PackageReader.Read("ket-qua.docx", document).Package ?? throw new InvalidOperationException("The result cannot be read.");

    // Each mark with the figure behind it; every mark that begins ends.
    private static IEnumerable<string> Marks(ReadOnlyMemory<byte> document)
    {
        var markup = TrackedText(document);
        Regex.Count(markup, "<w:bookmarkStart").ShouldBe(Regex.Count(markup, "<w:bookmarkEnd"));
        return Mark().Matches(markup).Select(match => $"{match.Groups[1].Value}: {match.Groups[2].Value}");
    }

    private static string TrackedText(ReadOnlyMemory<byte> document) =>
        System.Text.Encoding.UTF8.GetString((Open(document).Find("/word/document.xml")?.Bytes ?? default).Span);

    [GeneratedRegex("w:name=\"(_rf[0-9]+)\".*?tiếp nhận ([0-9]+)")]
    private static partial Regex Mark();
}
