using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Pathways.Storage;
using Pathways.Testing;

namespace Pathways.EndToEnd.Tests;

/// <summary>A demonstration that starts empty: a database, a folder and the host's process. Gone when disposed.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly string folder;

    private Installation(TestDatabase database, string folder, HostProcess host, Album album)
    {
        this.database = database;
        this.folder = folder;
        Host = host;
        Album = album;
    }

    /// <summary>What its visitors saw.</summary>
    public Album Album { get; }

    public HostProcess Host { get; }

    /// <param name="kind">The database to start on.</param>
    /// <param name="story">What is tried, in a word or two; names the folder of the pictures.</param>
    /// <param name="settings">Further settings of the host, as its command line takes them.</param>
    public static async Task<Installation> StartAsync(DatabaseKind kind, string story, params string[] settings)
    {
        // The host makes the schema itself, as on anybody's first start.
        TestDatabase database = await TestDatabase.CreateAsync(kind, TestContext.Current.CancellationToken, withSchema: false);
        string folder = Directory.CreateTempSubdirectory("pathways-host").FullName;
        HostProcess host = await HostProcess.StartAsync(
            folder, [$"--Pathways:Database={database.Text}", "--Pathways:Demo=true", "--Pathways:Clock=adjustable", .. settings]);
        return new Installation(database, folder, host, new Album(Path.Combine(story, kind.ToString())));
    }

    /// <summary>A folder of samples with one pathway, beside the reference tables that every installation has.</summary>
    /// <param name="key">Name of its folder.</param>
    /// <param name="drawing">The drawing.</param>
    /// <param name="formsOf">A sample whose forms the drawing uses; null for none.</param>
    public static string SamplesOf(string key, string drawing, string? formsOf = null)
    {
        string samples = Directory.CreateTempSubdirectory("pathways-samples").FullName;
        Directory.CreateSymbolicLink(
            Path.Combine(samples, "reference-tables"), Path.Combine(Repository.Root, "samples/reference-tables"));
        string folder = Directory.CreateDirectory(Path.Combine(samples, key)).FullName;
        File.WriteAllText(Path.Combine(folder, "pathway.bpmn"), drawing);
        if (formsOf is not null)
        {
            Directory.CreateSymbolicLink(Path.Combine(folder, "forms"), Path.Combine(Repository.Root, "samples", formsOf, "forms"));
        }

        return samples;
    }

    /// <summary>A person at a browser of their own, not signed in.</summary>
    public Task<Visitor> WelcomeAsync(Browser browser) => browser.WelcomeAsync(Host.Address, Album);

    /// <summary>A person at a browser of their own, signed in with a demonstration account.</summary>
    public async Task<Visitor> WelcomeAsync(Browser browser, string account)
    {
        Visitor visitor = await WelcomeAsync(browser);
        await visitor.SignInAsync(account);
        return visitor;
    }

    /// <summary>The clinical lead, who is a doctor of the network too, at work as clinical lead.</summary>
    public async Task<Visitor> WelcomeLeadAsync(Browser browser)
    {
        Visitor lead = await WelcomeAsync(browser, "lead");
        await lead.Page.Locator(".place summary").ClickAsync();
        await lead.PressAsync(lead.Page.Locator("button[name=place][value$='clinical_lead']"));
        return lead;
    }

    /// <summary>Changes the database behind the platform's back.</summary>
    public async Task DamageAsync(string sql)
    {
        await using DbConnection connection = database.Setting.Kind == DatabaseKind.Sqlite
            ? new SqliteConnection(database.Setting.ConnectionString)
            : new NpgsqlConnection(database.Setting.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await database.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
