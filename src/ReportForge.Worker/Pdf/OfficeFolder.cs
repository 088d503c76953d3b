using System.Globalization;
using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Pdf;

/// <summary>
/// The folder of one run of LibreOffice: its profile, the documents that it reads, the PDFs that it makes. It is gone afterwards;
/// one that a killed process left is known by its lock, which nobody holds any more, and is removed by the next run.
/// </summary>
internal sealed class OfficeFolder : IDisposable
{
    private const string Prefix = "reportforge-pdf-";
    private const string LockName = ".lock";

    private const string Schema = "http://www.w3.org/2001/XMLSchema";
    private const string Scripting = "/org.openoffice.Office.Common/Security/Scripting";
    private const string Network = "/org.openoffice.Inet/Settings";

    // What documents ask for is not fetched, macros do not run, and there is no way to the network (port 9 takes and drops everything).
    private const string Settings = $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="{Schema}" xmlns:xsi="{Schema}-instance">
        <item oor:path="{Scripting}"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="{Scripting}"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="{Scripting}"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="{Scripting}"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
        <item oor:path="{Network}"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
        <item oor:path="{Network}"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="{Network}"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
        <item oor:path="{Network}"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
        <item oor:path="{Network}"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
        </oor:items>
        """;

    private readonly DirectoryInfo _folder;
    private readonly FileStream _lock;

    private OfficeFolder(DirectoryInfo folder, FileStream hold) => (_folder, _lock) = (folder, hold);

    public string Profile => Path.Combine(_folder.FullName, "profile");

    /// <summary>Where LibreOffice writes what it makes, to be moved to its place when it is whole.</summary>
    public string Made => Path.Combine(_folder.FullName, "made");

    public static OfficeFolder Create()
    {
        RemoveAbandoned();
        var folder = Directory.CreateTempSubdirectory(Prefix);
        var made = new OfficeFolder(
            folder,
            new FileStream(Path.Combine(folder.FullName, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));
        Directory.CreateDirectory(made.Made);
        var user = Path.Combine(made.Profile, "user");
        Directory.CreateDirectory(user);
        File.WriteAllText(Path.Combine(user, "registrymodifications.xcu"), Settings);
        return made;
    }

    /// <summary>Lays a document there, under a name of which no two are alike and none is an option.</summary>
    public string Put(int index, string document, ReadOnlySpan<byte> bytes)
    {
        var name = FileNames.Plain(Path.GetFileNameWithoutExtension(document));
        var path = Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{index}-{name}.docx"));
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose()
    {
        _lock.Dispose();
        Remove(_folder.FullName);
    }

    private static void RemoveAbandoned()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            if (IsAbandoned(Path.Combine(folder, LockName)))
                Remove(folder);
        }
    }

    private static bool IsAbandoned(string path)
    {
        try
        {
            if (OutputFile.StateOf(path) != PlaceState.HasFile)
                return false;
            using var hold = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            return true;
        }
        catch (Exception failure) when (failure is MachineFailureException || MachineFailureException.IsMachineFailure(failure))
        {
            return false;
        }
    }

    // A program that was killed may still be writing for a moment.
    private static void Remove(string folder)
    {
        const int tries = 5;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure) && attempt < tries)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(50));
            }
            catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
            {
                // The next run removes it.
                return;
            }
        }
    }
}
