namespace Pathways.Storage.Tests;

public abstract class SettingsContract(DatabaseKind kind) : PortContract(kind)
{
    [Fact]
    public async Task A_value_is_kept_for_the_installation_or_for_one_network()
    {
        await Database.Settings.SetAsync(null, "clock.offset", "PT1H", Cancellation);
        await Database.Settings.SetAsync(Case.Network, "clock.offset", "P1D", Cancellation);
        await Database.Settings.SetAsync(Case.Network, "clock.offset", "P2D", Cancellation);

        Assert.Equal("PT1H", await Database.Settings.FindAsync(null, "clock.offset", Cancellation));
        Assert.Equal("P2D", await Database.Settings.FindAsync(Case.Network, "clock.offset", Cancellation));
        Assert.Null(await Database.Settings.FindAsync(new NetworkId("other"), "clock.offset", Cancellation));
    }
}

public sealed class SettingsOnSqlite() : SettingsContract(DatabaseKind.Sqlite);

public sealed class SettingsOnPostgreSql() : SettingsContract(DatabaseKind.PostgreSql);
