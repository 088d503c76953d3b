using System.Text;
using ReportForge.Reports.Storage;

namespace ReportForge.Reports.Tests.Storage;

public sealed class OutputFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-storage-");

    [Fact]
    public void A_file_is_replaced_whole_and_nothing_is_left_beside_it()
    {
        OutputFile.Write(PathOf("a.txt"), "one"u8);
        OutputFile.Write(PathOf("a.txt"), "two"u8);
        OutputFile.WriteQuickly(PathOf("below/b.txt"), "three"u8);
        OutputFile.Write(PathOf("c.txt"), stream => stream.Write("four"u8));

        new[] { "a.txt", "below/b.txt", "c.txt" }.Select(name => File.ReadAllText(PathOf(name))).ShouldBe(["two", "three", "four"]);
        Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Count().ShouldBe(3);
    }

    [Fact]
    public void What_a_planted_link_leads_to_stays_as_it_is()
    {
        File.WriteAllText(PathOf("victim"), "precious");
        File.CreateSymbolicLink(OutputFile.TemporaryName(PathOf("a.txt")), PathOf("victim"));

        OutputFile.Write(PathOf("a.txt"), "new"u8);

        File.ReadAllText(PathOf("victim")).ShouldBe("precious");
        new FileInfo(PathOf("a.txt")).LinkTarget.ShouldBeNull();
        File.ReadAllText(PathOf("a.txt")).ShouldBe("new");
    }

    [Fact]
    public void The_rights_of_the_file_that_is_replaced_are_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such rights.");
        File.WriteAllText(PathOf("a.txt"), "old");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(PathOf("a.txt"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        OutputFile.Write(PathOf("a.txt"), "new"u8);

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(PathOf("a.txt")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Only_what_this_program_left_is_removed_and_no_link_is_followed()
    {
        Directory.CreateDirectory(PathOf("out/below"));
        Directory.CreateDirectory(PathOf("far"));
        var own = OutputFile.TemporaryName(PathOf("out/below/a.docx"));
        string[] foreign = [PathOf("out/.precious.tmp"), PathOf("out/.reportforge-x.tmp"), OutputFile.TemporaryName(PathOf("far/a.docx"))];
        foreach (var file in foreign.Append(own))
            File.WriteAllText(file, "x");
        Directory.CreateSymbolicLink(PathOf("out/link"), PathOf("far"));
        Directory.CreateSymbolicLink(PathOf("out/self"), PathOf("out"));

        OutputFile.RemoveLeftOvers(PathOf("out"));

        File.Exists(own).ShouldBeFalse();
        foreign.ShouldAllBe(file => File.Exists(file));
    }

    [Fact]
    public void A_name_may_be_as_long_as_the_file_system_takes()
    {
        var name = string.Concat(Enumerable.Repeat("ế", 83)) + ".docx";
        Encoding.UTF8.GetByteCount(name).ShouldBe(254);

        OutputFile.Write(PathOf(name), "x"u8);

        File.Exists(PathOf(name)).ShouldBeTrue();
    }

    [Fact]
    public void Half_a_file_does_not_stay_when_the_writing_fails()
    {
        Should.Throw<MachineFailureException>(() => OutputFile.Write(PathOf("a.txt"), stream =>
        {
            stream.Write("half"u8);
            throw new IOException("the disk is full");
        })).Finding.Code.ShouldBe("RF5111");

        Directory.EnumerateFileSystemEntries(_folder.FullName).ShouldBeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
