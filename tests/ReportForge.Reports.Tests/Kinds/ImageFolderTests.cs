using ReportForge.Reports.KindFolders;

namespace ReportForge.Reports.Tests.Kinds;

public sealed class ImageFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reportforge-images-");

    [Fact]
    public void Pictures_are_named_by_their_paths_in_the_folder()
    {
        Write("logo.png", 10);
        Write(Path.Combine("hinh", "dau.SVG"), 10);
        Write("kind.yaml", 10);

        var read = ImageFolder.Read(folder.FullName, "hinh");

        read.Findings.ShouldBeEmpty();
        read.Images.Keys.Order(StringComparer.Ordinal).ShouldBe(["hinh/dau.SVG", "logo.png"]);
    }

    [Fact]
    public void Two_hundred_pictures_are_read_and_no_more()
    {
        for (var number = 0; number < 200; number++)
            Write($"{number}.png", 1);
        ImageFolder.Read(folder.FullName, "hinh").Images.Count.ShouldBe(200);

        Write("200.png", 1);
        ImageFolder.Read(folder.FullName, "hinh").Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3138");
    }

    [Fact]
    public void Thirty_two_megabytes_are_read_and_no_more()
    {
        Write("a.png", 32_000_000);
        ImageFolder.Read(folder.FullName, "hinh").Findings.ShouldBeEmpty();

        Write("b.png", 1);
        ImageFolder.Read(folder.FullName, "hinh").Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3138");
    }

    [Fact]
    public void Folder_that_is_not_there_is_a_finding() =>
        ImageFolder.Read(Path.Combine(folder.FullName, "none"), "none").Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3139");

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, int length)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder.FullName);
        File.WriteAllBytes(path, new byte[length]);
    }
}
