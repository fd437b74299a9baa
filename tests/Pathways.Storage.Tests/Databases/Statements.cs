namespace Pathways.Storage.Tests;

public sealed class Statements
{
    [Fact]
    public void Exist_under_the_same_names_for_both_databases() => Assert.Equal(
        SqlCatalog.For(DatabaseKind.PostgreSql).Names.AsEnumerable(), SqlCatalog.For(DatabaseKind.Sqlite).Names);

    [Fact]
    public void Take_the_same_parameters_on_both_databases()
    {
        SqlCatalog postgreSql = SqlCatalog.For(DatabaseKind.PostgreSql);
        SqlCatalog sqlite = SqlCatalog.For(DatabaseKind.Sqlite);

        Assert.All(postgreSql.Names, name => Assert.Equal(
            postgreSql[name].ParameterNames.Order(StringComparer.Ordinal),
            sqlite[name].ParameterNames.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Number_their_parameters_for_PostgreSql_and_name_them_for_SQLite()
    {
        Assert.Equal(
            "select value\nfrom setting\nwhere network_id = $1 and key = $2",
            SqlCatalog.For(DatabaseKind.PostgreSql)["settings.find"].Text);
        Assert.Equal(
            "select value\nfrom setting\nwhere network_id = @network and key = @key",
            SqlCatalog.For(DatabaseKind.Sqlite)["settings.find"].Text);
    }

    [Fact]
    public void Are_asked_for_by_names_that_exist()
    {
        KeyNotFoundException missing =
            Assert.Throws<KeyNotFoundException>(() => SqlCatalog.For(DatabaseKind.Sqlite)["jobs.clam"]);

        Assert.Contains("jobs.clam", missing.Message, StringComparison.Ordinal);
    }
}
