using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using ReportForge.Conformance.Judging;
using ReportForge.Reports;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;

namespace ReportForge.Conformance.Tests;

/// <summary>The product's own documents, drafted and issued from the fixtures.</summary>
internal static class FinishedReports
{
    public static readonly string Root = FindRoot();

    private static readonly ReportKindLibrary Kinds = ReportKindLibrary.Open(Path.Combine(Root, "templates"));
    private static readonly ConcurrentDictionary<(string, DocumentMode), DraftResult> Made = new();

    // A report to a superior body: the same data with two addressees.
    private const string GoesUp = "?goes-up";

    /// <summary>Fixtures whose figures and facts are in order.</summary>
    public static IEnumerable<string> Names => Directory
        .EnumerateFiles(Path.Combine(Root, "fixtures", "reports"), "*-corrected.json")
        .Append(Path.Combine(Root, "templates", "one-stop-quarterly", "example.json"))
        .Select(file => Path.GetRelativePath(Root, file))
        .Append(Path.Combine("fixtures", "reports", "phuong-1-cchc-index-2023-corrected.json" + GoesUp))
        .Append(Path.Combine("fixtures", "reports", "tu-ky-2023-11-monthly-corrected.json" + GoesUp))
        .Order(StringComparer.Ordinal);

    /// <summary>The five reports as their offices typed them, with all their mistakes.</summary>
    public static IEnumerable<string> SourceNames => Directory
        .EnumerateFiles(Path.Combine(Root, "fixtures", "reports"), "*.json")
        .Where(file => !file.EndsWith("-corrected.json", StringComparison.Ordinal))
        .Select(file => Path.GetRelativePath(Root, file))
        .Order(StringComparer.Ordinal);

    /// <summary>The Word parts of all kinds.</summary>
    public static IEnumerable<string> Parts => Directory
        .EnumerateFiles(Path.Combine(Root, "templates"), "*.docx", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal);

    public static ReadOnlyMemory<byte> Make(string name, DocumentMode mode) => Of(name, mode).Document.ShouldNotBeNull();

    /// <summary>What drafting and issuing say about the form of the document that they made.</summary>
    public static ConformanceReport Conformance(string name, DocumentMode mode) => Of(name, mode).Conformance.ShouldNotBeNull();

    /// <summary>How the house checks a report made from this data: the data says whether it goes up.</summary>
    public static ConformanceOptions Options(string name, DocumentMode mode)
    {
        var goesUp = Data(name).Root.TryGetMember("addressees", out var addressees) && addressees.TryGetArray(out var array) && array.Count > 0;
        return new() { Mode = mode, Profile = HouseProfile.Default with { Addressees = goesUp ? Wanted.Required : Wanted.Allowed } };
    }

    private static DraftResult Of(string name, DocumentMode mode) => Made.GetOrAdd((name, mode), key => Fresh(key.Item1, key.Item2));

    private static DraftResult Fresh(string name, DocumentMode mode)
    {
        var data = Data(name);
        var kind = Kinds.FindFor(data).Kind.ShouldNotBeNull();
        var result = mode == DocumentMode.Draft ? ReportDrafting.Draft(kind, data) : ReportIssuing.Issue(kind, data, Issue(data));
        result.IsMade.ShouldBeTrue(string.Join('\n', result.Findings.Select(finding => finding.Message.En)));
        return result;
    }

    private static IssueOptions Issue(ReportData data)
    {
        data.Root.TryGetMember("document", out var document);
        var number = document.TryGetMember("number", out var given) && given.AsInteger() is { } known ? (int)known : 7;
        var date = document.TryGetMember("date", out var day) && DateOnly.TryParse(day.AsString(), out var written) ? written : new DateOnly(2026, 4, 6);
        return new() { Number = number, Date = date, OverrideReason = "Kiểm thử thể thức" };
    }

    public static string KindOf(string name) => Kinds.FindFor(Data(name)).Kind.ShouldNotBeNull().Id;

    private static ReportData Data(string name)
    {
        var file = name.Split('?')[0];
        var json = File.ReadAllText(Path.Combine(Root, file));
        if (name.EndsWith(GoesUp, StringComparison.Ordinal))
            json = Regex.Replace(json, "\"addressees\": \\[\\]", "\"addressees\": [\"Ủy ban nhân dân tỉnh\", \"Văn phòng Ủy ban nhân dân tỉnh\"]");
        return ReportData.Read(Path.GetFileName(file), Encoding.UTF8.GetBytes(json)).Data.ShouldNotBeNull();
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReportForge.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
