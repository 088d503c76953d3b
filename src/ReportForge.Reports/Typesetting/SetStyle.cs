using System.Collections.Frozen;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <summary>What a paragraph of a style is in the text.</summary>
internal enum TextRole
{
    Text,
    Heading,
    Title,
    Item,
    SubItem,
    Closing,
}

/// <summary>
/// The named styles of the body, as <c>parts/heading.docx</c> defines them: all at 14 points on the paper of the decree, so that
/// their lines can be worked out without a page.
/// </summary>
internal sealed record SetStyle(string Name, TextRole Role, int FirstLineTwips)
{
    /// <summary>How its lines are judged as those of a title; null for text.</summary>
    public TitleShape? Shape => Role switch
    {
        TextRole.Heading => TitleShape.Filled,
        TextRole.Title => TitleShape.Balanced,
        _ => null,
    };

    public const decimal Points = 14;

    /// <summary>A4 within margins of 30 and 15 mm.</summary>
    public const int TextTwips = 9354;

    public const string ItemName = "Gạch đầu dòng";
    public const string SubItemName = "Dấu cộng";

    public static readonly FrozenDictionary<string, SetStyle> ByName = new SetStyle[]
    {
        new("Nội dung", TextRole.Text, 720),
        new("Căn cứ", TextRole.Text, 720),
        new("Điểm", TextRole.Text, 720),
        new(ItemName, TextRole.Item, 720),
        new("Dấu sao", TextRole.SubItem, 1004),
        new(SubItemName, TextRole.SubItem, 1004),
        new("Dấu cộng (cấp sau)", TextRole.SubItem, 1288),
        new("Kết thúc", TextRole.Closing, 720),
        new("Tên phần", TextRole.Title, 0),
        new("Mục", TextRole.Heading, 720),
        new("Khoản", TextRole.Heading, 720),
        new("Tiểu khoản", TextRole.Heading, 720),
    }.ToFrozenDictionary(style => style.Name, StringComparer.Ordinal);
}
