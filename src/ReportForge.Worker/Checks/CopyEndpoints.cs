using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Jobs;

namespace ReportForge.Worker.Checks;

/// <summary>A copy of a checked document as the API gives it.</summary>
/// <param name="FileName">As the copy may be called.</param>
/// <param name="Comments">Comments that stand in it.</param>
/// <param name="Mended">What was mended in it.</param>
/// <param name="HasErrors">Whether there are errors among the findings.</param>
/// <param name="Findings">What is to be said of the document: of a mended one what is left.</param>
/// <param name="Document">The .docx; null when there was nothing to write, or the findings say why not.</param>
internal sealed record CopyResource(string FileName, int Comments, JsonNode Mended, bool HasErrors, JsonNode Findings, byte[]? Document);

/// <summary>Checked documents, given back with comments or mended. Nothing is kept.</summary>
internal static class CopyEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Checks and merges");
        Described(
            api.MapPost("/checks/annotated", Annotated),
            "A copy of a Word file with what is wrong as comments at the places.",
            "The body is the .docx.");
        Described(
            api.MapPost("/checks/mended", Mended),
            "A copy of a Word file in which certain faults are mended.",
            "The body is the .docx. what=layout (when it is not given) changes no letter, figure or mark; "
            + "what=words mends words only. Each change is listed.");
    }

    private static void Described(RouteHandlerBuilder route, string summary, string description) => Deferral.Allowed(route)
        .Needs(Rights.Read).WithSummary(summary)
        .WithDescription(
            $"{description} The answer is JSON with the copy in it (base64), or with Accept: {MediaTypes.Word} the copy alone: "
                + "then 204 says that there was nothing to write.")
        .Accepts<Stream>(MediaTypes.Word).Produces<CopyResource>().OrFile(MediaTypes.Word)
        .Produces(StatusCodes.Status204NoContent)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Annotated(HttpRequest request, Stream body, [AsParameters] CheckWish wish)
    {
        if (wish.Options is not { } options)
            return CheckWish.WrongMode();
        var (name, bytes) = await Read(request, body);
        return Answer(request, name, "nhan-xet", DocumentCopies.Annotated(name, bytes, options, RequestLanguage.Of(request)));
    }

    private static async Task<IResult> Mended(HttpRequest request, Stream body, [AsParameters] CheckWish wish, string? what)
    {
        if (wish.Options is not { } options)
            return CheckWish.WrongMode();
        if (what is not (null or "layout" or "words"))
            return Problems.BadRequest("what", new("Cần what=layout (trình bày) hoặc what=words (chữ).", "what is layout or words."));
        var (name, bytes) = await Read(request, body);
        var copy = what == "words" ? DocumentCopies.WithWordsMended(name, bytes, options) : DocumentCopies.Mended(name, bytes, options);
        return Answer(request, name, "da-sua", copy);
    }

    private static async Task<(string Name, byte[] Bytes)> Read(HttpRequest request, Stream body) =>
        (Bodies.GivenName(request) ?? "document.docx", await Bodies.Read(body, request.HttpContext.RequestAborted));

    private static IResult Answer(HttpRequest request, string name, string mark, DocumentCopy copy)
    {
        var copyName = $"{Path.GetFileNameWithoutExtension(name)}-{mark}.docx";
        if (WantsFile(request))
            return copy switch
            {
                { Docx: { } docx } => Results.Bytes(docx, MediaTypes.Word, copyName),
                _ when copy.IsPrevented || copy.Findings.Any(finding => finding.IsError) => Problems.NoCopy(copy.Findings),
                _ => Results.NoContent(),
            };
        var language = RequestLanguage.Of(request);
        var hasErrors = copy.Findings.Any(finding => finding.IsError);
        return Results.Ok(new CopyResource(
            copyName, copy.Comments, FindingNodes.Of(copy.Mended, language), hasErrors, FindingNodes.Of(copy.Findings, language),
            copy.Docx?.ToArray()));
    }

    private static bool WantsFile(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(MediaTypes.Word, StringComparison.OrdinalIgnoreCase));
}
