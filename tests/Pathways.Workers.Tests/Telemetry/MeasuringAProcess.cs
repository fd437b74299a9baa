using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
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
        ConcurrentDictionary<string, string> received = new();
        using HttpListener collector = Collect(received, out string address);
        await using Ward ward = await Ward.OpenAsync(Pathway.WithReminders("coordinator", "P7D"));
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection([new(TelemetryExport.Key, address)]);
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

        Assert.Equal(["/v1/metrics", "/v1/traces"], received.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("FireTimer", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("pathways.commands", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("pathways.job.lateness", received["/v1/metrics"], StringComparison.Ordinal);
        string all = string.Concat(received.Values);
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

    private static HttpListener Collect(ConcurrentDictionary<string, string> received, out string address)
    {
        using TcpListener free = new(IPAddress.Loopback, 0);
        free.Start();
        address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        free.Stop();
        HttpListener collector = new();
        collector.Prefixes.Add(address);
        collector.Start();
        _ = AnswerAsync(collector, received);
        return collector;
    }

    private static async Task AnswerAsync(HttpListener collector, ConcurrentDictionary<string, string> received)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await collector.GetContextAsync();
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using MemoryStream body = new();
            await context.Request.InputStream.CopyToAsync(body);
            string text = Encoding.Latin1.GetString(body.ToArray());
            received.AddOrUpdate(context.Request.Url!.AbsolutePath, text, (_, before) => before + text); // A request has an address.
            context.Response.Close();
        }
    }
}
