using Pathways.DesignerHost.Clock;
using Pathways.DesignerHost.Settings;
using Pathways.Storage;

namespace Pathways.DesignerHost;

/// <summary>What happens between reading the settings and answering the first page.</summary>
internal static class Start
{
    private const int RefusedExitCode = 2;

    /// <summary>Says why the program does not start; no stack trace, because the remedy is in the sentence.</summary>
    public static int Refuse(HostSettingsReading.Refused refused) => Refuse($"{refused.Code}: {refused.Sentence}");

    /// <summary>Brings the database up to date and serves until asked to stop.</summary>
    public static async Task<int> RunAsync(WebApplication app)
    {
        try
        {
            await SchemaUpgrade.RunAsync(app.Services.GetRequiredService<Database>(), CancellationToken.None);
            await ClockEndpoints.RestoreAsync(app.Services, CancellationToken.None);
            await app.StartAsync();
        }
        catch (StorageException refused)
        {
            return Refuse(
                $"PW5005: The database of the setting {DatabaseSetting.Key} cannot be used: {refused.Message}");
        }
        catch (IOException refused) when (refused.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Refuse(
                $"PW5006: The address of the setting Urls is in use by another program ({app.Configuration["Urls"]}): stop that "
                + "program, or start with another address, for example --urls http://localhost:5081.");
        }

        Console.WriteLine($"Pathways answers at {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return RefusedExitCode;
    }
}
