using ReportForge.Packaging;
using ReportForge.Regeneration.Editing;

namespace ReportForge.Regeneration.Merging;

/// <summary>
/// Charts, pictures, properties: parts that are no text. What nobody has touched since it was made is taken from the new
/// document whole.
/// </summary>
internal sealed class ObjectPlanner(OpcPackage old, OpcPackage edited, OpcPackage fresh, string originNamespace)
{
    private static readonly string[] Objects = ["/word/charts/", "/word/media/", "/word/embeddings/"];

    public void Plan(MergePlan plan, PackageScript script)
    {
        foreach (var part in fresh.Parts
            .Where(part => IsObject(part.Name) || part.Name.StartsWith("/docProps/", StringComparison.OrdinalIgnoreCase)))
        {
            if (old.Find(part.Name) is not { } before || PackageComparison.AreSame(before, part))
                continue;
            if (edited.Find(part.Name) is { } now && PackageComparison.AreSame(now, before))
                Take(part, plan, script);
            else if (IsObject(part.Name))
                plan.Note(new(ChangeDeed.Kept, ChangeSubject.Object, new(part.Name, part.Name)) { Why = MergeReasons.ObjectEdited }, null);
        }

        TakeOrigin(script);
    }

    private static void Take(PackagePart part, MergePlan plan, PackageScript script)
    {
        script.Replace(part.Name, part);
        if (IsObject(part.Name))
            plan.Changes.Add(new(ChangeDeed.Applied, ChangeSubject.Object, new(part.Name, part.Name)));
    }

    private void TakeOrigin(PackageScript script)
    {
        if (originNamespace.Length == 0 || CustomXml.Find(fresh, originNamespace) is not { } origin)
            return;
        if (CustomXml.Find(edited, originNamespace) is not { } known)
            script.Add(script.FreeName("/customXml/item"), "application/xml", CustomXml.Relationship,
                System.Text.Encoding.UTF8.GetString(origin.Bytes.Span));
        else if (!PackageComparison.AreSame(known, origin))
            script.Replace(known.Name, origin);
    }

    private static bool IsObject(string name) => Objects.Any(folder => name.StartsWith(folder, StringComparison.OrdinalIgnoreCase));
}
