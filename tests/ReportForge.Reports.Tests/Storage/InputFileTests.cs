using ReportForge.Reports.Storage;

namespace ReportForge.Reports.Tests.Storage;

public sealed class InputFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-storage-");

    [Fact]
    public void A_link_that_the_user_names_is_followed_and_one_that_was_dropped_is_not()
    {
        File.WriteAllText(PathOf("secret"), "text");
        File.CreateSymbolicLink(PathOf("link"), PathOf("secret"));

        InputFile.TryRead(PathOf("link"), "link", out var bytes, out _).ShouldBeTrue();
        bytes.ShouldBe("text"u8.ToArray());
        InputFile.TryReadDropped(PathOf("link"), "link", out _, out var finding).ShouldBeFalse();
        finding?.Code.ShouldBe("RF5103");
    }

    [Theory]
    [InlineData("/dev/zero", "RF5103")]
    [InlineData("/dev/tty0", "RF5103")]
    [InlineData("/tmp", "RF5102")]
    public void What_is_no_file_is_not_opened(string path, string code)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Path.Exists(path), "There is no such device here.");
        InputFile.TryRead(path, path, out _, out var finding).ShouldBeFalse();
        finding?.Code.ShouldBe(code);
    }

    [Fact]
    public void The_size_is_asked_before_anything_is_read()
    {
        using (var sparse = File.Create(PathOf("large.json")))
            sparse.SetLength(InputFile.MostBytes + 1);

        InputFile.TryRead(PathOf("large.json"), "large.json", out _, out var finding).ShouldBeFalse();
        finding?.Code.ShouldBe("RF5104");
    }

    [Fact]
    public void A_folder_is_entered_once_by_whatever_links_it_is_reached()
    {
        Directory.CreateDirectory(PathOf("d/s"));
        File.WriteAllText(PathOf("d/s/a.json"), "{}");
        Directory.CreateSymbolicLink(PathOf("d/s/self"), PathOf("d/s"));
        Directory.CreateSymbolicLink(PathOf("d/s/up"), PathOf("d"));
        File.CreateSymbolicLink(PathOf("d/dangling.json"), PathOf("nowhere"));

        var contents = FolderWalk.Read(PathOf("d"), "d");

        contents.Findings.ShouldBeEmpty();
        contents.Files.Select(file => Path.GetRelativePath(PathOf("d"), file)).ShouldBe(["dangling.json", "s/a.json"]);
    }

    [Fact]
    public void Folders_in_one_another_are_known_by_whatever_links_they_are_named()
    {
        Directory.CreateDirectory(PathOf("in/sub"));
        Directory.CreateDirectory(PathOf("in2"));
        Directory.CreateSymbolicLink(PathOf("link"), PathOf("in/sub"));

        FolderWalk.Contains(PathOf("in"), PathOf("in")).ShouldBeTrue();
        FolderWalk.Contains(PathOf("in"), PathOf("in/sub")).ShouldBeTrue();
        FolderWalk.Contains(PathOf("in/sub"), PathOf("in")).ShouldBeFalse();
        FolderWalk.Contains(PathOf("in"), PathOf("in2")).ShouldBeFalse();
        FolderWalk.Contains(PathOf("in"), PathOf("link")).ShouldBe(OperatingSystem.IsLinux());
    }

    [Theory]
    [InlineData("a/b:c", "a-b-c")]
    [InlineData("nul", "_nul")]
    [InlineData("CON.x", "_CON.x")]
    [InlineData("\uFFFEx\0", "-x-")]
    [InlineData("a\u202Ex\u2028", "a-x-")]
    [InlineData(" . ", "")]
    public void Name_out_of_data_is_one_plain_name_on_every_system(string text, string name) => FileNames.Plain(text).ShouldBe(name);

    [Fact]
    public void Long_name_is_cut_between_letters()
    {
        var name = FileNames.Plain(string.Concat(Enumerable.Repeat("ế😀", 80)));
        System.Text.Encoding.UTF8.GetByteCount(name).ShouldBeInRange(FileNames.MostBytes - 4, FileNames.MostBytes);
        name.EnumerateRunes().ShouldNotContain(System.Text.Rune.ReplacementChar);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
