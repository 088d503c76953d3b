using System.Collections.Immutable;
using System.Globalization;
using ReportForge.Data.Json;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Scripting;
using ReportForge.Word;

namespace ReportForge.Cli.Merging;

/// <summary>
/// What a merge may take before it is stopped. Each limit has a name, by which <c>--limit</c> raises it and by which the finding of
/// the limit says so.
/// </summary>
internal sealed record MergeLimits
{
    public static readonly MergeLimits Default = new();

    private static readonly ImmutableArray<MergeLimit> All =
    [
        new("steps", ["RF1301"], limits => limits.Budget.MaxSteps, (limits, value) =>
            limits with { Budget = limits.Budget with { MaxSteps = value } }),
        new("loop-turns", ["RF1302"], limits => limits.Budget.MaxLoopTurns, (limits, value) =>
            limits with { Budget = limits.Budget with { MaxLoopTurns = value } }),
        new("nested-calls", ["RF1303", "RF1310"], limits => limits.Budget.MaxRecursion, (limits, value) =>
            limits with { Budget = limits.Budget with { MaxRecursion = Whole(value) } }),
        new("characters", ["RF1304"], limits => limits.Budget.MaxOutputCharacters, (limits, value) =>
            limits with { Budget = limits.Budget with { MaxOutputCharacters = value } }),
        new("built-bytes", ["RF1305"], limits => limits.Budget.MaxBuiltBytes, (limits, value) =>
            limits with { Budget = limits.Budget with { MaxBuiltBytes = value } }),
        new("integer-bits", ["RF1306"], limits => limits.Budget.MaxIntegerBits, (limits, value) =>
            limits with { Budget = limits.Budget with { MaxIntegerBits = Whole(value) } }),
        new("value-depth", ["RF1307"], limits => limits.Budget.MaxValueDepth, (limits, value) =>
            limits with { Budget = limits.Budget with { MaxValueDepth = Whole(value) } }),
        new("regex-seconds", ["RF1308"], limits => (long)limits.Budget.RegexTime.TotalSeconds, (limits, value) =>
            limits with { Budget = limits.Budget with { RegexTime = Seconds(value) } }),
        new("seconds", ["RF1309"], limits => (long)limits.Budget.WorkTime.TotalSeconds, (limits, value) =>
            limits with { Budget = limits.Budget with { WorkTime = Seconds(value) } }),
        new("data-depth", ["RF1403"], limits => limits.Data.MaxDepth, (limits, value) =>
            limits with { Data = limits.Data with { MaxDepth = Whole(value) } }),
        new("data-bytes", ["RF1404"], limits => limits.Data.MaxBytes, (limits, value) =>
            limits with { Data = limits.Data with { MaxBytes = value } }),
        new("data-values", ["RF1409"], limits => limits.Data.MaxValues, (limits, value) =>
            limits with { Data = limits.Data with { MaxValues = Whole(value) } }),
        new("tags", ["RF2013"], limits => limits.Tags.MostTags, (limits, value) =>
            limits with { Tags = limits.Tags with { MostTags = Whole(value) } }),
        new("paragraph-characters", ["RF2014"], limits => limits.Tags.MostCharacters, (limits, value) =>
            limits with { Tags = limits.Tags with { MostCharacters = Whole(value) } }),
        new("file-bytes", ["RF4004"], limits => limits.Package.PackageBytes, (limits, value) =>
            limits with { Package = limits.Package with { PackageBytes = value } }),
        new("file-parts", ["RF4005"], limits => limits.Package.Entries, (limits, value) =>
            limits with { Package = limits.Package with { Entries = Whole(value) } }),
        new("unpacked-bytes", ["RF4006"], limits => limits.Package.InflatedBytes, (limits, value) =>
            limits with { Package = limits.Package with { InflatedBytes = value, PartBytes = value } }),
        new("unpacked-ratio", ["RF4007"], limits => limits.Package.Ratio, (limits, value) =>
            limits with { Package = limits.Package with { Ratio = Whole(value) } }),
        new("xml-depth", ["RF4018"], limits => limits.Package.XmlDepth, (limits, value) =>
            limits with { Package = limits.Package with { XmlDepth = Whole(value) } }),
        new("xml-bytes", ["RF4021"], limits => limits.Package.TreeBytes, (limits, value) =>
            limits with { Package = limits.Package with { TreeBytes = value, TreeStretch = Whole(value / 4) } }),
        new("xml-elements", ["RF4022"], limits => limits.Package.TreeElements, (limits, value) =>
            limits with
            {
                Package = limits.Package with
                {
                    TreeElements = Whole(value),
                    TreeNodes = Whole(value * 4),
                    XmlElements = Whole(Math.Max(value, limits.Package.XmlElements)),
                },
            }),
        new("records", ["RF5428"], limits => limits.Records, (limits, value) => limits with { Records = Whole(value) }),
    ];

    public BudgetLimits Budget { get; private init; } = BudgetLimits.Default;

    public PackageLimits Package { get; private init; } = PackageLimits.Default;

    public JsonLimits Data { get; private init; } = JsonLimits.Default;

    public TagLimits Tags { get; private init; } = TagLimits.Default;

    /// <summary>Records in one document. Word works slowly on documents of more than 2,000 sections, the default.</summary>
    public int Records { get; private init; } = 2_000;

    /// <summary>The names of the limits, as the help shows them.</summary>
    public static IEnumerable<string> Names => All.Select(limit => limit.Name);

    /// <summary>The codes of the findings that a limit makes.</summary>
    public static IEnumerable<string> Codes => All.SelectMany(limit => limit.Codes);

    /// <summary>Reads <c>steps=5000000</c>, several with commas between.</summary>
    public static MergeLimits Read(IEnumerable<string> written, ICollection<Finding> findings)
    {
        var limits = Default;
        foreach (var one in written.SelectMany(text =>
            text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            var words = one.Split('=', 2, StringSplitOptions.TrimEntries);
            if (All.FirstOrDefault(known => known.Name == words[0]) is not { } limit)
                findings.Add(MergeFindings.UnknownLimit(words[0], NameSuggester.Nearest(words[0], Names), Names));
            else if (words.Length < 2 || !long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
                || value < 1)
                findings.Add(MergeFindings.NoLimit(limit.Name, words.Length < 2 ? "" : words[1], limit.Of(Default) * 2));
            else
                limits = limit.With(limits, value);
        }

        return limits;
    }

    /// <summary>The findings with the option that raises it in the hint of each that a limit has made.</summary>
    public ImmutableArray<Finding> Named(IEnumerable<Finding> findings) => [.. findings.Select(Named)];

    private Finding Named(Finding finding)
    {
        if (All.FirstOrDefault(limit => limit.Codes.Contains(finding.Code)) is not { } limit)
            return finding;
        var option = string.Create(CultureInfo.InvariantCulture, $"--limit {limit.Name}={Math.Max(2, limit.Of(this) * 2)}");
        var hint = finding.Code.StartsWith("RF13", StringComparison.Ordinal) ? new("Đơn giản hóa mẫu.", "Make the template simpler.")
            : finding.Hint;
        return finding with
        {
            Hint = new(
                $"{hint?.Vi} Nếu đúng là cần nhiều như vậy, ghép lại với {option}.".TrimStart(),
                $"{hint?.En} If it really needs that much, merge again with {option}.".TrimStart()),
        };
    }

    private static int Whole(long value) => (int)Math.Min(value, int.MaxValue);

    private static TimeSpan Seconds(long value) => TimeSpan.FromSeconds(Math.Min(value, 86_400));
}

/// <summary>One limit: its name, the findings that it makes, how it is read and set.</summary>
internal sealed record MergeLimit(string Name, ImmutableArray<string> Codes, Func<MergeLimits, long> Of,
    Func<MergeLimits, long, MergeLimits> With);
