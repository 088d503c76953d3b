using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using ReportForge.Worker.Callers;
using Scalar.AspNetCore;

namespace ReportForge.Worker.Http;

/// <summary>The description of the API, as a document for programs and as a page for people.</summary>
internal static class ApiDescription
{
    public const string DocumentPath = "/api/v1/openapi.json";

    public const string PagePath = "/api/docs";

    private const string NonceItem = "nonce";

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "ReportForge",
                Version = "v1",
                Description = "Reports from data and Word templates. Problems are application/problem+json (RFC 9457) with the findings; "
                    + "messages are Vietnamese, or English with Accept-Language: en.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["key"] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "A key from the page of keys.",
                },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsIdempotencyKey>().Any())
                (operation.Parameters ??= []).Add(Header(
                    "Idempotency-Key",
                    "Sending again with the same key gives the same answer and does nothing twice.",
                    isRequired: true));
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<NeedsVersion>().Any())
                (operation.Parameters ??= []).Add(Header("If-Match", "The version that was read, as its ETag.", isRequired: true));
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<MayBeDeferred>().Any())
                (operation.Parameters ??= []).Add(Header(
                    "Prefer",
                    "With respond-async the request becomes a job: 202 and its address, where the answer can be fetched.",
                    isRequired: false));
            return Task.CompletedTask;
        });
        ClientDescription.Add(options);
    });

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/api/{documentName}/openapi.json").Needs(Rights.Read);
        routes.MapScalarApiReference(PagePath, (options, context) => options
            .WithTitle("ReportForge API")
                .WithOpenApiRoutePattern(DocumentPath)
                .WithNonce(NonceOf(context))
                .DisableDefaultFonts()
                .DisableTelemetry()
                .DisableAgent()
                .HideDeveloperTools()
                .HideClientButton()).Needs(Rights.Read);
    }

    /// <summary>Says of a route that it gives a file instead of JSON to whoever accepts that.</summary>
    public static RouteHandlerBuilder OrFile(
        this RouteHandlerBuilder route, string mediaType) => route.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        if (operation.Responses?["200"].Content is { } content)
            content[mediaType] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        return Task.CompletedTask;
    });

    /// <summary>The value by which the page of the description is allowed its own script, new with every request.</summary>
    public static string NonceOf(HttpContext context)
    {
        if (context.Items[NonceItem] is not string nonce)
            context.Items[NonceItem] = nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        return nonce;
    }

    private static OpenApiParameter Header(string name, string description, bool isRequired) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Required = isRequired,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };
}
