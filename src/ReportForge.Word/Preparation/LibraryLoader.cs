using ReportForge.Scripting;

namespace ReportForge.Word.Preparation;

/// <summary>Gives the plans of the parts that a template may include, by file name with or without <c>.docx</c>.</summary>
internal sealed class LibraryLoader : ITemplateLoader
{
    private const string Extension = ".docx";
    private readonly Dictionary<string, TemplatePlan> _plans;

    public LibraryLoader(Dictionary<string, TemplatePlan> plans) =>
        _plans = plans.ToDictionary(plan => ShortName(plan.Key), plan => plan.Value, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Names => _plans.Keys;

    public TemplatePlan? Load(string name) => _plans.GetValueOrDefault(ShortName(name));

    public static string ShortName(string name)
    {
        var file = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return file.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? file[..^Extension.Length] : file;
    }
}
