using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Reports.Data;
using ReportForge.Reports.Functions;
using ReportForge.Word;
using ReportForge.Word.Authoring;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Jobs;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Templates;

/// <summary>A template as the API gives it; findings are null in lists.</summary>
internal sealed record TemplateResource(string Id, string Unit, string Name, int Version, DateTimeOffset ChangedAt)
{
    public JsonNode? Findings { get; init; }

    public static TemplateResource Of(TemplateRow row) =>
        new(row.Id, row.Unit, row.Name, row.Version, DateTimeOffset.FromUnixTimeMilliseconds(row.ChangedAt));
}

/// <summary>One version of a template.</summary>
internal sealed record TemplateVersionResource(int Version, string Sha256, string By, DateTimeOffset At, JsonNode Findings);

/// <summary>What a template is worth, without being kept.</summary>
internal sealed record TemplateCheckResource(bool HasErrors, JsonNode Findings, JsonNode? Needs);

/// <summary>Word templates of an office: checked, kept, read, merged.</summary>
internal static class TemplateEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Templates");
        api.MapPost("/templates/check", Check).Needs(Rights.Read)
            .WithSummary("Everything that is wrong with a Word template, and the data that it reads. Nothing is kept.")
            .Accepts<Stream>(MediaTypes.Word).Produces<TemplateCheckResource>();
        Idempotency.Once(api.MapPost("/templates", Create).Needs(Rights.Batch))
            .WithSummary("Keeps a Word template; one with errors is refused.")
            .WithDescription("The body is the .docx, name what it is called. Without unit it is one of the caller's unit; "
                + "who works below that unit uses it, too.")
            .Accepts<Stream>(MediaTypes.Word).Produces<TemplateResource>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/templates", List).Needs(Rights.Read).WithSummary("The templates that the caller may use, latest first.")
            .Produces<Page<TemplateResource>>();
        api.MapGet("/templates/{id}", One).Needs(Rights.Read).WithSummary("One template with its findings.")
            .Produces<TemplateResource>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/templates/{id}/document", Document).Needs(Rights.Read)
            .WithSummary("The Word file, of the latest version or of one that is named.")
            .Produces<Stream>(contentType: MediaTypes.Word).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut("/templates/{id}/document", Replace).Needs(Rights.Batch).OnTopOfVersion()
            .WithSummary("A new version, on top of the one in If-Match.")
            .Accepts<Stream>(MediaTypes.Word).Produces<TemplateResource>().ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        api.MapGet("/templates/{id}/needs", Needed).Needs(Rights.Read).WithSummary("The data that a template reads, as a tree.")
            .Produces<object>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/templates/{id}/schema", Schema).Needs(Rights.Read).WithSummary("The data that a template reads, as JSON Schema.")
            .Produces<object>(contentType: MediaTypes.Schema).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/templates/{id}/versions", History).Needs(Rights.Read).WithSummary("The versions, latest first.")
            .Produces<IEnumerable<TemplateVersionResource>>().ProducesProblem(StatusCodes.Status404NotFound);
        Deferral.Allowed(api.MapPost("/templates/{id}/merges", Merge)).Needs(Rights.Read)
            .WithSummary("Merges the template with an object of data. Nothing is kept.")
            .Accepts<JsonObject>(MediaTypes.Json).Produces<Stream>(contentType: MediaTypes.Word)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Check(HttpRequest request, Stream body)
    {
        var (name, bytes) = (Bodies.GivenName(request) ?? "template.docx", await Bodies.Read(body, request.HttpContext.RequestAborted));
        var findings = TemplateDesk.Findings(name, bytes);
        var needs = TemplateFile.Open(name, bytes).Needs is { } read ? Json(json => NeedsJson.WriteTree(json, NeedsTree.Of(read))) : null;
        return Results.Ok(new TemplateCheckResource(
            findings.Any(finding => finding.IsError), FindingNodes.Of(findings, RequestLanguage.Of(request)),
            needs is null ? null : JsonNode.Parse(needs)));
    }

    private static async Task<IResult> Create(
        HttpRequest request, Stream body, TemplateDesk desk, TemplateStore templates, Caller caller, string? name, string? unit)
    {
        if (name?.Trim() is not { Length: > 0 and <= TemplateDesk.LongestName } given)
            return Problems.BadRequest("name", new(
                "Cần tên mẫu (name), nhiều nhất 100 chữ.",
                "A name of the template is needed, of 100 letters at most."));
        var (id, problem) =
            await desk.Create(given, unit ?? caller.Unit, await Bodies.Read(body, request.HttpContext.RequestAborted), caller);
        if (id is null || await templates.Find(id, caller) is not { } template)
            return problem;
        request.HttpContext.Response.Headers.Location = $"{ApiPaths.Prefix}/templates/{id}";
        return await Resource(request, templates, template, StatusCodes.Status201Created);
    }

    private static async Task<IResult> List(HttpContext context, TemplateStore templates, Caller caller, string? after, int? count)
    {
        var size = Paging.SizeOf(count);
        var rows = await templates.List(caller, after, size);
        return Paging.Answer(context, [.. rows.Select(TemplateResource.Of)], rows.Count == size ? rows[^1].Id : null);
    }

    private static async Task<IResult> One(HttpRequest request, TemplateStore templates, Caller caller, string id) =>
        await templates.Find(id, caller) is { } template
            ? await Resource(request, templates, template, StatusCodes.Status200OK)
            : Problems.NotFound();

    private static async Task<IResult> Document(Blobs blobs, TemplateStore templates, Caller caller, string id, int? version) =>
        await Read(blobs, templates, caller, id, version) is var (template, row, bytes)
            ? Results.Bytes(bytes, MediaTypes.Word, $"{template.Name}.docx", entityTag: Versions.TagOf(row.No))
            : Problems.NotFound();

    private static async Task<IResult> Replace(
        HttpRequest request, Stream body, TemplateDesk desk, TemplateStore templates, Caller caller, string id)
    {
        if (await templates.Find(id, caller) is not { } template)
            return Problems.NotFound();
        if (Versions.Seen(request) is not { } seen)
            return Problems.VersionMissing();
        if (await desk.Replace(template, seen, await Bodies.Read(body, request.HttpContext.RequestAborted), caller) is { } problem)
            return problem;
        return await templates.Find(id, caller) is { } now
            ? await Resource(request, templates, now, StatusCodes.Status200OK)
            : Problems.NotFound();
    }

    private static Task<IResult> Needed(Blobs blobs, TemplateStore templates, Caller caller, string id, int? version) =>
        OfNeeds(blobs, templates, caller, (id, version), NeedsJson.WriteTree, MediaTypes.Json);

    private static Task<IResult> Schema(Blobs blobs, TemplateStore templates, Caller caller, string id, int? version) =>
        OfNeeds(blobs, templates, caller, (id, version), NeedsJson.WriteSchema, MediaTypes.Schema);

    private static async Task<IResult> OfNeeds(
        Blobs blobs, TemplateStore templates, Caller caller, (string Id, int? Version) asked, Action<Utf8JsonWriter, NeededField> write,
        string type)
    {
        if (await Read(blobs, templates, caller, asked.Id, asked.Version) is not var (template, row, bytes))
            return Problems.NotFound();
        return TemplateFile.Open(template.Name, bytes).Needs is { } needs
            ? Results.Bytes(Json(json => write(json, NeedsTree.Of(needs))), type, entityTag: Versions.TagOf(row.No))
            : Problems.NotFound();
    }

    private static async Task<IResult> History(
        HttpRequest request, TemplateStore templates, Caller caller, string id, int? after, int? count)
    {
        if (await templates.Find(id, caller) is null)
            return Problems.NotFound();
        var size = Paging.SizeOf(count);
        var rows = await templates.Versions(id, after ?? int.MaxValue, size);
        Paging.Link(request.HttpContext, rows.Count == size && rows[^1].No > 1 ? rows[^1].No.ToString(CultureInfo.InvariantCulture) : null);
        return Results.Ok(rows.Select(row => new TemplateVersionResource(
            row.No, row.Document, row.Actor, DateTimeOffset.FromUnixTimeMilliseconds(row.At),
            FindingNodes.Of(row.ReadFindings(), RequestLanguage.Of(request)))));
    }

    private static async Task<IResult> Merge(
        HttpRequest request, JsonObject data, Blobs blobs, TemplateStore templates, TimeProvider time, Caller caller, string id,
        int? version,
        bool? lenient)
    {
        if (await Read(blobs, templates, caller, id, version) is not var (template, _, bytes))
            return Problems.NotFound();
        var file = TemplateFile.Open(template.Name, bytes);
        if (file.Template is not { } word)
            return Problems.TemplateBroken(file.Findings);
        var read = ReportData.Read("data.json", System.Text.Encoding.UTF8.GetBytes(data.ToJsonString()));
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
            ? Results.Bytes(output.WrittenMemory, MediaTypes.Word, $"{template.Name}-merged.docx")
            : Problems.ContractBroken([.. read.Findings, .. findings]);
    }

    private static async Task<IResult> Resource(HttpRequest request, TemplateStore templates, TemplateRow template, int status)
    {
        request.HttpContext.Response.Headers.ETag = Versions.TagOf(template.Version).ToString();
        var version = await templates.Version(template.Id, template.Version);
        return Results.Json(
            TemplateResource.Of(template) with
            {
                Findings = version is null
                    ? null
                    : FindingNodes.Of(version.ReadFindings(), RequestLanguage.Of(request)),
            },
            statusCode: status);
    }

    private static async Task<(TemplateRow Template, TemplateVersionRow Version, byte[] Bytes)?> Read(
        Blobs blobs, TemplateStore templates, Caller caller, string id, int? version) =>
        await templates.Find(id, caller) is { } template
            && await templates.Version(id, version ?? template.Version) is { } row
            && await blobs.Get(row.Document) is { } bytes
            ? (template, row, bytes)
            : null;

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return buffer.ToArray();
    }
}
