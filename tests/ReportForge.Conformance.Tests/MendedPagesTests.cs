namespace ReportForge.Conformance.Tests;

/// <summary>
/// A mended document has the pages that it had. A build looks at some documents; with REPORTFORGE_ALL_PAGES=1 it is all cases, pages and
/// mutations, and REPORTFORGE_MENDED_OUT names a folder for the files before and after, to be looked at.
/// </summary>
public sealed class MendedPagesTests
{
    /// <summary>Every so manieth document is taken in a build.</summary>
    private const int StepOfABuild = 25;

    private static readonly bool All = Environment.GetEnvironmentVariable("REPORTFORGE_ALL_PAGES") == "1";

    [Fact]
    public void Mended_document_keeps_its_pages()
    {
        var mended = Broken().Where((_, index) => All || index % StepOfABuild == 0).Select(Mend).OfType<(string Name, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After)>().ToList();
        Keep(mended);
        var before = LibreOffice.Pages([.. mended.Select(pair => pair.Before)]);
        var after = LibreOffice.Pages([.. mended.Select(pair => pair.After)]);
        mended.Where((_, index) => before[index] != after[index]).Select(pair => pair.Name).ShouldBeEmpty();
        mended.ShouldNotBeEmpty();
    }

    private static IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Broken()
    {
        var cases = OfficeDocument.All.Select(document => (document.Name, document.Read()));
        var pages = OfficePage.All.Select((page, index) => ($"{page.File}-{index}", page.Pack()));
        return cases.Concat(pages).Concat(Mutation.All.Concat(OfficeMutation.All).Select(Mutated).OfType<(string, ReadOnlyMemory<byte>)>());
    }

    private static (string, ReadOnlyMemory<byte>)? Mutated(Mutation mutation, int number)
    {
        for (var seed = number; seed < number + 100; seed++)
        {
            var file = new DocxFile(new OfficeGenerator(seed).Make().Pack());
            if (mutation.Apply(file, new Random(seed)))
                return ($"mutation-{number:00}", file.Pack());
        }

        return null;
    }

    private static (string, ReadOnlyMemory<byte>, ReadOnlyMemory<byte>)? Mend((string Name, ReadOnlyMemory<byte> Bytes) document) =>
        ConformanceFix.Fix("mau.docx", document.Bytes).Docx is { } after ? (document.Name, document.Bytes, after) : null;

    private static void Keep(IEnumerable<(string Name, ReadOnlyMemory<byte> Before, ReadOnlyMemory<byte> After)> mended)
    {
        if (Environment.GetEnvironmentVariable("REPORTFORGE_MENDED_OUT") is not { Length: > 0 } folder)
            return;
        Directory.CreateDirectory(folder);
        foreach (var (name, before, after) in mended)
        {
            File.WriteAllBytes(Path.Combine(folder, name + "-before.docx"), before.Span);
            File.WriteAllBytes(Path.Combine(folder, name + "-after.docx"), after.Span);
        }
    }
}
