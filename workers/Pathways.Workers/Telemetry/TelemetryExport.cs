using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pathways.Runtime;

namespace Pathways.Workers.Telemetry;

/// <summary>Sends spans and measurements to an OpenTelemetry collector (OTLP), when a setting names one.</summary>
public static class TelemetryExport
{
    /// <summary>The setting: the collector's address, e.g. <c>http://collector:4318</c>. Without it nothing is sent.</summary>
    public const string Key = "Pathways:Telemetry:Otlp";

    /// <summary>The code of a wrong setting.</summary>
    public const string Code = "PW6106";

    /// <summary>Adds the export when it is wanted.</summary>
    /// <param name="services">The container under construction.</param>
    /// <param name="configuration">Where the setting may be.</param>
    /// <param name="process">What this process is called, e.g. <c>pathways-worker</c>.</param>
    /// <param name="wrong">What is wrong with the setting, in one sentence.</param>
    /// <returns>False when the setting is wrong.</returns>
    public static bool TryAddPathwayTelemetry(
        this IServiceCollection services, IConfiguration configuration, string process, [NotNullWhen(false)] out string? wrong)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        wrong = null;
        string? text = configuration[Key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? collector) || collector.Scheme is not ("http" or "https"))
        {
            wrong = $"The setting '{Key}' is wrong: '{text}' is no address. Write the collector's OTLP address over HTTP, for "
                + "example http://collector:4318, or remove the setting.";
            return false;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(process))
            .WithTracing(traces => traces
                .AddSource(PathwayTelemetry.Name)
                .AddOtlpExporter(options => Address(options, collector, "v1/traces")))
            .WithMetrics(metrics => metrics
                .AddMeter(PathwayTelemetry.Name)
                .AddOtlpExporter(options => Address(options, collector, "v1/metrics")));
        return true;
    }

    private static void Address(OtlpExporterOptions options, Uri collector, string signal)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{signal}");
    }
}
