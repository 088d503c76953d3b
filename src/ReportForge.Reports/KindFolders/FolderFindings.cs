using ReportForge.Findings;

namespace ReportForge.Reports.KindFolders;

/// <summary>What is wrong with the files of a kind, whatever stands in them.</summary>
internal static class FolderFindings
{
    public static Finding OutsideTemplates(Place place, string path) => new("RF3120", Severity.Error, place,
        new($"Đường dẫn '{path}' ra ngoài thư mục mẫu.", $"The path '{path}' leads out of the templates folder."))
    {
        Hint = new(
            "Chỉ dùng tệp trong thư mục của loại báo cáo hoặc trong templates/.",
            "Use files of the kind's folder or of templates/ only."),
    };

    public static Finding FileMissing(Place place, string name) => new("RF3121", Severity.Error, place,
        new($"Không có tệp '{name}'.", $"There is no file '{name}'."));

    public static Finding FileTooLarge(Place place, string name, int limit) => new("RF3122", Severity.Error, place,
        new($"Tệp '{name}' lớn hơn giới hạn {limit} byte.", $"The file '{name}' is larger than the limit of {limit} bytes."));

    public static Finding TooManyImages(Place place, int files, int megabytes) => new("RF3138", Severity.Error, place,
        new(
            $"Thư mục có quá {files} hình hoặc quá {megabytes} MB hình.",
            $"The folder has more than {files} pictures or {megabytes} MB of them."))
    {
        Hint = new("Chỉ để trong thư mục những hình mà mẫu dùng.", "Keep only the pictures in the folder that the template uses."),
    };

    public static Finding NoImageFolder(string folder) => new("RF3139", Severity.Error, Place.InFile(folder),
        new("Không có thư mục hình này.", "There is no such folder of pictures."));
}
