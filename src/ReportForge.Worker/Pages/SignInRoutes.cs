using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Pages;

/// <summary>In and out of the pages.</summary>
internal static class SignInRoutes
{
    private const string Title = "Đăng nhập";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", (string? to) => Form(null, null, to)).OpenToAll();
        routes.MapPost("/sign-in", Enter).OpenToAll().RequireRateLimiting(RequestLimits.SignIn);
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
            return Form(
                $"Tài khoản tạm khóa vì nhập sai mật khẩu nhiều lần. Thử lại sau {SignIn.LockedFor.TotalMinutes:0} phút.", name, to);
        if (account is null)
            return Form("Tên đăng nhập hoặc mật khẩu không đúng.", name, to);
        await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, CallerReading.PrincipalOf(account));
        return Results.LocalRedirect(IsOurs(to) ? to ?? "/" : "/");
    }

    private static async Task<IResult> Leave(HttpContext context, IFormCollection form)
    {
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect("/sign-in");
    }

    private static IResult Form(string? complaint, string? name, string? to)
    {
        var values = new Dictionary<string, object>();
        foreach (var (key, value) in new[]
        {
            (nameof(SignInPage.Complaint), complaint),
            (nameof(SignInPage.Name), name),
            (nameof(SignInPage.To), to),
        })
        {
            if (value is not null)
                values[key] = value;
        }

        return PageFrame
            .Page<SignInPage>(Title, null, values, complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    // Where one goes after signing in stands in the address, so anybody can write it: only our own paths count.
    private static bool IsOurs(string? path) => path is ['/', not ('/' or '\\'), ..] or "/";
}
