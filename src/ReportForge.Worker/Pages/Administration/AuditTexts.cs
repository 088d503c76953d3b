namespace ReportForge.Worker.Pages.Administration;

/// <summary>Actions of the audit in the words of the house.</summary>
internal static class AuditTexts
{
    public static string Of(string action) => action switch
    {
        "account.add" => "thêm người dùng",
        "account.password" => "đặt lại mật khẩu",
        "account.open" => "mở lại người dùng",
        "account.close" => "khóa người dùng",
        "account.external-name" => "ghi tên ở hệ thống đăng nhập của cơ quan",
        "account.bind" => "lần đầu đăng nhập qua hệ thống của cơ quan",
        "account.refuse" => "đăng nhập qua hệ thống của cơ quan nhưng tài khoản bị khóa",
        "key.add" => "tạo khóa",
        "key.revoke" => "thu hồi khóa",
        "webhook.add" => "đăng ký địa chỉ nhận tin",
        "webhook.end" => "bỏ địa chỉ nhận tin",
        "report.create" => "lập báo cáo",
        "report.put" => "sửa số liệu",
        "report.regenerate" => "đưa số liệu vào bản đã sửa",
        "report.issue" => "ban hành",
        "report.issue-override" => "ban hành khi còn lỗi, có lý do",
        "batch.create" => "gửi lập hàng loạt",
        "batch.cancel" => "dừng lập hàng loạt",
        "batch.resume" => "làm tiếp lập hàng loạt",
        "batch.retry" => "thử lại đơn vị không lập được",
        "template.create" => "gửi mẫu Word",
        "template.put" => "sửa mẫu Word",
        "job.create" => "gửi việc làm sau",
        "job.cancel" => "dừng việc đã gửi",
        "unit.export" => "tải mọi dữ liệu của đơn vị",
        "retention.keys" => "hết hạn lưu: xóa câu trả lời đã giữ",
        "retention.jobs" => "hết hạn lưu: xóa việc đã xong",
        "retention.deliveries" => "hết hạn lưu: xóa tin đã gửi",
        "retention.batch" => "hết hạn lưu: xóa lần lập hàng loạt",
        "retention.audit" => "hết hạn lưu: xóa nhật ký",
        "retention.documents" => "hết hạn lưu: xóa văn bản không còn nơi nào dùng",
        _ => action,
    };
}
