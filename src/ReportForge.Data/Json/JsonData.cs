namespace ReportForge.Data.Json;

/// <summary>JSON as values.</summary>
public static class JsonData
{
    /// <summary>
    /// Reads a whole document. Integers become integers of any size, other numbers decimals where a decimal holds them
    /// exactly, else doubles. What is wrong is found with line and column; the value is what could be read.
    /// </summary>
    public static JsonReadResult Read(string file, ReadOnlyMemory<byte> utf8, JsonLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        return JsonReader.Read(file, utf8.Span, limits ?? JsonLimits.Default);
    }

    /// <summary>
    /// Line and column, from one, of the value at a path such as <c>recipients[2].name</c>; of the nearest value around it
    /// when there is none there.
    /// </summary>
    public static (int Line, int Column) Locate(ReadOnlySpan<byte> utf8, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return JsonLocator.Locate(utf8, path);
    }
}
