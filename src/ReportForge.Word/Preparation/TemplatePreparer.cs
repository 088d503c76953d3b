using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Scripting;
using ReportForge.Word.Composition;
using ReportForge.Word.Images;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Preparation;

/// <summary>The walk from files to a template: open, find tags, place blocks, put together, hand to the language.</summary>
internal sealed partial class TemplatePreparer(WordTemplateSource source, WordTemplateOptions options)
{
    private readonly List<Finding> _findings = [];
    private readonly List<TemplateNeeds> _needs = [];

    public PreparedWordTemplate Prepare()
    {
        var parts = Open(source.Parts);
        var library = Open(source.Library);
        foreach (var chain in IncludeCircles.Find(library))
            _findings.Add(chain);
        if (parts.Count == 0 || HasErrors)
            return Refused([.. parts, .. library]);
        var composition = new TemplateComposer(parts, library, options).Compose();
        var plan = Parse(parts[0].Part.Name, PiecesOf(composition));
        var plans = new LibraryLoader(library.ToDictionary(file => file.Part.Name, Parse, StringComparer.Ordinal));
        if (HasErrors)
            return new(null, Ordered()) { Needs = SureNeeds() };
        var keptTags = parts.Concat(library).Sum(file => file.KeptTags);
        var writer = new DocumentWriter(composition, plans, new ImageLibrary(source.Images)) { LeavesTags = keptTags > 0 };
        return new(new WordTemplate(plan, TemplateHash.Of(source), writer), Ordered())
        {
            Needs = plan.Needs,
            KeptTags = keptTags,
            HasTags = parts.Concat(library).Any(file => file.HasTags),
        };
    }

    private bool HasErrors => _findings.Exists(finding => finding.IsError);

    private List<TemplateFile> Open(ImmutableArray<WordTemplatePart> parts) =>
        [.. parts.Select(part => TemplateFile.Open(part, options, _findings)).OfType<TemplateFile>()];

    // What the language has to say is said too: an author wants all complaints at once.
    private PreparedWordTemplate Refused(List<TemplateFile> files)
    {
        foreach (var file in files)
        {
            foreach (var part in file.Draft.Parts.Where(part => part.Tree is { } tree && Marks.In(tree.Root)))
                Parse(file.Part.Name, PiecesOf(part));
        }

        return new(null, Ordered()) { Needs = files.Count == 0 ? null : SureNeeds() };
    }

    // A name that is set somewhere may be set in another part, and what a tag sets that cannot be read looks like data
    // elsewhere: neither is called data.
    private TemplateNeeds SureNeeds()
    {
        var together = TemplateNeeds.Together(_needs);
        var unreadable =
            _findings.Where(finding => finding.IsError).SelectMany(finding => SettingOfName().Matches(finding.Place.Quote ?? ""));
        return together.Without(
            together.Names.Concat(unreadable.Select(match => match.Groups["name"].Value)).ToHashSet(StringComparer.Ordinal));
    }

    [GeneratedRegex(
        @"\b(?:for|tablerow|capture|func)\s+(?<name>\w+)|(?<![.\w])(?<name>\w+)\s*[-+*/%]?=(?!=)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SettingOfName();

    private static ImmutableArray<TemplatePiece> PiecesOf(DraftPart part)
    {
        var pieces = new PieceBuilder();
        if (part.Tree is { } tree)
            new PartEmitter(pieces).Emit(tree);
        return pieces.Build();
    }

    private static ImmutableArray<TemplatePiece> PiecesOf(Composition.Composition composition)
    {
        var pieces = new PieceBuilder();
        foreach (var part in composition.Rendered)
        {
            pieces.Step(new PartStart(part.Name));
            if (part.Tree is { } tree)
                new PartEmitter(pieces).Emit(tree);
            pieces.Step(PartEnd.Instance);
        }

        return pieces.Build();
    }

    private TemplatePlan Parse(TemplateFile file)
    {
        var pieces = new PieceBuilder();
        if (file.Body is { } body)
            new PartEmitter(pieces).EmitContent(body);
        return Parse(file.Part.Name, pieces.Build());
    }

    private TemplatePlan Parse(string name, ImmutableArray<TemplatePiece> pieces)
    {
        var parsed = Template.Parse(TemplateSource.FromPieces(name, pieces));
        _findings.AddRange(parsed.Findings);
        _needs.Add(parsed.Plan.Needs);
        return parsed.Plan;
    }

    // A file that is given twice complains once; what a tag does that cannot be read is not known.
    private ImmutableArray<Finding> Ordered()
    {
        var unreadable = _findings.Where(finding => finding.Code.StartsWith("RF10", StringComparison.Ordinal)
            || finding.Code.StartsWith("RF11", StringComparison.Ordinal))
            .Select(finding => (finding.Place.File, finding.Place.Anchor)).ToHashSet();
        return [.. _findings.Distinct().Where(
            finding => finding.Code != WordFindings.PrintsAtBlockCode || !unreadable.Contains((finding.Place.File, finding.Place.Anchor)))];
    }
}
