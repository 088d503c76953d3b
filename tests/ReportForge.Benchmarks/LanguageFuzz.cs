using System.Globalization;
using ReportForge.Scripting.Tests.Fuzzing;

namespace ReportForge.Benchmarks;

/// <summary><c>-- fuzz-language --minutes 60 --seed 7</c>: throws templates at the language and tells which promises it breaks.</summary>
internal static class LanguageFuzz
{
    public const string Command = "fuzz-language";

    public static int Run(string[] args)
    {
        var minutes = double.Parse(ValueOf(args, "--minutes", "60"), CultureInfo.InvariantCulture);
        var seed = int.Parse(ValueOf(args, "--seed", "1"), CultureInfo.InvariantCulture);
        var fuzzer = new LanguageFuzzer(seed, Corpus());
        var failures = 0;
        fuzzer.Run(TimeSpan.FromMinutes(minutes), Failed, Went);
        Console.WriteLine($"seed {seed}: {fuzzer.Rounds} rounds, {fuzzer.Rendered} templates rendered, {failures} promises broken");
        return failures == 0 ? 0 : 1;

        void Failed(string failure)
        {
            failures++;
            Console.WriteLine(failure);
        }

        static bool Went(long rounds)
        {
            if (rounds % 50_000 == 0)
                Console.WriteLine($"{DateTime.UtcNow:HH:mm:ss} {rounds} rounds");
            return true;
        }
    }

    private static string ValueOf(string[] args, string name, string otherwise)
    {
        var place = Array.IndexOf(args, name);
        return place >= 0 && place + 1 < args.Length ? args[place + 1] : otherwise;
    }

    // The templates of the cases; sections that are no template do no harm as material for mutations.
    private static List<string> Corpus()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReportForge.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The solution is not above the program.");
        return [.. Directory.EnumerateFiles(Path.Combine(folder, "tests", "ReportForge.Scripting.Tests", "Cases"), "*.txt", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(TemplateOf)];
    }

    private static string TemplateOf(string file)
    {
        var text = File.ReadAllText(file);
        var start = text.IndexOf('\n', StringComparison.Ordinal) + 1;
        var end = text.IndexOf("\n--- ", start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..end];
    }
}
