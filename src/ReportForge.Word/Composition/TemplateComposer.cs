using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using ReportForge.Findings;
using ReportForge.Word.Charts;
using ReportForge.Word.Controls;
using ReportForge.Word.Fields;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Composition;

/// <summary>Puts the files of a template together in the package of the first.</summary>
internal sealed class TemplateComposer(IReadOnlyList<TemplateFile> parts, IReadOnlyList<TemplateFile> library, WordTemplateOptions options)
{
    private readonly TemplateFile _main = parts[0];
    private readonly IdAllocator _ids = new();
    private readonly ChartPlaces _charts = new(parts[0].Draft);

    private PackageDraft Draft => _main.Draft;

    public Composition Compose()
    {
        foreach (var part in Draft.Parts.ToList())
        {
            // Of a file without tags nothing was taken apart yet, but its ids and names count.
            if (TemplateFile.MayHoldTags(part.ContentType) && (options.HasTags ? part.Tree : PackageDraft.TreeOf(part)) is { } tree)
                _ids.Learn(tree.Root);
        }

        foreach (var file in parts.Where(file => file.Part.RestartsPages))
            NumberingRestart.Apply(file);
        AppendParts();
        foreach (var file in library)
            Import(file, keepsSection: false);
        foreach (var element in library.SelectMany(file => file.Body?.SelfAndDescendants() ?? []).ToList())
            LoopTreatment.Distinguish(element);
        PlaceCharts();
        var bodies = new[] { _main }.Concat(library).Select(file => file.Body).OfType<MarkupElement>().ToList();
        DataNotes.Move(Draft, _main.DocumentName, bodies);
        if (options.HasTags)
            UpdatedFields.Mark(Draft, bodies);
        PrepareFields(bodies);
        DataControls.Prepare(Draft, Draft.Parts.Where(part => part.Tree is not null).Select(part => part.Tree?.Root)
            .OfType<MarkupElement>()
            .Concat(bodies.Skip(1))
            .ToList());
        DocumentType.MakeDocument(Draft, _main.DocumentName);
        var origin = options.CarriesOrigin ? OriginPart.Add(Draft, _main.DocumentName) : null;
        return Result(origin);
    }

    // Only data can change what fields show.
    private void PrepareFields(List<MarkupElement> bodies)
    {
        if (!options.HasTags || !bodies.Exists(Marks.In))
            return;
        var headings = Headings();
        foreach (var body in bodies)
            Captions.Prepare(body, headings);
        References.Prepare(_main.Part.Name, bodies, [.. parts.Concat(library).SelectMany(file => file.Blocks)]);
    }

    // Word knows the styles of headings by their names, whatever language they are shown in.
    private Dictionary<string, int> Headings()
    {
        var styles = Draft.Related(_main.DocumentName, "styles") is { } part ? PackageDraft.TreeOf(part)?.Root.Elements : null;
        return (styles ?? []).Where(style => style.Name == "w:style"
                && (style.ChildValue("w:name") ?? "").StartsWith("heading ", StringComparison.OrdinalIgnoreCase))
            .Select(style => (Id: style.Attribute("w:styleId") ?? "", Level: style.ChildValue("w:name")?["heading ".Length..]))
            .Where(style => style.Level is [>= '1' and <= '9'])
            .DistinctBy(style => style.Id)
            .ToDictionary(style => style.Id, style => (style.Level ?? "")[0] - '0', StringComparer.Ordinal);
    }

    private void PlaceCharts()
    {
        foreach (var part in Draft.Parts.Where(part => part.Tree is not null && !ChartPlaces.IsChart(part)).ToList())
        {
            if (part.Tree is { } tree)
                _charts.Place(part.Name, tree.Root);
        }

        foreach (var body in library.Select(file => file.Body).OfType<MarkupElement>())
            _charts.Place(_main.DocumentName, body);
    }

    private void AppendParts()
    {
        if (_main.Body is not { } body)
            return;
        var hasSections = parts.Skip(1).Any(part => part.Part.StartsSection);
        if (hasSections)
            OpenSections(body);
        if (_main.Part.When is not null)
            Wrap(body, [.. body.Nodes.Where(node => node is not MarkupElement { Name: "w:sectPr" })], _main);
        foreach (var part in parts.Skip(1))
            Append(body, part);
    }

    private void OpenSections(MarkupElement body)
    {
        // A loop over sections at the end of the file has opened them already.
        if (body.Nodes.Any(node => node is StepMark { Step: LastSection }))
            return;
        var section = _main.Section;
        section?.Remove();
        body.Prepend(new StepMark(new FirstSection(section?.ToString() ?? "")));
        body.Append(new StepMark(LastSection.Instance));
    }

    private void Append(MarkupElement body, TemplateFile part)
    {
        Import(part, part.Part.StartsSection);
        if (part.Body is not { } content)
            return;
        if (part.Part.RestartsPages)
            NumberingRestart.EndInheritance(Draft, _main.DocumentName, content);
        if (Draft.Find(_main.DocumentName) is { } document)
            document.IsChanged = true;
        var section = part.Section;
        section?.Remove();
        var nodes = content.Nodes.Where(node => node is not MarkupText).ToList();
        if (part.Part.StartsSection)
            nodes.Insert(0, new StepMark(new SectionStart(section?.ToString() ?? "")));
        if (content.Elements.FirstOrDefault() is { Name: "w:tbl" })
            nodes.Insert(part.Part.StartsSection ? 1 : 0, new StepMark(TableSeparator.Instance));
        Wrap(body, nodes, part);
    }

    /// <summary>Puts nodes at the end of the text, inside the condition of their part.</summary>
    private static void Wrap(MarkupElement body, List<MarkupNode> nodes, TemplateFile part)
    {
        if (part.Part.When is { } when)
        {
            var place = Place.InFile(part.Part.Name) with
            {
                Quote = when,
                QuoteLength = when.Length,
                Location = new("điều kiện của phần", "condition of the part"),
            };
            nodes.Insert(0, new CodeMark("if " + when, place));
            nodes.Add(new CodeMark("end", place));
        }

        var end = body.Nodes.FirstOrDefault(node => node is MarkupElement { Name: "w:sectPr" } or StepMark { Step: LastSection });
        foreach (var node in nodes)
        {
            if (end is null)
                body.Append(node);
            else
                end.InsertBefore(node);
        }
    }

    private void Import(TemplateFile file, bool keepsSection)
    {
        if (file.Body is not { } body
            || Draft.TreeOf(_main.DocumentName) is not { } target
            || file.Draft.TreeOf(file.DocumentName) is not { } root)
            return;
        if (!keepsSection)
            file.Section?.Remove();
        NamespaceMerger.Merge(target, root);
        new PartImporter(Draft, file.Draft, _main.DocumentName, file.DocumentName, _ids) { KeepsComments = !options.HasTags }
            .Adapt(body, file.DocumentName, _main.DocumentName);
    }

    private Composition Result(string? origin)
    {
        var rendered = Draft.Parts.Where(part => part.Tree is { } tree && !_charts.Owns(part.Name) && Marks.In(tree.Root)).ToList();
        var document = rendered.FindIndex(part => part.Name == _main.DocumentName);
        if (document > 0)
            (rendered[0], rendered[document]) = (rendered[document], rendered[0]);
        var entries = Draft.Parts.Select(part => Entry(part, rendered, origin)).ToImmutableArray();
        var numbering = NumberingForms.Of(Draft, _main.DocumentName);
        var counters = new RenderCounters(
            _ids.NextDrawing(),
            _ids.NextBookmark(),
            (numbering?.Lists.Select(list => list.Number).DefaultIfEmpty(0).Max() ?? 0) + 1,
            _ids.NextRevision());
        return new(_main.DocumentName, entries, [.. rendered], counters, numbering, StylesOf(), AddedParts.Of(Draft, rendered))
        {
            LineBreaks = LineBreakSettings.Of(Draft, _main.DocumentName),
        };
    }

    private TemplateStyles StylesOf()
    {
        var root = Draft.Related(_main.DocumentName, "styles") is { } part ? PackageDraft.TreeOf(part)?.Root : null;
        var styles = (root?.Elements ?? []).Where(style => style.Name == "w:style").ToList();
        var paragraphStyles = styles.Where(style => style.Attribute("w:type") == "paragraph")
            .GroupBy(style => (style.ChildValue("w:name") ?? "").ToLowerInvariant())
            .ToImmutableDictionary(group => group.Key, group => group.First().Attribute("w:styleId") ?? "", StringComparer.Ordinal);
        var names = styles.Where(style => style.ChildValue("w:name") is not null)
            .GroupBy(style => style.Attribute("w:styleId") ?? "")
            .ToFrozenDictionary(group => group.Key, group => group.First().ChildValue("w:name") ?? "", StringComparer.Ordinal);
        return new(paragraphStyles, names);
    }

    private PackageEntry Entry(DraftPart part, List<DraftPart> rendered, string? origin)
    {
        if (part.Name == origin)
            return new OriginEntry(part.Name);
        if (_charts.Owns(part.Name))
            return new FilledEntry(part.Name, ChartPlaces.Unused(part));
        if (rendered.Contains(part))
            return new RenderedEntry(part.Name);
        var isChanged = part is { IsChanged: true, Tree: not null };
        return isChanged || part.Original is null
            ? FixedEntry.Of(part.Name, Encoding.UTF8.GetBytes(part.Tree?.ToString() ?? ""))
            : new CopiedEntry(part.Name, part.Original);
    }
}
