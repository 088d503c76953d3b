using System.Diagnostics;

namespace ReportForge.Word.Tests.Support;

/// <summary>Other programs that look at documents; tests that need them are skipped where they are missing, but not in CI.</summary>
internal static class Programs
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static void Need(params string[] names)
    {
        foreach (var name in names.Where(name => Find(name) is null))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                throw new InvalidOperationException($"CI needs {name}.");
            Assert.Skip($"{name} is not installed: libreoffice-writer and poppler-utils have what this test needs.");
        }
    }

    /// <summary>Converts all files of a folder that match, into files beside them.</summary>
    public static void Convert(string folder, string pattern, string format)
    {
        var profile = new Uri(Path.Combine(folder, "profile")).AbsoluteUri;
        Run("soffice", [$"-env:UserInstallation={profile}", "--headless", "--convert-to", format, "--outdir", folder, .. Directory.GetFiles(folder, pattern).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The lines of a PDF, without the blanks that place them.</summary>
    public static string PageText(string pdf) => string.Join('\n', Pages(pdf));

    /// <summary>The same, page by page.</summary>
    public static IEnumerable<string> Pages(string pdf) => Run("pdftotext", ["-layout", "-enc", "UTF-8", pdf, "-"])
        .Split('\f')
        .Select(page => string.Join('\n', page.Split('\n').Select(line => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(line => line.Length > 0)).Normalize())
        .Where(page => page.Length > 0);

    private static string? Find(string name) => Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static string Run(string name, string[] arguments)
    {
        var start = new ProcessStartInfo(Find(name).ShouldNotBeNull(), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8 };
        using var process = Process.Start(start).ShouldNotBeNull();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{name} does not end.");
        }

        return output.GetAwaiter().GetResult();
    }
}
