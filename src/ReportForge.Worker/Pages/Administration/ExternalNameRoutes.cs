using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Pages.Administration;

/// <summary>What the identity provider calls the users; where there is none, there is nothing to be noted.</summary>
internal static class ExternalNameRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/accounts/{id}/external-name", Set).Needs(Rights.Manage);

    private static async Task<IResult> Set(Caller caller, AccountStore accounts, string id, [FromForm] string? externalName)
    {
        if (!Grants.CanBeExternalName(externalName))
            return await AdministrationRoutes
                .Accounts(caller, accounts, complaint: $"Tên dài nhất {Grants.LongestName} chữ, trên một dòng.");
        return await accounts.SetExternalName(id, externalName, caller) switch
        {
            ExternalNaming.Done => Results.LocalRedirect("/accounts"),
            ExternalNaming.Taken => await AdministrationRoutes
                .Accounts(caller, accounts, complaint: Problems.ExternalNameTaken(externalName ?? "").Title.Vi),
            _ => Results.NotFound(),
        };
    }
}
