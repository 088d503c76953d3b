using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NJsonSchema.CodeGeneration.CSharp;
using NSwag;
using NSwag.CodeGeneration.CSharp;
using NSwag.CodeGeneration.OperationNameGenerators;

namespace ReportForge.Worker.Tests.Http;

/// <summary>The description is good enough for a program that nobody has written by hand.</summary>
public sealed partial class GeneratedClientTests(TestProgram program) : IClassFixture<TestProgram>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_made_from_the_description_goes_from_a_key_to_an_issued_report()
    {
        var walk = Compile(await Generated(), await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Http", "ClientWalk.cs.txt"), Cancellation));

        var run = walk.GetType("ClientWalk")!.GetMethod("Run")!.Invoke(null,
            [program.Client, TestReports.Commune, TestReports.Defective(TestReports.Commune, 2094), TestReports.Monthly(TestReports.Commune, 2094)]);
        var said = await (Task<string>)run!;

        said.Split('\n').ShouldBe(
        [
            "check: True BAL-05 True levels[0].received_total",
            "report: 15961 draft 1 0 errors, True",
            "listed: True no more",
            "patched: version 2",
            "draft: PK",
            "edited: 1 unchanged",
            "issued: issued 7 2094-12-05",
            "again: 409 urn:reportforge:problem:numbered True",
            "broken: 422 RF3002",
            "export: True",
        ]);
    }

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own()
    {
        var description = JsonNode.Parse(await program.Client.GetStringAsync("/api/v1/openapi.json", Cancellation))!;

        var names = description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .Select(operation => $"{operation.Value!["operationId"]}").ToList();

        names.ShouldAllBe(name => OperationName().IsMatch(name));
        names.ShouldBeUnique();
    }

    private async Task<string> Generated()
    {
        var document = await OpenApiDocument.FromJsonAsync(await program.Client.GetStringAsync("/api/v1/openapi.json", Cancellation), Cancellation);
        var settings = new CSharpClientGeneratorSettings
        {
            ClassName = "{controller}Client",
            OperationNameGenerator = new MultipleClientsFromOperationIdOperationNameGenerator(),
            UseBaseUrl = false,
            CSharpGeneratorSettings =
            {
                Namespace = "Generated",
                JsonLibrary = CSharpJsonLibrary.SystemTextJson,
                GenerateNullableReferenceTypes = true,
            },
        };
        return new CSharpClientGenerator(document, settings).GenerateFile();
    }

    private static Assembly Compile(params IEnumerable<string> sources)
    {
        var runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "GeneratedClient",
            sources.Select(source => CSharpSyntaxTree.ParseText(source, cancellationToken: Cancellation)),
            runtime.Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly, cancellationToken: Cancellation);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => error.ToString()).ShouldBeEmpty();
        return Assembly.Load(assembly.ToArray());
    }

    [GeneratedRegex(@"^[A-Z][A-Za-z]+_[A-Z][A-Za-z]+$")]
    private static partial Regex OperationName();
}
