using System.Globalization;
using BenchmarkDotNet.Running;

namespace ReportForge.Benchmarks;

internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is [LanguageFuzz.Command, ..])
            return LanguageFuzz.Run(args);
        if (args is [OneThread.Command, .. var options])
            return OneThread.Measure(int.Parse(options.ElementAtOrDefault(0) ?? "5", CultureInfo.InvariantCulture), options.ElementAtOrDefault(1) ?? "", options.ElementAtOrDefault(2));
        if (args is [ColdStart.Command, var program])
            return ColdStart.Measure(program);
        if (args is [WholeBatch.Command, var published, .. var years])
            return WholeBatch.Measure(published, years is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 1);
        if (args is [ClusterRun.Command, var service, .. var units])
            return ClusterRun.Measure(service, units is [var most] ? int.Parse(most, CultureInfo.InvariantCulture) : int.MaxValue).GetAwaiter().GetResult();
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
