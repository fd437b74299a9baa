using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers.Connecting;
using Pathways.Workers.Living;
using Pathways.Workers.Sending;
using Pathways.Workers.Telemetry;

namespace Pathways.Workers;

/// <summary>The process <c>pathways-worker</c>: timers and messages without pages, as many of them as wanted against one PostgreSQL.</summary>
internal static class Start
{
    private const int WrongSetting = 2;

    /// <summary>Works until asked to stop.</summary>
    /// <param name="args">Settings, as of any host; <c>--migrate-only</c> ends after the schema.</param>
    /// <param name="machine">The machine's clock.</param>
    /// <returns>The exit code: 2 for a setting that cannot be used.</returns>
    public static async Task<int> RunAsync(string[] args, TimeProvider machine)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        DatabaseSettingReading database = DatabaseSetting.Parse(builder.Configuration[DatabaseSetting.Key]);
        DeliverySettingsReading delivery = DeliverySettingsReader.Read(builder.Configuration, Path.Combine("data", "messages.jsonl"));
        if (database is DatabaseSettingReading.Refused wrongDatabase)
        {
            await Console.Error.WriteLineAsync($"{wrongDatabase.Code} {wrongDatabase.Sentence}");
            return WrongSetting;
        }

        if (delivery is DeliverySettingsReading.Refused wrongDelivery)
        {
            await Console.Error.WriteLineAsync($"{wrongDelivery.Code} {wrongDelivery.Sentence}");
            return WrongSetting;
        }

        if (WorkerSettings.Read(builder.Configuration, out string wrongWorkers) is not { } workers)
        {
            await Console.Error.WriteLineAsync(wrongWorkers);
            return WrongSetting;
        }

        if (!builder.Services.TryAddPathwayTelemetry(builder.Configuration, "pathways-worker", out string? wrongTelemetry))
        {
            await Console.Error.WriteLineAsync($"{TelemetryExport.Code} {wrongTelemetry}");
            return WrongSetting;
        }

        builder.Services.AddSingleton(new AgreedClock(machine));
        builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<AgreedClock>());
        builder.Services.AddHostedService<ClockAgreement>();
        builder.Services.AddPathwayStorage(((DatabaseSettingReading.Understood)database).Setting);
        builder.Services.AddPathwayRuntime();
        builder.Services.AddPathwayWorkers(workers, ((DeliverySettingsReading.Understood)delivery).Settings, ConnectorSettings.Read(builder.Configuration));
        using IHost host = builder.Build();
        try
        {
            await SchemaUpgrade.RunAsync(host.Services.GetRequiredService<Database>(), CancellationToken.None);
        }
        catch (StorageException cause)
        {
            await Console.Error.WriteLineAsync(cause.Message);
            return WrongSetting;
        }

        if (!args.Contains("--migrate-only"))
        {
            await host.RunAsync();
        }

        return 0;
    }
}
