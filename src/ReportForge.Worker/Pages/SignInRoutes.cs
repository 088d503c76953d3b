using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Findings;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Pages;

/// <summary>In and out of the pages.</summary>
internal static class SignInRoutes
{
    public const string Path = "/sign-in";

    private const string Title = "Đăng nhập";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext context, string? to) => Form(context, null, null, to)).OpenToAll();
        routes.MapPost(Path, Enter).OpenToAll().RequireRateLimiting(RequestLimits.SignIn);
        routes.MapPost("/sign-out", Leave).OpenToAll();
        routes.MapGet("/not-allowed", (Caller caller) => PageFrame.Page<MessagePage>("Không có quyền", caller, new()
        {
            [nameof(MessagePage.Heading)] = "Không có quyền",
            [nameof(MessagePage.Text)] = "Tài khoản này không được làm việc đó. Hãy nhờ quản trị viên của đơn vị.",
        }, StatusCodes.Status403Forbidden)).Needs(Rights.Read);
    }

    private static async Task<IResult> Enter(
        HttpContext context, SignIn signIn, [FromForm] string name, [FromForm] string password, [FromForm] string? to)
    {
        var (outcome, account) = await signIn.Try(name, password);
        if (outcome == SignInOutcome.Locked)
            return Form(context,
                $"Tài khoản tạm khóa vì nhập sai mật khẩu nhiều lần. Thử lại sau {SignIn.LockedFor.TotalMinutes:0} phút.", name, to);
        if (account is null)
            return Form(context, "Tên đăng nhập hoặc mật khẩu không đúng.", name, to);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, CallerReading.PrincipalOf(account));
        return Results.LocalRedirect(IsOurs(to) ? to ?? "/" : "/");
    }

    private static async Task<IResult> Leave(HttpContext context, IFormCollection form)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect(Path);
    }

    // Where one goes after signing in stands in the address, so anybody can write it: only our own paths count.
    public static bool IsOurs(string? path) => path is ['/', not ('/' or '\\'), ..] or "/";

    private static IResult Form(HttpContext context, string? complaint, string? name, string? to)
    {
        var options = context.RequestServices.GetRequiredService<ServiceOptions>();
        var language = RequestLanguage.Of(context.Request);
        var provider = new Wording($"Đăng nhập bằng {options.OidcName}", $"Sign in by {options.OidcName}").In(language);
        var values = new Dictionary<string, object>();
        foreach (var (key, value) in new[]
        {
            (nameof(SignInPage.Complaint), complaint),
            (nameof(SignInPage.Name), name),
            (nameof(SignInPage.To), to),
            (nameof(SignInPage.Provider), options.AsksProvider ? provider : null),
            (nameof(SignInPage.ProviderLanguage), PageText.TagOf(language)),
        })
        {
            if (value is not null)
                values[key] = value;
        }

        return PageFrame
            .Page<SignInPage>(Title, null, values, complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
