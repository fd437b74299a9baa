using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pathways.Runtime;
using Pathways.Workers.Firing;
using Pathways.Workers.Telemetry;

namespace Pathways.Workers.Tests.Telemetry;

public sealed class MeasuringAProcess
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sends_commands_and_jobs_to_a_collector_and_no_person()
    {
        await using Collector collector = new();
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"));
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new(TelemetryExport.Key, collector.Address)]);
        Assert.True(builder.Services.TryAddPathwayTelemetry(builder.Configuration, "test", out _));
        using (IHost host = builder.Build())
        {
            await host.StartAsync(Cancellation);
            Guid of = await ward.StartAsync();
            ward.Clock.Advance(TimeSpan.FromDays(8));
            await ward.Get<TimerFiring>().FireAsync(await ward.ClaimAsync(JobKind.Timer), Cancellation);
            PathwayTelemetry.CountJob(JobKind.Timer, "done", TimeSpan.FromDays(1));
            await host.StopAsync(Cancellation);
            Assert.NotEqual(Guid.Empty, of);
        } // What is left is sent when the host goes.

        Assert.Equal(["/v1/metrics", "/v1/traces"], collector.Received.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("FireTimer", collector.Received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("pathways.commands", collector.Received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("pathways.job.lateness", collector.Received["/v1/metrics"], StringComparison.Ordinal);
        string all = string.Concat(collector.Received.Values);
        Assert.DoesNotContain("Lina", all, StringComparison.Ordinal);
        Assert.DoesNotContain($"{ward.Child.Value}", all, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Ward.Nadia.Person.Value}", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Sends_nothing_unless_told_where()
    {
        ServiceCollection services = [];

        Assert.True(services.TryAddPathwayTelemetry(new ConfigurationBuilder().Build(), "test", out _));

        Assert.Empty(services);
    }

    [Fact]
    public void Names_a_wrong_address()
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection([new(TelemetryExport.Key, "collector")]).Build();

        Assert.False(new ServiceCollection().TryAddPathwayTelemetry(configuration, "test", out string? wrong));

        Assert.StartsWith("The setting 'Pathways:Telemetry:Otlp' is wrong: 'collector' is no address.", wrong, StringComparison.Ordinal);
    }
}
