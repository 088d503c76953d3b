using ReportForge.Findings;

namespace ReportForge.Reports.Kinds;

/// <summary>What is said about the folder of a kind.</summary>
internal static class KindFindings
{
    public static Finding IdIsNotFolder(Place place, string id, string folder) => new("RF3123", Severity.Error, place,
        new($"id '{id}' khác tên thư mục '{folder}'.", $"The id '{id}' differs from the folder's name '{folder}'."))
    {
        Hint = new($"Ghi 'id: {folder}'.", $"Write 'id: {folder}'."),
    };

    public static Finding NoParts(Place place) => new("RF3124", Severity.Error, place,
        new("Loại báo cáo không có phần Word nào.", "The kind has no Word part."))
    {
        Hint = new("Liệt kê các tệp .docx dưới 'parts:'.", "List the .docx files under 'parts:'."),
    };

    public static Finding UnknownField(Place place, string path, string? nearest) => new("RF3127", Severity.Error, place,
        new($"Hợp đồng dữ liệu không có trường '{path}'.", $"The data contract has no field '{path}'."))
    {
        Hint = nearest is null ? null : new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?"),
    };

    public static Finding GuardedField(Place place, string path, string condition) => new("RF3140", Severity.Warning, place,
        new($"Trường '{path}' chỉ được đọc trong khối phụ thuộc {condition}: ghi '{path}' mà thiếu các trường đó thì nội dung không in ra.",
            $"The field '{path}' is read only inside a condition on {condition}: filled in without them, it would be dropped."))
    {
        Hint = new($"Đưa ra ngoài khối, thêm '{path}' vào điều kiện, hoặc ghi \"printedWith\" cho trường này trong hợp đồng dữ liệu.",
            $"Take it out of the block, add '{path}' to the condition, or give the field \"printedWith\" in the data contract."),
    };

    public static Finding UnknownKind(Place place, string kind, string? nearest, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return new("RF3128", Severity.Error, place, new($"Không có loại báo cáo '{kind}'.", $"There is no report kind '{kind}'."))
        {
            Expected = list.Length == 0 ? null : new($"một trong: {list}", $"one of: {list}"),
            Hint = nearest is null ? null : new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?"),
        };
    }

    public static Finding NoTemplates(Place place) => new("RF3129", Severity.Error, place,
        new(
            "Không tìm thấy thư mục mẫu hoặc thư mục không có loại báo cáo nào.",
            "The templates folder was not found or has no report kind."))
    {
        Hint = new(
            "Chạy lệnh trong thư mục có 'templates/', hoặc chỉ ra bằng --templates.",
            "Run the command where 'templates/' is, or name it with --templates."),
    };

    public static Finding BadKindName(string id) => new("RF3141", Severity.Error, Place.Whole,
        new($"'{id}' không dùng làm tên loại báo cáo được.", $"'{id}' cannot be the name of a kind."))
    {
        Expected = new(
            "chữ thường không dấu, số và gạch nối, bắt đầu bằng chữ, như 'land-monthly'",
            "small letters, digits and hyphens, a letter first, such as 'land-monthly'"),
    };

    public static Finding KindExists(Place place, string id) => new("RF3142", Severity.Error, place,
        new($"Loại báo cáo '{id}' đã có; không ghi đè.", $"The kind '{id}' is there already; nothing is overwritten."))
    {
        Hint = new("Chọn tên khác, hoặc sửa các tệp trong thư mục đó.", "Choose another name, or change the files in that folder."),
    };

    public static Finding UnknownFunction(Place place, string name, string? nearest) => new("RF3143", Severity.Error, place,
        new($"Phần Word gọi hàm '{name}' không có.", $"A Word part calls the function '{name}', which does not exist."))
    {
        Hint = nearest is null ? null : new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?"),
    };

    public static Wording HowToCall { get; } = new(
        "Tên trường viết liền, không có dấu cách; hàm viết cùng nhóm của nó, như vi.number.",
        "Names of fields have no blanks; a function is written with its group, as in vi.number.");

    public static Finding GroupRead(Place place, string group) => new("RF3144", Severity.Warning, place,
        new(
            $"'{group}' là tên một nhóm hàm; chỉ in được khi dữ liệu có trường '{group}'.",
            $"'{group}' is a group of functions; it is printed only when the data have a field '{group}'."))
    {
        Hint = new(
            "Kiểm tra tên trường; nếu dữ liệu có trường này thì nên đổi tên để không lẫn với các hàm.",
            "Check the name of the field; if the data have it, better rename it, so that nobody takes it for the functions."),
    };

    public static Finding GroupIsField(Place place, string group) => new("RF3145", Severity.Warning, place,
        new(
            $"Trường '{group}' trùng tên nhóm hàm '{group}' của mẫu.",
            $"The field '{group}' has the name of the group of functions '{group}'."))
    {
        Hint = new(
            "Đổi tên trường để người soạn mẫu không lẫn trường với hàm.",
            "Rename the field, so that authors do not take one for the other."),
    };
}
