namespace ReportForge.Word.Rendering;

/// <summary>A content control of the written document, its text as markup.</summary>
internal sealed class WrittenControl(string? place)
{
    public string? Place => place;

    public string Text { get; set; } = "";

    public int Start { get; set; } = -1;
}

/// <summary>The texts of the controls that something follows: a store of the file, the state of a check box.</summary>
internal sealed class WrittenControls
{
    private readonly Stack<WrittenControl> _open = new();
    private readonly Dictionary<string, string> _stores = new(StringComparer.Ordinal);

    public WrittenControl Current => _open.Peek();

    public void Begin(string? place) => _open.Push(new(place));

    public void BeginContent(RenderBuffer buffer) => Current.Start = buffer.Length;

    public void EndContent(RenderBuffer buffer)
    {
        var control = _open.Pop();
        control.Text = control.Start <= buffer.Length ? WrittenText.Of(buffer.Written[control.Start..]) : "";
        if (control.Place is { } place)
            _stores[place] = control.Text;
    }

    /// <summary>What a place of a store holds; nothing when its control was not written.</summary>
    public string TextAt(string place) => _stores.GetValueOrDefault(place, "");
}
