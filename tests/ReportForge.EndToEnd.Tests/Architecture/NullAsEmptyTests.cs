using System.Reflection;
using System.Reflection.Emit;

namespace ReportForge.EndToEnd.Tests.Architecture;

/// <summary>
/// <c>isMade ? bytes : null</c> is no bytes that may be missing but an empty file: the language turns null into a memory of length
/// nought. Who wants “none” casts one side to the nullable type.
/// </summary>
public sealed class NullAsEmptyTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Memories = [typeof(Memory<>), typeof(ReadOnlyMemory<>), typeof(Span<>), typeof(ReadOnlySpan<>)];

    public static TheoryData<string> Assemblies => [.. ProjectReferenceTests.Projects.Select(project => project.Data)
        .Select(project => project == "Cli" ? "reportforge" : $"ReportForge.{project}")];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void No_null_becomes_an_empty_memory(string assembly) =>
        Assembly.Load(assembly).GetTypes().SelectMany(MethodsOf).Where(MakesMemoryOfNull).Select(method => $"{method.DeclaringType}.{method.Name}").ShouldBeEmpty();

    [Fact]
    public void A_null_that_becomes_an_empty_memory_is_seen()
    {
        MakesMemoryOfNull(Trap).ShouldBeTrue();
        MakesMemoryOfNull(Sound).ShouldBeFalse();
        Trapped(false).HasValue.ShouldBeTrue();
        Nothing(false).HasValue.ShouldBeFalse();
    }

    private static MethodInfo Trap => ((Func<bool, ReadOnlyMemory<byte>?>)Trapped).Method;

    private static MethodInfo Sound => ((Func<bool, ReadOnlyMemory<byte>?>)Nothing).Method;

    private static ReadOnlyMemory<byte>? Trapped(bool isMade) => isMade ? new ReadOnlyMemory<byte>([1]) : null;

    private static ReadOnlyMemory<byte>? Nothing(bool isMade) => isMade ? (ReadOnlyMemory<byte>?)new ReadOnlyMemory<byte>([1]) : null;

    private static IEnumerable<MethodBase> MethodsOf(Type type) => type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All));

    // A null on the stack, then at once the conversion of an array that the memory declares.
    private static bool MakesMemoryOfNull(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at + 5 < code.Length; at++)
        {
            if (code[at] == OpCodes.Ldnull.Value && code[at + 1] == OpCodes.Call.Value && IsConversion(method, BitConverter.ToInt32(code, at + 2)))
                return true;
        }

        return false;
    }

    private static bool IsConversion(MethodBase method, int token)
    {
        try
        {
            var called = method.Module.ResolveMethod(token, method.DeclaringType?.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : null);
            return called is { Name: "op_Implicit", DeclaringType.IsGenericType: true } && Memories.Contains(called.DeclaringType.GetGenericTypeDefinition());
        }
        catch (ArgumentException)
        {
            // These bytes belong to an operand and name no method.
            return false;
        }
    }
}
