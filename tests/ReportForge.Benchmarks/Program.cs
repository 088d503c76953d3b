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
        if (args is [ClusterRun.WaitCommand, var waiting])
            return ClusterRun.MeasureWaiting(waiting).GetAwaiter().GetResult();
        if (args is [ClusterRun.LongCommand, var lasting, .. var batches])
            return ClusterRun.MeasureLong(lasting, batches is [var often] ? int.Parse(often, CultureInfo.InvariantCulture) : 31).GetAwaiter().GetResult();
        if (args is [ServiceLoadRun.Command, var loaded, .. var lasts])
            return ServiceLoadRun.Measure(loaded, lasts is ["--minutes", var minutes] ? double.Parse(minutes, CultureInfo.InvariantCulture) : 10).GetAwaiter().GetResult();
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
    }
}
