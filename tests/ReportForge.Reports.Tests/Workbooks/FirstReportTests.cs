using ReportForge.Data;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Units;
using ReportForge.Reports.Workbooks;
using ReportForge.Tests;

namespace ReportForge.Reports.Tests.Workbooks;

/// <summary>The way of a clerk who begins with nothing: a new workbook, the fields that must be there, a draft.</summary>
public sealed class FirstReportTests
{
    public static TheoryData<string> Kinds => [.. Repository.Kinds.Ids];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_new_workbook_with_the_required_fields_drafts_to_a_document(string id)
    {
        var kind = Repository.Kind(id);
        var unit = UnitDirectory.Current.ByCode("16012").ShouldNotBeNull();
        var begun = DataWorkbook.Read("new.xlsx", DataWorkbook.New(kind, unit), Repository.Kinds).Data.ShouldNotBeNull();
        var filled = ReportData.From("new.xlsx", Fill(kind.Contract, begun.Root.AsObject().ShouldNotBeNull()));
        var again = DataWorkbook.Read("filled.xlsx", DataWorkbook.Write(kind, filled), Repository.Kinds).Data.ShouldNotBeNull();
        var result = ReportDrafting.Draft(kind, again);
        result.DataFindings.Where(finding => finding.Code.StartsWith("RF30", StringComparison.Ordinal)).Select(finding => finding.Message.Vi).ShouldBeEmpty();
        result.TemplateFindings.Where(finding => finding.IsError).Select(finding => $"{finding.Place.File} {finding.Message.Vi}").ShouldBeEmpty();
        TableGeometry.Checked(result.Document.ShouldNotBeNull());
    }

    private static DataObject Fill(ContractField contract, DataObject begun)
    {
        var filled = new DataObject();
        foreach (var (name, value) in begun.Members)
            filled.Set(name, value.AsObject() is { } inner && contract.Field(name) is { } field ? Value.From(Fill(field, inner)) : value);
        var needed = contract.Field("from_year") is null ? contract.Required : contract.Required.AddRange("month", "quarter", "from_year");
        foreach (var name in needed.Where(name => !filled.Contains(name) || filled[name].AsArray()?.Count < contract.Field(name)?.MinItems))
            filled.Set(name, Simple(contract.Field(name) ?? new ContractField()));
        return filled;
    }

    private static Value Simple(ContractField field)
    {
        if (field.Allows(FieldTypes.Null))
            return Value.Null;
        if (field.Types == FieldTypes.Object)
            return Value.From(Fill(field, new DataObject()));
        if (field.Types == FieldTypes.List)
            return Value.From(new DataArray(Enumerable.Range(0, field.MinItems ?? 0).Select(_ => Simple(field.Items ?? new ContractField()))));
        if (field.Allows(FieldTypes.Integer))
            return Value.From((long)Math.Max(field.Minimum ?? 1, Math.Min(2026, field.Maximum ?? 2026)));
        return field.Options.IsEmpty ? Value.From(field.Example ?? "văn bản") : field.Options[0];
    }
}
