namespace ReportForge.Reports.Writing;

/// <summary>Letters of "điểm" in Vietnamese order (rule BD-11): đ follows d; f, j, w, z and the letters with hats are not used.</summary>
internal static class PointLetter
{
    private const string Letters = "abcdđeghiklmnopqrstuvxy";

    public static bool CanWrite(decimal position) => position >= 1 && position <= Letters.Length && decimal.IsInteger(position);

    public static string Write(int position) => Letters[position - 1].ToString();
}
