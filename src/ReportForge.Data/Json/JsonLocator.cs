using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ReportForge.Data.Json;

/// <summary>Finds the value at a path.</summary>
internal static class JsonLocator
{
    private const int MaxDepth = 256;

    public static (int Line, int Column) Locate(ReadOnlySpan<byte> utf8, string path)
    {
        var preamble = utf8.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        utf8 = utf8[preamble..];
        var offset = 0;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            offset = (int)reader.TokenStartIndex;
            foreach (var step in Steps(path))
            {
                if (!Enter(ref reader, step))
                    break;
                offset = (int)reader.TokenStartIndex;
            }
        }
        catch (JsonException)
        {
            // What was found up to the malformed place stands.
        }

        return JsonPlaces.At(utf8, offset);
    }

    private static bool Enter(ref Utf8JsonReader reader, string step)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isSought = reader.ValueTextEquals(step);
                reader.Read();
                if (isSought)
                    return true;
                reader.Skip();
            }

            return false;
        }

        if (reader.TokenType != JsonTokenType.StartArray
            || !int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return false;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
                return true;
            reader.Skip();
        }

        return false;
    }

    private static List<string> Steps(string path)
    {
        var steps = new List<string>();
        var step = new StringBuilder();
        foreach (var character in path)
        {
            if (character is not ('.' or '[' or ']'))
            {
                step.Append(character);
                continue;
            }

            if (step.Length > 0)
                steps.Add(step.ToString().Trim('"', '\''));
            step.Clear();
        }

        if (step.Length > 0)
            steps.Add(step.ToString());
        return steps;
    }
}
