using Npgsql;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Tests.Store;

/// <summary>How a process speaks with the database of several machines, where its operator has not said otherwise.</summary>
public sealed class PostgresConnectionTests
{
    [Fact]
    public void What_is_not_said_is_set_for_machines_that_die()
    {
        var settings = Opened("Host=db;Database=reportforge");

        (settings.Timeout, settings.CommandTimeout, settings.MaxPoolSize, settings.MaxAutoPrepare).ShouldBe((5, 15, 30, 40));
        (settings.TcpKeepAlive, settings.ApplicationName).ShouldBe((true, "ReportForge"));
        settings.Options.ShouldNotBeNull().ShouldContain("idle_in_transaction_session_timeout=8000");
    }

    [Fact]
    public void What_is_said_stands()
    {
        var settings = Opened(
            "Host=db;Timeout=9;Command Timeout=99;Maximum Pool Size=7;Max Auto Prepare=0;Application Name=Tỉnh;Options=-c statement_timeout=1000");

        (settings.Timeout, settings.CommandTimeout, settings.MaxPoolSize, settings.MaxAutoPrepare).ShouldBe((9, 99, 7, 0));
        settings.ApplicationName.ShouldBe("Tỉnh");
        settings.Options.ShouldNotBeNull().ShouldContain("statement_timeout=1000");
    }

    private static NpgsqlConnectionStringBuilder Opened(string connection)
    {
        using var store = PostgresStore.Open(connection);
        return new NpgsqlConnectionStringBuilder(store.Connection);
    }
}
