using ReportForge.Findings;
using ReportForge.Scripting;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Preparation;

/// <summary>Code that no author wrote into the document: the condition of a part.</summary>
internal sealed class CodeMark(string code, Place place) : MarkupMark, ICodePlaces
{
    public string Code => code;

    public Place At(int offset, int length) => place;

    public override MarkupNode Clone() => new CodeMark(code, place);
}
