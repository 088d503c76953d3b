using Dapper;
using ReportForge.Reports.Units;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Batches;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Store;
using ReportForge.Worker.Store.Shelves;

namespace ReportForge.Worker;

/// <summary>What is done once before the first request: schema, place of documents, register of units, first administrator.</summary>
internal sealed class ServiceStart(IStore store, Blobs blobs, AccountStore accounts, BatchStore batches)
{
    public const string FirstAdministrator = "quantri";

    public async Task Prepare(TextWriter announcements)
    {
        store.Migrate();
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        StoreFlags.Use();
        await ShelfMark.Claim(store, blobs.Shelf);
        await store.Write(async transaction =>
        {
            await WriteRegister(transaction);
            if (!store.IsShared)
                await Idempotency.Drop(transaction);
        });
        if (!store.IsShared)
            await batches.ReleaseAll();
        if (!await accounts.HasAny())
            await AddFirstAdministrator(announcements);
    }

    // Reports refer to units: one that the register no longer has stays for those that are there.
    private static async Task WriteRegister(System.Data.Common.DbTransaction transaction)
    {
        var known = (await transaction.All<string>("SELECT code || '|' || COALESCE(parent, '') || '|' || name FROM unit")).ToHashSet(
            StringComparer.Ordinal);
        var changed = UnitDirectory.Current.Units.Where(unit => !known.Contains($"{unit.Code}|{unit.ParentCode}|{unit.FullName}"))
            .Select(unit => new { unit.Code, unit.ParentCode, unit.FullName }).ToList();
        if (changed.Count > 0)
            await transaction
                .Run(
                    "INSERT INTO unit (code, parent, name) VALUES (@Code, @ParentCode, @FullName) ON CONFLICT (code) DO UPDATE SET parent "
                        + "= excluded.parent, name = excluded.name",
                    changed);
    }

    private async Task AddFirstAdministrator(TextWriter announcements)
    {
        var password = Passwords.NewPassword();
        await accounts.Add(
            new NewAccount(FirstAdministrator, "Quản trị viên", Caller.AllUnits, Role.Administrator, password),
            FirstAdministrator,
            Caller.AllUnits);
        await announcements.WriteAsync($"Tài khoản quản trị đầu tiên: {FirstAdministrator}\nMật khẩu (chỉ in một lần): {password}\n");
        await announcements.FlushAsync();
    }
}
