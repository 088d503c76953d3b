using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Findings;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Accounts;

/// <summary>A user as an administrator adds one; the role is clerk, signer, province or administrator.</summary>
internal sealed record UserRequest(string? Name, string? FullName, string? Unit, string? Role, string? ExternalName = null);

/// <summary>
/// What the identity provider calls a user: the user name there, or the verified e-mail address; null for nobody from there.
/// </summary>
internal sealed record ExternalNameRequest(string? ExternalName);

/// <summary>A user as the API gives one.</summary>
/// <param name="Id">Id of the account.</param>
/// <param name="Name">What is typed to sign in.</param>
/// <param name="FullName">As people call them.</param>
/// <param name="Unit">Code of the unit, or * for all.</param>
/// <param name="Role">clerk, signer, province or administrator.</param>
/// <param name="IsActive">Whether they may sign in.</param>
/// <param name="LockedUntil">Until when wrong passwords keep them out; null when they do not.</param>
/// <param name="ExternalName">What the identity provider calls them; null when they do not come from there.</param>
/// <param name="IsBound">Whether they have come from there: from then on the name does not count any more.</param>
/// <param name="Password">A new password; shown once, in the answer that made it, and null ever after.</param>
internal sealed record UserResource(
    string Id, string Name, string FullName, string Unit, string Role, bool IsActive, DateTimeOffset? LockedUntil,
    string? ExternalName, bool IsBound, string? Password)
{
    public static UserResource Of(Account account, TimeProvider time) => new(
        account.Id, account.Name, account.FullName, account.Unit, account.Role, account.IsActive,
        account.LockedUntil > time.GetUtcNow().ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(account.LockedUntil)
            : null,
        account.ExternalName, account.IsBound, null);
}

/// <summary>Users over the API, for whoever manages them.</summary>
internal static class UserEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Users and keys");
        api.MapGet("/users", List).Needs(Rights.Manage).WithSummary("The users of the caller's units, by name.")
            .Produces<Page<UserResource>>();
        api.MapGet("/users/{id}", One).Needs(Rights.Manage).WithSummary("One user.")
            .Produces<UserResource>().ProducesProblem(StatusCodes.Status404NotFound);
        Idempotency.Once(api.MapPost("/users", Add).Needs(Rights.Manage)).WithSummary("Adds a user.")
            .WithDescription("The answer has the password, once; the same request sent again gets the answer without it.")
            .Produces<UserResource>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict);
        Idempotency.Once(api.MapPost("/users/{id}/password", ResetPassword).Needs(Rights.Manage))
            .WithSummary("Gives a user a new password.")
            .WithDescription("Whoever is signed in is signed out. The answer has the password, once.")
            .Produces<UserResource>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        Idempotency.Once(api.MapPost("/users/{id}/external-name", SetExternalName).Needs(Rights.Manage))
            .WithSummary("Notes what the identity provider calls a user.")
            .WithDescription("Whoever next comes from there with that name has the account from then on; whoever had it has it no more.")
            .Produces<UserResource>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        Idempotency.Once(api.MapPost("/users/{id}/close", Close).Needs(Rights.Manage)).WithSummary("Keeps a user, and their keys, out.")
            .Produces<UserResource>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        Idempotency.Once(api.MapPost("/users/{id}/open", Open).Needs(Rights.Manage)).WithSummary("Lets a user in again.")
            .Produces<UserResource>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> List(
        HttpContext context, AccountStore accounts, TimeProvider time, Caller caller, string? after, int? count)
    {
        var size = Paging.SizeOf(count);
        var rows = await accounts.Visible(caller, after, size);
        return Paging
            .Answer(context, [.. rows.Select(account => UserResource.Of(account, time))], rows.Count == size ? rows[^1].Name : null);
    }

    private static async Task<IResult> One(AccountStore accounts, TimeProvider time, Caller caller, string id) =>
        await Found(accounts, caller, id) is { } account ? Results.Ok(UserResource.Of(account, time)) : Problems.NotFound();

    private static async Task<IResult> Add(HttpContext context, UserRequest wish, AccountStore accounts, TimeProvider time, Caller caller)
    {
        var (name, fullName, unit) = (wish.Name?.Trim() ?? "", wish.FullName?.Trim() ?? "", wish.Unit?.Trim() ?? "");
        if (name.Length is 0 or > Grants.LongestName)
            return Problems.BadRequest("name", new(
                "Cần tên đăng nhập, nhiều nhất 100 chữ.",
                "A name to sign in with is needed, of 100 letters at most."));
        if (fullName.Length is 0 or > Grants.LongestName)
            return Problems.BadRequest("fullName", new(
                "Cần họ và tên, nhiều nhất 100 chữ.",
                "The full name is needed, of 100 letters at most."));
        if (!Grants.CanBeExternalName(wish.ExternalName))
            return Problems.BadRequest("externalName", NoExternalName);
        if (Roles.Of(wish.Role ?? "") is not { } role)
            return Problems.BadRequest("role", new(
                "Vai trò là clerk, signer, province hoặc administrator.",
                "The role is clerk, signer, province or administrator."));
        if (Grants.Refusal(caller, unit, Roles.RightsOf(role)) is { } refusal)
            return refusal;
        var password = Passwords.NewPassword();
        var wanted = new NewAccount(name, fullName, unit, role, password) { ExternalName = wish.ExternalName };
        var isAdded = await accounts.Add(wanted, caller.Name, unit);
        if (await accounts.ByName(name) is not { } account)
            return Problems.ExternalNameTaken(wish.ExternalName ?? "");
        if (!isAdded)
            return Problems.NameTaken(name);
        context.Response.Headers.Location = $"{ApiPaths.Prefix}/users/{account.Id}";
        var made = UserResource.Of(account, time);
        return Idempotency.ShownOnce(context, made with { Password = password }, made, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ResetPassword(
        HttpContext context, AccountStore accounts, TimeProvider time, Caller caller, string id)
    {
        var password = Passwords.NewPassword();
        if (await Refusal(accounts, caller, id) is { } refusal)
            return refusal;
        if (!await accounts.SetPassword(id, password, caller) || await accounts.ById(id) is not { } account)
            return Problems.NotFound();
        var changed = UserResource.Of(account, time);
        return Idempotency.ShownOnce(context, changed with { Password = password }, changed, StatusCodes.Status200OK);
    }

    private static async Task<IResult> SetExternalName(
        ExternalNameRequest wish, AccountStore accounts, TimeProvider time, Caller caller, string id)
    {
        if (await Refusal(accounts, caller, id) is { } refusal)
            return refusal;
        if (!Grants.CanBeExternalName(wish.ExternalName))
            return Problems.BadRequest("externalName", NoExternalName);
        if (await accounts.SetExternalName(id, wish.ExternalName, caller) == ExternalNaming.Taken)
            return Problems.ExternalNameTaken(wish.ExternalName ?? "");
        return await accounts.ById(id) is { } account ? Results.Ok(UserResource.Of(account, time)) : Problems.NotFound();
    }

    private static Task<IResult> Close(AccountStore accounts, TimeProvider time, Caller caller, string id) =>
        SetActive(accounts, time, caller, id, isActive: false);

    private static Task<IResult> Open(AccountStore accounts, TimeProvider time, Caller caller, string id) =>
        SetActive(accounts, time, caller, id, isActive: true);

    private static async Task<IResult> SetActive(AccountStore accounts, TimeProvider time, Caller caller, string id, bool isActive)
    {
        if (await Refusal(accounts, caller, id) is { } refusal)
            return refusal;
        // Who closes their own account opens it no more.
        if (id == caller.Account)
            return Problems.WrongState("own");
        return await accounts.SetActive(id, isActive, caller) && await accounts.ById(id) is { } account
            ? Results.Ok(UserResource.Of(account, time))
            : Problems.NotFound();
    }

    private static Wording NoExternalName => new(
        $"Tên ở hệ thống của cơ quan dài nhất {Grants.LongestName} chữ, trên một dòng.",
        $"The name at the identity provider has {Grants.LongestName} letters at most, in one line.");

    private static async Task<Problems.Problem?> Refusal(AccountStore accounts, Caller caller, string id)
    {
        if (await Found(accounts, caller, id) is not { } account)
            return Problems.NotFound();
        return caller.May(Roles.RightsOf(account.RoleOf)) ? null : Problems.MoreThanOwn();
    }

    private static async Task<Account?> Found(AccountStore accounts, Caller caller, string id) =>
        await accounts.ById(id) is { } account && caller.Covers(account.Unit) ? account : null;
}
