using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Reports.Data;

namespace ReportForge.Reports.Tests.Contracts;

/// <summary>Every file of fixtures/broken is refused with a finding at the place that its README names.</summary>
public sealed partial class BrokenDataTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "fixtures", "broken");

    public static TheoryData<string, string> Broken
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Match row in Row().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))))
                data.Add(row.Groups[1].Value, row.Groups[2].Value);
            return data;
        }
    }

    [Fact]
    public void The_README_names_every_file() =>
        Broken.Count.ShouldBe(Directory.EnumerateFiles(Folder, "*.json").Count());

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_is_refused_at_its_place(string file, string where)
    {
        var errors = Check(file).Where(finding => finding.IsError).ToArray();
        errors.ShouldNotBeEmpty();
        errors.ShouldAllBe(finding => finding.Place.File == file);
        if (FieldPath().Match(where) is { Success: true } path)
            errors.ShouldContain(finding => Names(finding, path.Groups[1].Value));
        if (Line().Match(where) is { Success: true } line)
            errors.ShouldContain(finding => finding.Place.Line == int.Parse(line.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static bool Names(Finding finding, string path) =>
        finding.Place.Path == path || finding.Message.Vi.Contains($"'{path}'", StringComparison.Ordinal);

    private static ImmutableArray<Finding> Check(string file)
    {
        var read = ReportData.Read(file, File.ReadAllBytes(Path.Combine(Folder, file)));
        if (read.Data is not { } data)
            return read.Findings;
        var kind = Repository.Kinds.FindFor(data);
        if (kind.Kind is null)
            return kind.Findings;
        var draft = ReportDrafting.Draft(kind.Kind, data);
        draft.Document.ShouldBeNull();
        return [.. read.Findings, .. draft.Findings];
    }

    [GeneratedRegex(@"^\| `([a-z0-9-]+\.json)` \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex FieldPath();

    [GeneratedRegex(@"^dòng (\d+)$")]
    private static partial Regex Line();
}
