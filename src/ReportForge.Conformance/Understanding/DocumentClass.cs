namespace ReportForge.Conformance.Understanding;

/// <summary>By whose rules a document is made.</summary>
internal enum DocumentClass
{
    /// <summary>An administrative document of Decree 30/2020.</summary>
    Administrative,

    /// <summary>An appendix as a file of its own (Phụ lục I, phần I, mục III.1.d).</summary>
    AppendixAlone,

    /// <summary>A regulation that was promulgated with a decision, as a file of its own.</summary>
    AttachedAlone,

    /// <summary>Văn bản quy phạm pháp luật: another law gives its form.</summary>
    LawMaking,

    /// <summary>The Youth Union and its like have forms of their own, as the Party has.</summary>
    PoliticalOrganisation,

    /// <summary>A form that citizens fill in.</summary>
    CitizensForm,

    /// <summary>Nothing of an official document was recognised.</summary>
    Unknown,
}
