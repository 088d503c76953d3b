namespace ReportForge.Worker.Callers;

/// <summary>What somebody may do within the units that are theirs.</summary>
[Flags]
public enum Rights
{
    None = 0,

    /// <summary>See reports, documents and findings.</summary>
    Read = 1,

    /// <summary>Enter data and draft.</summary>
    Write = 2,

    /// <summary>Give a report its number and date.</summary>
    Issue = 4,

    /// <summary>Make the reports of many units in one run, and keep templates.</summary>
    Batch = 8,

    /// <summary>Users, keys, and the record of who did what.</summary>
    Manage = 16,
}

/// <summary>What a person is in the house.</summary>
public enum Role
{
    Clerk,
    Signer,
    Province,
    Administrator,
}

internal static class Roles
{
    public static Rights RightsOf(Role role) => role switch
    {
        Role.Clerk => Rights.Read | Rights.Write,
        Role.Signer => Rights.Read | Rights.Write | Rights.Issue,
        Role.Province => Rights.Read | Rights.Write | Rights.Batch,
        _ => Rights.Read | Rights.Write | Rights.Issue | Rights.Batch | Rights.Manage,
    };

    public static string NameOf(Role role) => role switch
    {
        Role.Clerk => "Chuyên viên",
        Role.Signer => "Người ban hành",
        Role.Province => "Tổng hợp cấp tỉnh",
        _ => "Quản trị",
    };

    /// <summary>The name by which store and API know a role.</summary>
    public static string KeyOf(Role role) => role.ToString().ToLowerInvariant();

    public static Role? Of(string key) =>
        Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => KeyOf(role.GetValueOrDefault()) == key);
}
