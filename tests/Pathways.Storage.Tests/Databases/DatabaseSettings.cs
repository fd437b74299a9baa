namespace Pathways.Storage.Tests;

public sealed class DatabaseSettings
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "PW3001")]
    [InlineData("   ", "PW3001")]
    [InlineData("sqlite:", "PW3002")]
    [InlineData("sqlite:/tmp/", "PW3002")]
    [InlineData("data/pathways.db", "PW3003")]
    [InlineData("Host=;Database=pathways", "PW3003")]
    [InlineData("Host=localhost;Username=u", "PW3003")]
    [InlineData("Host=localhost;Database=p;Port=many", "PW3003")]
    [InlineData("Server=localhost;Database=p;Colour=blue", "PW3003")]
    public void A_text_that_names_no_database_is_refused_with_a_sentence_that_names_the_key(string? text, string code)
    {
        DatabaseSettingReading.Refused refused =
            Assert.IsType<DatabaseSettingReading.Refused>(DatabaseSetting.Parse(text));

        Assert.Equal(code, refused.Code);
        Assert.Contains("Pathways:Database", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_never_repeats_the_password()
    {
        DatabaseSettingReading.Refused refused = Assert.IsType<DatabaseSettingReading.Refused>(
            DatabaseSetting.Parse("Host=db;Database=p;Password=s3cret;Colour=blue"));

        Assert.DoesNotContain("s3cret", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_description_holds_no_password()
    {
        DatabaseSetting setting = Understood("Host=db;Port=5433;Database=p;Username=u;Password=s3cret");

        Assert.Equal("PostgreSQL database p on db:5433", setting.ToString());
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_reported_with_a_sentence_that_names_the_key()
    {
        await using Database database = Database.Open(Understood("Host=127.0.0.1;Port=1;Database=p;Username=u;Timeout=2"));

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() =>
            SchemaUpgrade.RunAsync(database, Cancellation));

        Assert.Equal(StorageFailure.Unreachable, refused.Failure);
        Assert.Contains("Pathways:Database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_reported_with_a_sentence_that_names_the_key()
    {
        await using TestDatabase there = await TestDatabase.CreateAsync(DatabaseKind.PostgreSql, Cancellation);
        await using Database database =
            Database.Open(Understood(there.Text.Replace("Database=", "Database=no_", StringComparison.Ordinal)));

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() =>
            SchemaUpgrade.RunAsync(database, Cancellation));

        Assert.Equal(StorageFailure.Unreachable, refused.Failure);
        Assert.Contains("Pathways:Database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_reported_with_a_sentence_that_names_the_key()
    {
        await using Database database = Database.Open(Understood("sqlite:/proc/nowhere/pathways.db"));

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() =>
            SchemaUpgrade.RunAsync(database, Cancellation));

        Assert.Equal(StorageFailure.Unreachable, refused.Failure);
        Assert.Contains("Pathways:Database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_reported_with_a_sentence_that_names_the_key_and_left_alone()
    {
        string file = Path.GetTempFileName();
        string letter = new('x', 5000);
        await File.WriteAllTextAsync(file, letter, Cancellation);
        await using Database database = Database.Open(Understood("sqlite:" + file));

        StorageException refused = await Assert.ThrowsAsync<StorageException>(() =>
            SchemaUpgrade.RunAsync(database, Cancellation));

        Assert.Equal(StorageFailure.Unreachable, refused.Failure);
        Assert.Contains("Pathways:Database", refused.Message, StringComparison.Ordinal);
        Assert.Equal(letter, await File.ReadAllTextAsync(file, Cancellation));
        File.Delete(file);
    }

    private static DatabaseSetting Understood(string text) =>
        Assert.IsType<DatabaseSettingReading.Understood>(DatabaseSetting.Parse(text)).Setting;
}
