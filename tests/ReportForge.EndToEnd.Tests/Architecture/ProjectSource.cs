using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ReportForge.EndToEnd.Tests.Architecture;

/// <summary>The C# files of one project below <c>src</c>, understood as the compiler understands them.</summary>
internal sealed class ProjectSource
{
    private readonly Dictionary<SyntaxTree, string> _folders;

    private ProjectSource(string folder, CSharpCompilation compilation, IEnumerable<SyntaxTree> written)
    {
        Compilation = compilation;
        _folders = written.ToDictionary(tree => tree, tree => TopFolder(Path.GetRelativePath(folder, tree.FilePath)));
    }

    public CSharpCompilation Compilation { get; }

    /// <summary>The files that people write, pages (.razor) as an outline.</summary>
    public IReadOnlyCollection<SyntaxTree> Trees => _folders.Keys;

    /// <param name="project">The name of the project behind <c>ReportForge.</c>.</param>
    public static ProjectSource Read(string project)
    {
        var folder = RepositoryRoot.PathOf("src", $"ReportForge.{project}");
        List<SyntaxTree> written =
        [
            .. SourceFiles.Of(Path.Combine("src", $"ReportForge.{project}")).Select(file => Parsed(file, File.ReadAllText(file))),
            .. Directory.EnumerateFiles(folder, "*.razor", SearchOption.AllDirectories).Select(file => Parsed(file, Outline(file))),
        ];
        var assembly = project == "Cli" ? "reportforge" : $"ReportForge.{project}";
        var compilation = CSharpCompilation.Create(
            assembly,
            [.. written, .. SettingsOf(folder).Select(file => Parsed(file, File.ReadAllText(file)))],
            References(assembly),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return new ProjectSource(folder, compilation, written);
    }

    /// <summary>Types and namespaces that are nowhere, so that what names them would be overlooked.</summary>
    public IEnumerable<string> UnknownNames => Compilation.GetDeclarationDiagnostics()
        .Where(found => found.Id is "CS0234" or "CS0246")
        .Select(found => found.ToString());

    public string FolderOf(SyntaxTree tree) => _folders[tree];

    /// <summary>Where a type is written; nowhere, if it is another project's or is made by the build.</summary>
    public IEnumerable<string> FoldersOf(INamedTypeSymbol type) => type.OriginalDefinition.DeclaringSyntaxReferences
        .Select(reference => _folders.GetValueOrDefault(reference.SyntaxTree))
        .OfType<string>()
        .Distinct();

    private static string TopFolder(string path) => path.Split(Path.DirectorySeparatorChar) is [var top, _, ..] ? top : ".";

    private static SyntaxTree Parsed(string file, string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview), file);

    // A page is known by its name. What it names itself Razor alone could tell.
    private static string Outline(string page)
    {
        var folder = Path.GetRelativePath(RepositoryRoot.PathOf("src"), Path.GetDirectoryName(page) ?? "");
        return $"""
            namespace {folder.Replace(Path.DirectorySeparatorChar, '.')};
            public sealed partial class {Path.GetFileNameWithoutExtension(page)} : Microsoft.AspNetCore.Components.ComponentBase;
            """;
    }

    // What the build makes of the project's settings: the namespaces that every file uses.
    private static IEnumerable<string> SettingsOf(string folder) => Directory
        .EnumerateFiles(Path.Combine(folder, "obj"), "*.GlobalUsings.g.cs", SearchOption.AllDirectories)
        .OrderByDescending(File.GetLastWriteTimeUtc)
        .Take(1);

    // The framework, and of what lies beside the tests that alone which the project knows: names of others would hide its own.
    private static IEnumerable<MetadataReference> References(string assembly)
    {
        var framework = ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(file => Path.GetDirectoryName(file) != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return framework.Concat(KnownTo(assembly).Except([FileOf(assembly)])).Select(file => MetadataReference.CreateFromFile(file));
    }

    private static HashSet<string> KnownTo(string assembly)
    {
        var known = new HashSet<string>();
        var open = new Stack<string>([FileOf(assembly)]);
        while (open.TryPop(out var file))
        {
            if (!File.Exists(file) || !known.Add(file))
                continue;
            using var module = ModuleMetadata.CreateFromFile(file);
            var reader = module.GetMetadataReader();
            foreach (var reference in reader.AssemblyReferences)
                open.Push(FileOf(reader.GetString(reader.GetAssemblyReference(reference).Name)));
        }

        return known;
    }

    private static string FileOf(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
}
