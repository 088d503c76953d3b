using ReportForge.Findings;

namespace ReportForge.Data.Yaml;

/// <summary>What is said about a manifest, a catalogue or a rule file whose shape is wrong.</summary>
public static class ManifestFindings
{
    public static Finding MissingKey(Place place, string key) => new("RF3110", Severity.Error, place,
        new($"Thiếu dòng '{key}:'.", $"The key '{key}' is missing."));

    public static Finding UnknownKey(Place place, string key, string? nearest) => new("RF3111", Severity.Error, place,
        new($"Không có trường nào tên '{key}' ở đây.", $"There is no key '{key}' here."))
    {
        Hint = nearest is null ? null : new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?"),
    };

    public static Finding WrongShape(Place place, string key, Wording expected) => new("RF3112", Severity.Error, place,
        new($"'{key}' phải là {expected.Vi}.", $"'{key}' must be {expected.En}."));

    public static Finding NotOneOf(Place place, string value, IEnumerable<string> allowed)
    {
        var names = allowed.ToArray();
        var list = string.Join(", ", names);
        return new("RF3113", Severity.Error, place, new($"'{value}' không dùng được ở đây.", $"'{value}' cannot stand here."))
        {
            Expected = new($"một trong: {list}", $"one of: {list}"),
            Hint = NameSuggester.Nearest(value, names) is { } nearest ? new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?") : null,
        };
    }
}
