using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReportForge.Findings;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Http;
using ReportForge.Worker.Logging;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Pages;

/// <summary>
/// What becomes of somebody who comes back from the identity provider: the pages as their account, or a page that says why not.
/// </summary>
internal static class ProviderAnswers
{
    private static readonly Wording Again = new("Về trang đăng nhập", "Back to the sign-in page");

    /// <summary>The provider has named somebody, and the answer was found to be its own and meant for this browser.</summary>
    public static async Task Enter(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        if (context.Principal is not { } principal || ExternalPerson.Of(principal) is not { } person)
        {
            await Show(http, ProviderFindings.AnswerNotTaken(NameIn(http)), StatusCodes.Status403Forbidden);
            return;
        }

        var (outcome, account) = await http.RequestServices.GetRequiredService<ProviderSignIn>().Try(person);
        if (account is null)
        {
            await (outcome == SignInOutcome.Locked ? ShowLocked(http) : ShowNoAccount(http, person));
            return;
        }

        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, CallerReading.PrincipalOf(account));
        await GoOn(http, context.ReturnUri ?? "/");
    }

    public static Task Decline(AccessDeniedContext context)
    {
        context.HandleResponse();
        return Show(context.HttpContext, StatusCodes.Status403Forbidden, new("Chưa đăng nhập", "Not signed in"), new(
            $"Việc đăng nhập ở “{NameIn(context.HttpContext)}” đã bị dừng.",
            $"Signing in at “{NameIn(context.HttpContext)}” was stopped."));
    }

    public static Task Refuse(RemoteFailureContext context)
    {
        context.HandleResponse();
        var (http, failure) = (context.HttpContext, context.Failure);
        // An address that was opened twice, is old, or was made in another browser: nobody has to look into that.
        if (failure is null or AuthenticationFailureException)
            return Show(http, StatusCodes.Status400BadRequest, new("Lần đăng nhập này không dùng được", "This sign-in cannot be used"), new(
                "Lần đăng nhập này đã dùng rồi, đã quá lâu, hoặc bắt đầu ở trình duyệt khác. Hãy đăng nhập lại từ đầu.",
                "This sign-in was used before, is too old, or began in another browser. Please sign in anew."));
        if (failure is InvalidOperationException or IOException or HttpRequestException or OperationCanceledException)
            return ShowAway(http, failure);
        var finding = ProviderFindings.AnswerNotTaken(NameIn(http));
        ServiceLog.ProviderFailed(LogOf(http), finding.Code, failure);
        return Show(http, finding, StatusCodes.Status403Forbidden);
    }

    public static Task ShowAway(HttpContext http, Exception failure)
    {
        var finding = ProviderFindings.Away(NameIn(http));
        ServiceLog.ProviderFailed(LogOf(http), finding.Code, failure);
        return Show(http, finding, StatusCodes.Status503ServiceUnavailable);
    }

    // A cookie that is Strict does not come along where a foreign page has sent somebody, through redirects neither: a page of ours
    // sends them on.
    private static Task GoOn(HttpContext http, string path)
    {
        http.Response.Headers["Refresh"] = $"0; url={path}";
        return Show(http, StatusCodes.Status200OK, new("Đã đăng nhập", "Signed in"), new("Đang mở trang…", "The page opens…"),
            (path, new("Tiếp tục", "Go on")));
    }

    private static Task ShowNoAccount(HttpContext http, ExternalPerson person)
    {
        ServiceLog.NoAccount(LogOf(http));
        return Show(http, StatusCodes.Status403Forbidden, new("Chưa có tài khoản", "No account yet"), new(
            $"Tài khoản “{person.Named}” của “{NameIn(http)}” chưa được mở trong ReportForge. Hãy nhờ quản trị viên ReportForge của đơn vị "
                + "ghi tên đó cho người dùng của mình ở trang Người dùng, rồi đăng nhập lại.",
            $"The account “{person.Named}” of “{NameIn(http)}” is not opened in ReportForge. Ask the ReportForge administrator of your "
                + "unit to note that name for your user on the page Người dùng, then sign in again."));
    }

    private static Task ShowLocked(HttpContext http) =>
        Show(http, StatusCodes.Status403Forbidden, new("Tài khoản tạm khóa", "The account is locked for a while"), new(
            $"Tài khoản tạm khóa vì nhập sai mật khẩu nhiều lần. Thử lại sau {SignIn.LockedFor.TotalMinutes:0} phút.",
            $"The account is locked after too many wrong passwords. Try again in {SignIn.LockedFor.TotalMinutes:0} minutes."));

    private static Task Show(HttpContext http, Finding finding, int status)
    {
        var hint = finding.Hint ?? new("", "");
        return Show(http, status, new("Chưa đăng nhập được", "Not signed in"), new(
            $"{finding.Code}: {finding.Message.Vi}. {hint.Vi}",
            $"{finding.Code}: {finding.Message.En}. {hint.En}"));
    }

    private static Task Show(HttpContext http, int status, Wording heading, Wording text, (string Path, Wording Text)? link = null)
    {
        var language = RequestLanguage.Of(http.Request);
        var (path, name) = link ?? (SignInRoutes.Path, Again);
        return PageFrame.Page<MessagePage>(heading.In(language), null, new()
        {
            [nameof(MessagePage.Heading)] = heading.In(language),
            [nameof(MessagePage.Text)] = text.In(language),
            [nameof(MessagePage.Link)] = path,
            [nameof(MessagePage.LinkText)] = name.In(language),
            [nameof(MessagePage.Language)] = PageText.TagOf(language),
        }, status).ExecuteAsync(http);
    }

    private static string NameIn(HttpContext http) => http.RequestServices.GetRequiredService<ServiceOptions>().OidcName;

    private static ILogger LogOf(HttpContext http) => http.RequestServices.GetRequiredService<ILogger<ProviderSignIn>>();
}
