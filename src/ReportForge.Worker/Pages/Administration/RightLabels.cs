using System.Collections.Immutable;
using ReportForge.Worker.Callers;

namespace ReportForge.Worker.Pages.Administration;

/// <summary>Rights in the words of the house.</summary>
internal static class RightLabels
{
    public static ImmutableArray<(Rights Right, string Label)> All { get; } =
    [
        (Rights.Read, "xem báo cáo"),
        (Rights.Write, "nhập dữ liệu, lập dự thảo"),
        (Rights.Issue, "ban hành"),
        (Rights.Batch, "lập hàng loạt"),
        (Rights.Manage, "quản trị"),
    ];

    public static string Text(Rights rights) => string.Join(", ", All.Where(one => (rights & one.Right) != 0).Select(one => one.Label));
}
