using ReportForge.Worker.Callers;

namespace ReportForge.Worker.Accounts;

/// <summary>A person who may sign in.</summary>
public sealed record Account
{
    public string Id { get; init; } = "";

    /// <summary>What is typed to sign in; lower case.</summary>
    public string Name { get; init; } = "";

    public string FullName { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Role { get; init; } = "";

    public string PasswordHash { get; init; } = "";

    /// <summary>What the identity provider calls the person, as an administrator noted it; null for nobody from there.</summary>
    public string? ExternalName { get; init; }

    /// <summary>Whether somebody of the identity provider has come with that name: nobody else gets in with it any more.</summary>
    public bool IsBound { get; init; }

    public string Stamp { get; init; } = "";

    public int Failures { get; init; }

    public long LockedUntil { get; init; }

    public bool IsActive { get; init; }

    public Role RoleOf => Roles.Of(Role) ?? Callers.Role.Clerk;

    public Caller ToCaller() => new(Id, Name, Unit, Roles.RightsOf(RoleOf), IsProgram: false);
}
