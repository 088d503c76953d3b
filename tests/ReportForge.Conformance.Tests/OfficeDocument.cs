namespace ReportForge.Conformance.Tests;

/// <summary>
/// One document of Cases/offices as a real office writes it, with what INDEX.tsv says of it: the rules that must report something,
/// and those that must not. <c>open:</c> before a rule says that it must not be left unjudged either.
/// </summary>
internal sealed record OfficeDocument(string Name, IReadOnlyList<string> MustReport, IReadOnlyList<string> MustNotReport, string Why)
{
    private const string Everything = "(everything)";

    public static string Folder { get; } = Path.Combine(TestDocument.CasesFolder, "offices");

    public bool IsClean => MustNotReport is [Everything];

    public ReadOnlyMemory<byte> Read() => File.ReadAllBytes(Path.Combine(Folder, Name + ".docx"));

    public static IReadOnlyList<OfficeDocument> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Folder, "INDEX.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(cells => new OfficeDocument(cells[0], Rules(cells[2]), Rules(cells[3]), cells[4])),
    ];

    private static string[] Rules(string cell) => cell is "-" or "(nothing)" ? [] : cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
