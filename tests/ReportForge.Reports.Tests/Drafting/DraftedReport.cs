using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ReportForge.Reports.Documents;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Rules;
using ReportForge.Tests;

namespace ReportForge.Reports.Tests.Drafting;

/// <summary>A drafted fixture as text: its paragraphs, its table rows, all of it.</summary>
internal sealed partial class DraftedReport
{
    private static readonly ConcurrentDictionary<string, Lazy<DraftedReport>> Made = new(StringComparer.Ordinal);

    private DraftedReport(ReadOnlyMemory<byte> document)
    {
        Document = TableGeometry.Checked(document);
        var rendered = RenderedDocument.Read(document).ShouldNotBeNull();
        Paragraphs = [.. RuleFunctions.Elements(RuleFunctions.Of(rendered, "paragraphs")).Select(paragraph => Text(RuleFunctions.Of(paragraph, "text").AsString()))];
        Rows =
        [
            .. RuleFunctions.Elements(RuleFunctions.Of(rendered, "tables"))
                .SelectMany(table => RuleFunctions.Elements(RuleFunctions.Of(table, "rows")))
                .Select(row => Text("| " + string.Join(" | ", RuleFunctions.Elements(RuleFunctions.Of(row, "cells"))
                    .Select(cell => Text(RuleFunctions.Of(cell, "text").AsString()))) + " |")),
        ];
        All = string.Join('\n', Paragraphs);
    }

    public ReadOnlyMemory<byte> Document { get; }

    public string[] Paragraphs { get; }

    /// <summary>Each row as <c>| cell | cell |</c>.</summary>
    public string[] Rows { get; }

    public string All { get; }

    public static DraftedReport Of(string fixture) => Made.GetOrAdd(fixture, name => new Lazy<DraftedReport>(() =>
    {
        var data = Repository.FixtureOrExample(name);
        return From(ReportDrafting.DraftChecked(Repository.KindOf(data), data));
    })).Value;

    /// <summary>The text of a finished document.</summary>
    public static string TextOf(ReadOnlyMemory<byte> document) => new DraftedReport(document).All;

    public static DraftedReport From(DraftResult result)
    {
        result.TemplateFindings.Where(finding => finding.IsError).Select(finding => $"{finding.Place.Location?.Vi}: {finding.Message.Vi}").ShouldBeEmpty();
        return new DraftedReport(result.Document.ShouldNotBeNull());
    }

    /// <summary>Blanks and line breaks inside a text do not count.</summary>
    public static string Text(string? text) => Blanks().Replace(text ?? "", " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
