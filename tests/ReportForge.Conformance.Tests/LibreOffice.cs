using System.Diagnostics;
using System.Globalization;

namespace ReportForge.Conformance.Tests;

/// <summary>Saves documents anew with LibreOffice, or counts their pages; a machine without it skips, a CI machine must have it.</summary>
internal static class LibreOffice
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public static IReadOnlyList<ReadOnlyMemory<byte>> Resave(IReadOnlyList<ReadOnlyMemory<byte>> documents) =>
        Converted(documents, "docx:MS Word 2007 XML", path => (ReadOnlyMemory<byte>)File.ReadAllBytes(path + ".docx"));

    /// <summary>The pages of each document as it is printed.</summary>
    public static IReadOnlyList<int> Pages(IReadOnlyList<ReadOnlyMemory<byte>> documents) => Converted(documents, "pdf", path => PagesOf(path + ".pdf"));

    private static List<T> Converted<T>(IReadOnlyList<ReadOnlyMemory<byte>> documents, string format, Func<string, T> read)
    {
        var folder = Directory.CreateTempSubdirectory("reportforge-lo-");
        try
        {
            var sources = documents.Select((bytes, index) => Write(folder, index, bytes)).ToList();
            Run("soffice", [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", format, "--outdir", Path.Combine(folder.FullName, "out"), .. sources]);
            return [.. sources.Select(source => read(Path.Combine(folder.FullName, "out", Path.GetFileNameWithoutExtension(source))))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Write(DirectoryInfo folder, int index, ReadOnlyMemory<byte> bytes)
    {
        var path = Path.Combine(folder.FullName, $"{index}.docx");
        File.WriteAllBytes(path, bytes.Span);
        return path;
    }

    private static int PagesOf(string pdf)
    {
        var line = Run("pdfinfo", [pdf]).Split('\n').Single(line => line.StartsWith("Pages:", StringComparison.Ordinal));
        return int.Parse(line["Pages:".Length..], NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
    }

    private static string Run(string program, IEnumerable<string> arguments)
    {
        using var process = Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true });
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit(Patience).ShouldBeTrue();
        errors.GetAwaiter().GetResult();
        return output.GetAwaiter().GetResult();
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start).ShouldNotBeNull();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"{start.FileName} is not installed");
            throw;
        }
    }
}
