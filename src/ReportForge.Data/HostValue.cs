namespace ReportForge.Data;

/// <summary>Something of the host that templates carry about without looking into it.</summary>
public sealed class HostValue(object content)
{
    public object Content => content;

    /// <summary>Two are equal when what they carry is.</summary>
    public override bool Equals(object? obj) => obj is HostValue other && content.Equals(other.Content);

    public override int GetHashCode() => content.GetHashCode();

    public override string ToString() => content.ToString() ?? "";
}
