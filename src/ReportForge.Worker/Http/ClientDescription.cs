using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ReportForge.Worker.Http;

/// <summary>
/// What generators of clients need the description to say and the framework does not say by itself: a name for every operation, what a
/// finding is, numbers that are numbers, and the usual answer before the one that comes only when it is asked for.
/// </summary>
internal static class ClientDescription
{
    private const string Finding = "Finding";

    // What reads and writes the bytes of a body as they are.
    private const string Bytes = "Stream";

    private static readonly string[] ListsOfFindings = ["findings", "mended"];

    public static void Add(OpenApiOptions options)
    {
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault() is { } handler)
                operation.OperationId = $"{handler.DeclaringType?.Name.Replace("Endpoints", "", StringComparison.Ordinal)}_{handler.Name}";
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, _, _) =>
        {
            if (schema.Type is { } type && type.HasFlag(JsonSchemaType.Integer))
                (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            DescribeFindings(document);
            foreach (var operation in document.Paths.Values.SelectMany(path => path.Operations ?? []))
                Mend(operation.Value);
            return Task.CompletedTask;
        });
    }

    private static void DescribeFindings(OpenApiDocument document)
    {
        document.AddComponent(Finding, FindingSchema());
        foreach (var (id, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (schema.Properties is not { } properties)
                continue;
            foreach (var name in ListsOfFindings.Where(properties.ContainsKey))
                properties[name] = Findings(document, mayBeMissing: schema.Required?.Contains(name) != true);
            if (id != "ProblemDetails")
                continue;
            properties["traceId"] = Text("By which whoever looks after the software finds the request.", mayBeMissing: true);
            properties["findings"] = Findings(document, mayBeMissing: true);
        }
    }

    private static OpenApiSchema Findings(OpenApiDocument document, bool mayBeMissing) => new()
    {
        Type = mayBeMissing ? JsonSchemaType.Array | JsonSchemaType.Null : JsonSchemaType.Array,
        Items = new OpenApiSchemaReference(Finding, document),
    };

    // As FindingJson writes it.
    private static OpenApiSchema FindingSchema() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "What a check says.",
        Required = new HashSet<string> { "code", "severity", "message", "place" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["code"] = Text("Stable and unique: RF and four digits, or the code of a rule of the kind."),
            ["severity"] = Text("error, warning, review or info."),
            ["message"] = Text("In the language of the request."),
            ["place"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["file"] = Text("Name of the file.", mayBeMissing: true),
                    ["line"] = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Format = "int32" },
                    ["column"] = new OpenApiSchema { Type = JsonSchemaType.Integer | JsonSchemaType.Null, Format = "int32" },
                    ["location"] = Text("Where, in words: the cell, the paragraph.", mayBeMissing: true),
                    ["path"] = Text("Path of the field in the data.", mayBeMissing: true),
                    ["quote"] = Text("The text that it is about.", mayBeMissing: true),
                },
            },
            ["found"] = Text("What was found.", mayBeMissing: true),
            ["expected"] = Text("What was expected.", mayBeMissing: true),
            ["hint"] = Text("What to do.", mayBeMissing: true),
            ["source"] = Text("Where the rule comes from.", mayBeMissing: true),
            ["fields"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array | JsonSchemaType.Null,
                Items = Text("Path of a field that it concerns."),
            },
        },
    };

    private static OpenApiSchema Text(string description, bool mayBeMissing = false) => new()
    {
        Type = mayBeMissing ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String,
        Description = description,
    };

    private static void Mend(OpenApiOperation operation)
    {
        foreach (var (type, body) in operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>())
            MendBody(type, body);
        if (operation.Responses is not { } responses)
            return;
        var inOrder = responses.OrderBy(response => response.Key, StringComparer.Ordinal).ToList();
        responses.Clear();
        foreach (var (status, response) in inOrder)
        {
            responses[status] = response;
            // A stream that goes on is no object.
            if (response.Content?.TryGetValue("text/event-stream", out var events) == true)
                events.Schema = BinarySchema();
        }
    }

    private static OpenApiSchema BinarySchema() => new() { Type = JsonSchemaType.String, Format = "binary" };

    private static void MendBody(string type, OpenApiMediaType body)
    {
        // A generator takes bytes for bytes only where that is said at their place. Report data are an object, of which the bytes are kept.
        if (body.Schema is OpenApiSchemaReference { Reference.Id: Bytes })
            body.Schema = type == MediaTypes.Json ? new OpenApiSchema { Type = JsonSchemaType.Object } : BinarySchema();
        if (body.Schema is OpenApiSchema { AllOf: { Count: > 0 } fields } form)
        {
            form.Properties = fields.SelectMany(field => field.Properties ?? new Dictionary<string, IOpenApiSchema>()).ToDictionary();
            form.AllOf = null;
        }
    }
}
