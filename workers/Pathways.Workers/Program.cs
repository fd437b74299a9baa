using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pathways.Runtime;
using Pathways.Storage;
using Pathways.Workers;
using Pathways.Workers.Connecting;
using Pathways.Workers.Sending;
using Pathways.Workers.Telemetry;

// The process pathways-worker: timers and messages without pages, as many of them as wanted against one PostgreSQL.
const int WrongSetting = 2;
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
