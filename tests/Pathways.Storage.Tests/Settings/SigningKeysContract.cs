namespace Pathways.Storage.Tests;

public abstract class SigningKeysContract(DatabaseKind kind) : PortContract(kind)
{
    [Fact]
    public async Task The_first_key_of_a_name_stays_and_that_of_packages_is_none_of_the_cookies()
    {
        ISigningKeys keys = Database.Get<ISigningKeys>();
        await keys.AddAsync("package:1", "first", Cancellation);
        await keys.AddAsync("package:1", "second", Cancellation);
        await keys.AddAsync("key-1", "<key/>", Cancellation);

        Assert.Equal("first", await keys.FindAsync("package:1", Cancellation));
        Assert.Null(await keys.FindAsync("package:2", Cancellation));
        Assert.Equal(["<key/>"], await keys.ReadAllAsync(Cancellation));
    }
}

public sealed class SigningKeysOnSqlite() : SigningKeysContract(DatabaseKind.Sqlite);

public sealed class SigningKeysOnPostgreSql() : SigningKeysContract(DatabaseKind.PostgreSql);
