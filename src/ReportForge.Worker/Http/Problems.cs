using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using ReportForge.Findings;

namespace ReportForge.Worker.Http;

/// <summary>What the API answers when it does not do what was asked: RFC 9457, a method a type.</summary>
internal static class Problems
{
    private const string Prefix = "urn:reportforge:problem:";

    public static Problem NotSignedIn() => new(StatusCodes.Status401Unauthorized, "not-signed-in",
        new("Cần đăng nhập hoặc gửi khóa ở tiêu đề Authorization.", "Sign in, or send a key in the header Authorization."));

    public static Problem KeyNeeded() => new(StatusCodes.Status401Unauthorized, "key-needed",
        new(
            "Ghi qua giao diện lập trình cần khóa; đăng nhập trên trình duyệt chỉ được đọc.",
            "Writing over the API needs a key; a browser's sign-in may only read."));

    public static Problem Forbidden() => new(StatusCodes.Status403Forbidden, "forbidden",
        new("Tài khoản hoặc khóa này không có quyền đó.", "This account or key has no right to do that."));

    public static Problem UnitForbidden(string unit) => new(StatusCodes.Status403Forbidden, "unit-forbidden",
        new($"Đơn vị {unit} không thuộc phạm vi của tài khoản hoặc khóa này.", $"The unit {unit} is not one of this account or key."));

    public static Problem UnitUnknown(string unit) => BadRequest("unit",
        new($"Không có đơn vị mã '{unit}' trong danh mục.", $"The register has no unit with the code '{unit}'."));

    public static Problem NotFound() => new(StatusCodes.Status404NotFound, "not-found",
        new("Không có ở đây.", "There is no such thing here."));

    public static Problem ContractBroken(IEnumerable<Finding> findings) => new(StatusCodes.Status422UnprocessableEntity, "contract-broken",
        new("Dữ liệu chưa lập được báo cáo.", "No report can be made of the data."))
    {
        Findings = findings,
    };

    public static Problem FindingsBlockIssue(IEnumerable<Finding> findings) =>
        new(StatusCodes.Status422UnprocessableEntity, "findings-block-issue",
            new("Chưa ban hành được: còn lỗi.", "Not issued: errors stand."))
        {
            Findings = findings,
        };

    public static Problem PackageUnsafe(IEnumerable<Finding> findings) => new(StatusCodes.Status422UnprocessableEntity, "package-unsafe",
        new("Tệp không đọc được hoặc không an toàn.", "The file cannot be read, or is not safe."))
    {
        Findings = findings,
    };

    public static Problem TemplateBroken(IEnumerable<Finding> findings) => new(StatusCodes.Status422UnprocessableEntity, "template-broken",
        new("Mẫu còn lỗi nên chưa nhận.", "The template has errors and is not taken."))
    {
        Findings = findings,
    };

    public static Problem NoCopy(IEnumerable<Finding> findings) => new(StatusCodes.Status422UnprocessableEntity, "no-copy",
        new("Không lập được bản sao của văn bản này.", "No copy of this document was made."))
    {
        Findings = findings,
    };

    public static Problem BaselineMissing(IEnumerable<Finding> findings) => new(StatusCodes.Status409Conflict, "baseline-missing",
        new("Văn bản này không còn mang số liệu đã dùng để lập nó; chọn phiên bản số liệu mà nó được lập từ đó (base) rồi gửi lại.",
            "The document no longer carries the data that it was made from; name their version (base) and send it again."))
    {
        Findings = findings,
    };

    public static Problem OtherCopy(string by, string file, int no) => new(StatusCodes.Status409Conflict, "other-copy",
        new($"{by} đã gửi một bản sửa khác của báo cáo này (lần gửi {no}, {file}), và bản vừa gửi không sửa tiếp từ bản đó. "
            + "Muốn có cả hai: tải bản kia ở trang Lịch sử, ghi thêm phần của mình rồi gửi. "
            + "Muốn lập riêng từ bản vừa gửi: chọn số liệu mà nó được lập từ đó (base) rồi gửi lại.",
            $"{by} has sent another edited copy of this report (no. {no}, {file}), and the one sent now does not go on from it. "
            + "To have both: take that one's result, write your part into it and send it. "
            + "To have a document of its own: name the version of the data that yours was made from (base) and send it again."));

    public static Problem NotRegenerated(IEnumerable<Finding> findings) => new(StatusCodes.Status422UnprocessableEntity, "not-regenerated",
        new("Chưa đưa được số liệu vào văn bản đã sửa.", "The data were not brought into the edited document."))
    {
        Findings = findings,
    };

    public static Problem Numbered() => new(StatusCodes.Status409Conflict, "numbered",
        new(
            "Báo cáo đã có số và ngày; bản đã ban hành không sửa được.",
            "The report has its number and date; what was issued is not changed."));

    public static Problem AlreadyThere(string report) => new(StatusCodes.Status409Conflict, "already-there",
        new("Báo cáo của đơn vị và kỳ này đã có.", "The report of this unit and period is there already."))
    {
        Extensions = [new("report", report)],
    };

    public static Problem MoreThanOwn() => new(StatusCodes.Status403Forbidden, "more-than-own",
        new("Không cấp được nhiều quyền hơn quyền của chính mình.", "Nobody hands on more rights than their own."));

    public static Problem NameTaken(string name) => new(StatusCodes.Status409Conflict, "name-taken",
        new($"Tên đăng nhập '{name}' đã có.", $"The name '{name}' is taken."));

    public static Problem ExternalNameTaken(string name) => new(StatusCodes.Status409Conflict, "external-name-taken",
        new(
            $"Tên '{name}' ở hệ thống của cơ quan đã ghi cho người dùng khác.",
            $"The name '{name}' at the identity provider is noted for another user."));

    public static Problem WrongState(string state) => new(StatusCodes.Status409Conflict, "wrong-state",
        new("Không làm được việc đó ở trạng thái hiện nay.", "That cannot be done in its present state."))
    {
        Extensions = [new("state", state)],
    };

    public static Problem StaleVersion(int version) => new(StatusCodes.Status412PreconditionFailed, "stale-version",
        new($"Đã có phiên bản {version} do người khác ghi.", $"Somebody has written version {version} since."))
    {
        Extensions = [new("version", version)],
    };

    public static Problem VersionMissing() => new(StatusCodes.Status428PreconditionRequired, "version-missing",
        new("Cần tiêu đề If-Match với phiên bản đã đọc.", "The header If-Match has to say which version was read."));

    public static Problem TooLarge(int mebibytes) => new(StatusCodes.Status413PayloadTooLarge, "too-large",
        new($"Tệp gửi lên lớn hơn {mebibytes} MiB.", $"What was sent is larger than {mebibytes} MiB."))
    {
        Extensions = [new("mebibytes", mebibytes)],
    };

    public static Problem Busy() => new(StatusCodes.Status429TooManyRequests, "busy",
        new("Đang có quá nhiều yêu cầu; gửi lại sau.", "Too many requests at this moment; send it again later."));

    public static Problem IdempotencyKeyMissing() => new(StatusCodes.Status400BadRequest, "idempotency-key-missing",
        new(
            "Cần tiêu đề Idempotency-Key để gửi lại không làm hai lần.",
            "The header Idempotency-Key is needed, so that sending again does nothing twice."));

    public static Problem IdempotencyKeyReused() => new(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused",
        new("Idempotency-Key này đã dùng cho yêu cầu khác.", "This Idempotency-Key was used for another request."));

    public static Problem IdempotencyInFlight() => new(StatusCodes.Status409Conflict, "idempotency-in-flight",
        new("Yêu cầu với Idempotency-Key này còn đang làm.", "The request with this Idempotency-Key is still being worked on."));

    public static Problem BadRequest(string field, Wording message) => new(StatusCodes.Status400BadRequest, "bad-request", message)
    {
        Extensions = [new("field", field)],
    };

    public static Problem MachineFailed(Finding finding) => new(StatusCodes.Status503ServiceUnavailable, "machine-failed", finding.Message)
    {
        Findings = [finding],
    };

    public static Problem Defect() => new(StatusCodes.Status500InternalServerError, "defect",
        new(
            "Chương trình gặp lỗi; gửi mã traceId cho người phụ trách phần mềm.",
            "The program failed; send the traceId to whoever looks after the software."));

    /// <summary>A problem, worded in the language of the request when it is answered.</summary>
    internal sealed record Problem(int Status, string Type, Wording Title) : IResult
    {
        public IEnumerable<Finding> Findings { get; init; } = [];

        public IReadOnlyList<KeyValuePair<string, object?>> Extensions { get; init; } = [];

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var language = RequestLanguage.Of(httpContext.Request);
            var extensions = new Dictionary<string, object?>(Extensions)
            {
                ["traceId"] = Activity.Current?.Id ?? httpContext.TraceIdentifier,
            };
            if (Findings.Any())
                extensions["findings"] = FindingNodes.Of(Findings, language);
            if (Status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
                httpContext.Response.Headers.RetryAfter = "2";
            return Results.Problem(title: Title.In(language), statusCode: Status, type: Prefix + Type, extensions: extensions)
                .ExecuteAsync(httpContext);
        }
    }
}
