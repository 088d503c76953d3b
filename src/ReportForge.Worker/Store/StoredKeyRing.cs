using System.Xml.Linq;
using Dapper;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ReportForge.Worker.Store;

/// <summary>The keys that protect cookies stand in the store: whoever is signed in stays so after a start and on every machine.</summary>
internal sealed class StoredKeyRing(IStore store) : IXmlRepository
{
    // The framework asks for keys in calls that cannot wait otherwise.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(() => store.Read(connection => connection.QueryAsync<string>("SELECT xml FROM data_protection_key")))
            .GetAwaiter()
            .GetResult()
            .Select(xml => XElement.Parse(xml))];

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() => store.Write(transaction => transaction.Run(
        "INSERT INTO data_protection_key (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO NOTHING",
        new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }))).GetAwaiter().GetResult();
}
