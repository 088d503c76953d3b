using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Pages.Administration;

/// <summary>Users, keys and the record of who did what. What is shown once is shown in the answer itself, and in no address.</summary>
internal static class AdministrationRoutes
{
    private const int EntriesOnPage = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/keys", (Caller caller, ApiKeyStore keys) => Keys(caller, keys)).Needs(Rights.Manage);
        routes.MapPost("/keys", AddKey).Needs(Rights.Manage);
        routes.MapPost("/keys/{id}/revoke", RevokeKey).Needs(Rights.Manage);
        routes.MapGet("/accounts", (Caller caller, AccountStore accounts) => Accounts(caller, accounts)).Needs(Rights.Manage);
        routes.MapPost("/accounts", AddAccount).Needs(Rights.Manage);
        routes.MapPost("/accounts/{id}/password", ResetPassword).Needs(Rights.Manage);
        routes.MapPost("/accounts/{id}/close", (Caller caller, AccountStore accounts, string id, IFormCollection form) =>
            SetActive(caller, accounts, id, isActive: false)).Needs(Rights.Manage);
        routes.MapPost("/accounts/{id}/open", (Caller caller, AccountStore accounts, string id, IFormCollection form) =>
            SetActive(caller, accounts, id, isActive: true)).Needs(Rights.Manage);
        routes.MapGet("/audit", Audit).Needs(Rights.Manage);
    }

    private static async Task<IResult> AddKey(Caller caller, ApiKeyStore keys, IFormCollection form)
    {
        var rights = form["rights"].Select(name => Enum.TryParse<Rights>(name, out var right) ? right : Rights.None)
            .Aggregate(Rights.None, (all, one) => all | one);
        var unit = form["unit"].ToString().Trim();
        var name = form["name"].ToString().Trim();
        var hasDays = int.TryParse(form["days"], out var days) && days is >= 1 and <= Grants.MostDays;
        var complaint = !hasDays || name.Length is 0 or > Grants.LongestName
            ? $"Cần tên, và thời hạn từ 1 đến {Grants.MostDays} ngày."
            : Grants.Refusal(caller, unit, rights)?.Title.Vi;
        return complaint is not null
            ? await Keys(caller, keys, complaint: complaint)
            : await Keys(caller, keys, (await keys.Add(new NewApiKey(name, unit, rights, days), caller)).Text);
    }

    private static async Task<IResult> RevokeKey(Caller caller, ApiKeyStore keys, string id, IFormCollection form) =>
        await keys.Revoke(id, caller) ? Results.LocalRedirect("/keys") : Results.NotFound();

    private static async Task<IResult> AddAccount(
        Caller caller,
        AccountStore accounts,
        [FromForm] string name,
        [FromForm] string fullName,
        [FromForm] string unit,
        [FromForm] string role,
        [FromForm] string? externalName)
    {
        if (Roles.Of(role) is not { } wanted
            || name.Trim().Length is 0 or > Grants.LongestName
            || fullName.Trim().Length is 0 or > Grants.LongestName
            || !Grants.CanBeExternalName(externalName))
            return await Accounts(caller, accounts, complaint: "Cần tên đăng nhập, họ tên và vai trò.");
        if (Grants.Refusal(caller, unit.Trim(), Roles.RightsOf(wanted)) is { } refusal)
            return await Accounts(caller, accounts, complaint: refusal.Title.Vi);
        var password = Passwords.NewPassword();
        var account = new NewAccount(name, fullName.Trim(), unit.Trim(), wanted, password) { ExternalName = externalName };
        if (await accounts.Add(account, caller.Name, unit.Trim()))
            return await Accounts(caller, accounts, name, password);
        var taken = await accounts.ByName(name) is null ? Problems.ExternalNameTaken(externalName ?? "") : Problems.NameTaken(name);
        return await Accounts(caller, accounts, complaint: taken.Title.Vi);
    }

    private static async Task<IResult> ResetPassword(Caller caller, AccountStore accounts, string id, IFormCollection form)
    {
        var password = Passwords.NewPassword();
        return await accounts.ById(id) is { } account && await accounts.SetPassword(id, password, caller)
            ? await Accounts(caller, accounts, account.Name, password)
            : Results.NotFound();
    }

    private static async Task<IResult> SetActive(Caller caller, AccountStore accounts, string id, bool isActive) =>
        id != caller.Id && await accounts.SetActive(id, isActive, caller) ? Results.LocalRedirect("/accounts") : Results.NotFound();

    private static async Task<IResult> Audit(Caller caller, AuditLog audit, string? before)
    {
        var entries = await audit.Latest(caller.Unit, before, EntriesOnPage);
        var values = new Dictionary<string, object> { [nameof(AuditPage.Entries)] = entries };
        if (entries.Count == EntriesOnPage)
            values[nameof(AuditPage.Next)] = entries[^1].Id;
        return PageFrame.Page<AuditPage>("Nhật ký", caller, values);
    }

    private static async Task<IResult> Keys(Caller caller, ApiKeyStore keys, string? made = null, string? complaint = null)
    {
        var values = new Dictionary<string, object>
        {
            [nameof(KeysPage.Caller)] = caller,
            [nameof(KeysPage.Keys)] = await keys.Visible(caller),
        };
        Put(values, nameof(KeysPage.Made), made);
        Put(values, nameof(KeysPage.Complaint), complaint);
        return PageFrame
            .Page<KeysPage>("Khóa", caller, values, complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    internal static async Task<IResult> Accounts(
        Caller caller, AccountStore accounts, string? named = null, string? password = null, string? complaint = null)
    {
        var values = new Dictionary<string, object>
        {
            [nameof(AccountsPage.Caller)] = caller,
            [nameof(AccountsPage.Accounts)] = await accounts.Visible(caller),
        };
        Put(values, nameof(AccountsPage.Named), named);
        Put(values, nameof(AccountsPage.Password), password);
        Put(values, nameof(AccountsPage.Complaint), complaint);
        return PageFrame.Page<AccountsPage>("Người dùng", caller, values, complaint is null
            ? StatusCodes.Status200OK
            : StatusCodes.Status422UnprocessableEntity);
    }

    private static void Put(Dictionary<string, object> values, string name, string? value)
    {
        if (value is not null)
            values[name] = value;
    }
}
