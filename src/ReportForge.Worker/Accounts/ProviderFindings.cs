using ReportForge.Findings;

namespace ReportForge.Worker.Accounts;

/// <summary>An identity provider by which nobody can sign in: RF563x.</summary>
internal static class ProviderFindings
{
    public static Finding Away(string provider) => new("RF5630", Severity.Error, Place.Whole,
        new(
            $"hệ thống đăng nhập “{provider}” không trả lời được lúc này",
            $"the identity provider “{provider}” cannot answer for the moment"))
    {
        Hint = new(
            "Đăng nhập bằng mật khẩu của ReportForge, hoặc thử lại sau ít phút; nếu vẫn vậy, báo người quản trị máy chủ.",
            "Sign in with the password of ReportForge, or try again in a few minutes; else tell whoever runs the server."),
    };

    public static Finding AnswerNotTaken(string provider) => new("RF5631", Severity.Error, Place.Whole,
        new(
            $"không nhận câu trả lời của hệ thống đăng nhập “{provider}”: nó không hợp lệ hoặc không dành cho lần đăng nhập này",
            $"the answer of the identity provider “{provider}” is not taken: it is not valid, or not meant for this sign-in"))
    {
        Hint = new(
            "Đăng nhập lại từ đầu; nếu vẫn vậy, báo người quản trị máy chủ mã này và giờ xảy ra.",
            "Sign in anew; else tell whoever runs the server this code and the time."),
    };
}
