using Pathways.DesignerHost.Clock;
using Pathways.DesignerHost.Settings;
using Pathways.DesignerHost.SignIn;
using Pathways.Storage;

namespace Pathways.DesignerHost;

/// <summary>What happens between reading the settings and answering the first page.</summary>
internal static class Start
{
    private const int RefusedExitCode = 2;

    /// <summary>Says why the program does not start; no stack trace, because the remedy is in the sentence.</summary>
    public static int Refuse(string code, string sentence)
    {
        Console.Error.WriteLine($"{code}: {sentence}");
        return RefusedExitCode;
    }

    /// <summary>Brings the database up to date, fills a demonstration, and serves until asked to stop.</summary>
    public static async Task<int> RunAsync(WebApplication app, HostSettings settings, bool onlyMigrate)
    {
        try
        {
            await SchemaUpgrade.RunAsync(app.Services.GetRequiredService<Database>(), CancellationToken.None);
            if (onlyMigrate)
            {
                return 0;
            }

            await ClockEndpoints.RestoreAsync(app.Services, CancellationToken.None);
            await Demonstration.PrepareAsync(app.Services, settings, CancellationToken.None);
            await app.StartAsync();
        }
        catch (StorageException refused)
        {
            return Refuse("PW5005", $"The database of the setting {DatabaseSetting.Key} cannot be used: {refused.Message}");
        }
        catch (IOException refused) when (refused.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Refuse(
                "PW5006",
                $"The address of the setting Urls is in use by another program ({app.Configuration["Urls"]}): stop that "
                + "program, or start with another address, for example --urls http://localhost:5081.");
        }

        Announce(app, settings);
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static void Announce(WebApplication app, HostSettings settings)
    {
        Console.WriteLine($"Pathways: {string.Join(", ", app.Urls)}   ({settings.Database.Description})");
        IReadOnlyList<DemoAccount> accounts = app.Services.GetRequiredService<DemoAccounts>().All;
        if (accounts.Count > 0)
        {
            Console.WriteLine($"Demonstration accounts, all with the password {DemoAccount.Password}:");
            foreach (DemoAccount account in accounts)
            {
                Console.WriteLine($"  {account.Name,-12} {Care.RoleWords.Of(account.Role).French} ({account.PersonName})");
            }
        }
    }
}
