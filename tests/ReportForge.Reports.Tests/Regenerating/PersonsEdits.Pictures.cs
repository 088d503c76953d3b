using System.Xml.Linq;

namespace ReportForge.Reports.Tests.Regenerating;

// What people do to pictures and text boxes.
internal sealed partial class PersonsEdits
{
    private void Picture()
    {
        XNamespace vml = "urn:schemas-microsoft-com:vml";
        if (Any() is not { } paragraph)
            return;
        paragraph.CutRunAt(Boundary(paragraph));
        var runs = paragraph.Element.Elements(W + "r").ToList();
        var picture = new XElement(W + "r", new XElement(W + "pict", new XElement(vml + "rect", new XAttribute("style", "width:9pt;height:9pt"))));
        if (runs.Count > 0)
            runs[random.Next(runs.Count)].AddAfterSelf(picture);
    }

    private void TextBox()
    {
        XNamespace vml = "urn:schemas-microsoft-com:vml";
        if (InFlow() is not { } paragraph || InFlow() is not { } host || paragraph == host || Holds(paragraph) || Holds(host))
            return;
        paragraph.Element.Remove();
        host.Element.Add(new XElement(W + "r", new XElement(W + "pict", new XElement(vml + "shape", new XElement(vml + "textbox",
            new XElement(W + "txbxContent", paragraph.Element))))));
        for (var at = 0; at < paragraph.Origins.Count; at++)
            paragraph.Origins[at] = TypedParagraph.Typed;
    }
}
