using System.Diagnostics;

namespace ReportForge.Worker.Pdf;

/// <summary>What a program has said; <see cref="IsOver"/> is false for one that was stopped because it took too long.</summary>
internal sealed record GuardedRun(bool IsOver, string Output, string Said);

/// <summary>
/// Programs of others that read documents: behind <see cref="OfficeGuard"/>, with a limit of time, killed with all that they started.
/// </summary>
internal static class GuardedProgram
{
#pragma warning disable RS0030 // A folder of the path that may not be looked into has no program for us.
    /// <summary>The first program of one of some names in some folders; null when there is none.</summary>
    public static string? Find(IEnumerable<string> folders, IEnumerable<string> names) =>
        (from folder in folders
         from name in names
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();
#pragma warning restore RS0030

    /// <summary>Runs a program to its end; null when the system does not start it.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked asked to stop.</exception>
    public static async Task<GuardedRun?> Run(string program, IEnumerable<string> arguments, TimeSpan limit, CancellationToken stopping)
    {
        using var process = Process.Start(StartOf([.. OfficeGuard.Before, program, .. arguments]));
        if (process is null)
            return null;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        timeout.CancelAfter(limit);
        try
        {
            var said = process.StandardError.ReadToEndAsync(timeout.Token);
            var output = await process.StandardOutput.ReadToEndAsync(timeout.Token);
            await process.WaitForExitAsync(timeout.Token);
            return new GuardedRun(IsOver: true, output, (await said).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            stopping.ThrowIfCancellationRequested();
            return new GuardedRun(IsOver: false, "", "");
        }
        finally
        {
            process.StandardInput.Close();
        }
    }

    private static ProcessStartInfo StartOf(string[] line)
    {
        var start = new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var name in new[] { "http_proxy", "https_proxy", "ftp_proxy" })
            start.Environment[name] = "http://127.0.0.1:9";
        return start;
    }
}
