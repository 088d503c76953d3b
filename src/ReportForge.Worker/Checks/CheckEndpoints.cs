using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Batches.Running;
using ReportForge.Conformance;
using ReportForge.Findings;
using ReportForge.Reports;
using ReportForge.Reports.Data;
using ReportForge.Reports.Functions;
using ReportForge.Reports.Kinds;
using ReportForge.Word;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Drafting;
using ReportForge.Worker.Http;
using ReportForge.Worker.Jobs;

namespace ReportForge.Worker.Checks;

/// <summary>What a check came to.</summary>
internal sealed record CheckResource(bool HasErrors, JsonNode Findings)
{
    /// <summary>For a Word file: whether it has the official form, in words.</summary>
    public string? Verdict { get; init; }
}

/// <summary>What keeps nothing: checks of data and documents, and merges of one's own template with one's own data.</summary>
internal static class CheckEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Checks and merges");
        Deferral.Allowed(api.MapPost("/checks", Check)).Needs(Rights.Read)
            .WithSummary("Checks data against contract and rules, or a Word file against Decree 30/2020.")
            .WithDescription(
                "The body is the file: JSON, a workbook or a .docx. Of a .docx mode says whether it is a draft or final, "
                    + "practice=true tells what the decree is silent on, too.")
            .Accepts<Stream>(MediaTypes.Json, MediaTypes.Workbook, MediaTypes.Word)
            .Produces<CheckResource>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        Deferral.Allowed(api.MapPost("/merges", Merge))
            .Needs(Rights.Read)
            .DisableAntiforgery()
            .WithSummary("Merges a Word template with an object of data.")
            .WithDescription("A form with two files: template (.docx) and data (.json).")
            .Produces<Stream>(contentType: MediaTypes.Word).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Check(HttpRequest request, Stream body, ReportKindLibrary kinds, [AsParameters] CheckWish wish)
    {
        if (wish.Options is not { } options)
            return CheckWish.WrongMode();
        var bytes = await Bodies.Read(body, request.HttpContext.RequestAborted);
        var language = RequestLanguage.Of(request);
        if (Bodies.IsWord(bytes))
        {
            var report = ConformanceCheck.Check(Bodies.GivenName(request) ?? "document.docx", bytes, options);
            return Results.Ok(ResourceOf(report.Findings, language) with { Verdict = report.Verdict.In(language) });
        }

        return Results.Ok(ResourceOf(Judge(kinds, Bodies.NameOf(request, bytes, "data"), bytes), language));
    }

    private static ImmutableArray<Finding> Judge(ReportKindLibrary kinds, string name, byte[] bytes)
    {
        var read = DataFile.Read(kinds, name, bytes);
        if (read.Data is not { } data)
            return read.Findings;
        var found = kinds.FindFor(data);
        return found.Kind is { } kind
            ? [.. read.Findings, .. ReportChecking.Check(kind, data), .. UnitRegister.Current.Findings(data)]
            : [.. read.Findings, .. found.Findings];
    }

    private static async Task<IResult> Merge(
        IFormFile template, IFormFile data, bool? lenient, TimeProvider time, CancellationToken cancellation)
    {
        await using var templateStream = template.OpenReadStream();
        await using var dataStream = data.OpenReadStream();
        var prepared = WordTemplate
            .Prepare(WordTemplateSource.FromFile(template.FileName, await Bodies.Read(templateStream, cancellation)));
        if (prepared.Template is not { } word)
            return Problems.PackageUnsafe(prepared.Findings);
        var read = ReportData.Read(data.FileName, await Bodies.Read(dataStream, cancellation));
        if (read.Data is not { } values)
            return Problems.ContractBroken(read.Findings);
        var output = new ArrayBufferWriter<byte>();
        var options = new WordRenderOptions
        {
            Data = values.Root,
            Builtins = ViFunctions.Builtins,
            Lenient = lenient == true,
            Clock = time,
        };
        return word.Render(options, output, out var findings)
            ? Results.Bytes(
                output.WrittenMemory,
                MediaTypes.Word,
                Path.ChangeExtension(Path.GetFileName(template.FileName), null) + "-merged.docx")
            : Problems.ContractBroken([.. prepared.Findings, .. read.Findings, .. findings]);
    }

    private static CheckResource ResourceOf(ImmutableArray<Finding> findings, MessageLanguage language) =>
        new(findings.Any(finding => finding.IsError), FindingNodes.Of(findings, language));
}
