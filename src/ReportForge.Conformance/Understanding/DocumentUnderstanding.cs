using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Kinds;
using ReportForge.Conformance.Layout;
using ReportForge.Findings;

namespace ReportForge.Conformance.Understanding;

/// <summary>What a document was taken for before any rule runs: by whose rules, of what kind, with which blocks where.</summary>
internal sealed record DocumentUnderstanding(DocumentClass Class, KindProfile Profile, DocumentLayout Layout)
{
    /// <summary>The words that decided on the class.</summary>
    public required Wording Evidence { get; init; }

    public bool IsJudged => Class is DocumentClass.Administrative or DocumentClass.AppendixAlone or DocumentClass.AttachedAlone;

    public static DocumentUnderstanding Of(WordDocument document) => DocumentReader.Read(document);

    /// <summary>"quyết định (tên loại “QUYẾT ĐỊNH”)".</summary>
    public Wording Summary => new($"{Name.Vi} ({Evidence.Vi})", $"{Name.En} ({Evidence.En})");

    /// <summary>Why none of the rules about form is judged; null when they are.</summary>
    public Wording? WhyNotJudged => IsJudged ? null : Summary;

    /// <summary>Why a repair would be a guess; null when kind and blocks were understood.</summary>
    public Wording? WhyNotMended
    {
        get
        {
            if (WhyNotJudged is { } reason)
                return reason;
            if (Class != DocumentClass.Administrative)
                return null;
            if (!Profile.IsKnown)
                return new("chưa nhận ra loại văn bản", "the kind of document was not recognised");
            if (Layout.Header.Form != BlockForm.Table)
                return new("khối đầu văn bản không trình bày bằng bảng hai cột", "the header block is no two-column table");
            return Layout.Signing.Form == BlockForm.Table || Profile.Signature != Wanted.Required
                ? null
                : new("khối nơi nhận, chữ ký không trình bày bằng bảng", "recipients and signature stand in no table");
        }
    }

    private Wording Name => Class switch
    {
        DocumentClass.AppendixAlone => new("phụ lục là tệp riêng", "an appendix as a file of its own"),
        DocumentClass.AttachedAlone => new("văn bản ban hành kèm theo, là tệp riêng", "an attached regulation as a file of its own"),
        DocumentClass.LawMaking => new("văn bản quy phạm pháp luật", "a law-making document"),
        DocumentClass.PoliticalOrganisation => new("văn bản của tổ chức chính trị - xã hội", "a document of a political organisation"),
        DocumentClass.CitizensForm => new("đơn, tờ khai của công dân", "a form of citizens"),
        DocumentClass.Unknown => new("không nhận ra văn bản hành chính", "no administrative document was recognised"),
        _ when Profile.IsKnown => Wording.Same(Profile.Name.ToLowerInvariant()),
        _ => new("loại văn bản khác", "another kind of document"),
    };
}
