using System.Globalization;
using BenchmarkDotNet.Running;

namespace ReportForge.Benchmarks;

internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is [LanguageFuzz.Command, ..])
            return LanguageFuzz.Run(args);
        if (args is [ColdStart.Command, var program])
            return ColdStart.Measure(program);
        if (args is [WholeBatch.Command, var published, .. var years])
            return WholeBatch.Measure(published, years is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 1);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
