using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Reports.Kinds;

/// <summary>The files of a new kind, or the findings why there are none.</summary>
public sealed record NewKindResult(ImmutableArray<string> Files, ImmutableArray<Finding> Findings);

/// <summary>
/// Makes the folder of a new kind from a model: a report from <c>templates/parts/new-kind</c>, any other kind of the decree from
/// its folder in <c>templates/parts/new-forms</c>. It drafts at once and is then changed in Word and a text editor.
/// </summary>
public static partial class NewKind
{
    private const string ModelName = "new-kind";
    private const string FormsFolder = "new-forms";

    /// <summary>The form that is made when nothing else is asked for.</summary>
    public const string Report = "bao-cao";

    /// <summary>All forms that there are models of, by the names of the decree's kinds.</summary>
    public static ImmutableArray<string> Forms { get; } =
        [Report, "quyet-dinh", "cong-van", "to-trinh", "ke-hoach", "thong-bao", "bien-ban", "giay-moi"];

    /// <param name="templatesFolder">Where kinds are.</param>
    /// <param name="id">The folder's name.</param>
    /// <param name="form">One of <see cref="Forms"/>.</param>
    /// <exception cref="MachineFailureException">The folder cannot be written.</exception>
    public static NewKindResult Create(string templatesFolder, string id, string form = Report)
    {
        if (!PlainName().IsMatch(id))
            return Refused(KindFindings.BadKindName(id));
        var model = form == Report
            ? Path.Combine(templatesFolder, "parts", ModelName)
            : Path.Combine(templatesFolder, "parts", FormsFolder, form);
        if (!FileSight.IsFolder(model))
            return Refused(KindFindings.NoTemplates(Place.InFile(templatesFolder)));
        var target = Path.Combine(templatesFolder, id);
        if (FileSight.IsThere(target))
            return Refused(KindFindings.KindExists(Place.InFile(target), id));
        return new([.. Directory.EnumerateFiles(model).Order(StringComparer.Ordinal).Select(file => Copy(file, target, id))], []);
    }

    private static string Copy(string file, string target, string id)
    {
        var path = Path.Combine(target, Path.GetFileName(file));
        var isWord = Path.GetExtension(file) == ".docx";
        if (!InputFile.TryRead(file, file, out var model, out var obstacle))
            throw MachineFailureException.With(obstacle, new FileNotFoundException());
        OutputFile.Write(path, isWord
            ? model
            : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(model).Replace(ModelName, id, StringComparison.Ordinal)));
        return path;
    }

    private static NewKindResult Refused(Finding finding) => new([], [finding]);

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
