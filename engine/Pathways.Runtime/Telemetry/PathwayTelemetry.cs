using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pathways.Runtime;

/// <summary>
/// What an operator can measure: spans and instruments under the name <see cref="Name"/>. They name kinds, codes and ids of
/// cases, never a person or a value. Without a listener they cost next to nothing.
/// </summary>
public static class PathwayTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Pathways";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Commands = Meter.CreateCounter<long>(
        "pathways.commands", "{command}", "Commands, by kind and outcome.");

    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>(
        "pathways.command.duration", "s", "From a command until its answer.");

    private static readonly Counter<long> OvertakenCommands = Meter.CreateCounter<long>(
        "pathways.commands.overtaken", "{command}", "Commands decided again because somebody else changed the case.");

    private static readonly Counter<long> Incidents = Meter.CreateCounter<long>(
        "pathways.incidents", "{incident}", "Incidents raised, by code.");

    private static readonly Counter<long> Jobs = Meter.CreateCounter<long>(
        "pathways.jobs", "{job}", "Timers and messages that workers saw through, by kind and outcome.");

    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>(
        "pathways.job.lateness", "s", "How long after it was due a job was done, by kind.");

    /// <summary>A worker saw a job through.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="outcome"><c>done</c>, <c>obsolete</c>, <c>lost</c>, <c>put-off</c> or <c>failed</c>.</param>
    /// <param name="lateness">How long after it was due it was done; null when it was not.</param>
    public static void CountJob(JobKind kind, string outcome, TimeSpan? lateness)
    {
        Jobs.Add(1, new("kind", kind.ToString()), new KeyValuePair<string, object?>("outcome", outcome));
        if (lateness is { } late)
        {
            Lateness.Record(late.TotalSeconds, new KeyValuePair<string, object?>("kind", kind.ToString()));
        }
    }

    /// <summary>Measures a command: a span, its duration and how it ended.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="instance">The case.</param>
    /// <param name="run">Runs it.</param>
    internal static async Task<CommandOutcome> MeasureAsync(string kind, Guid? instance, Func<Task<CommandOutcome>> run)
    {
        using Activity? span = Source.StartActivity(kind);
        span?.SetTag("pathways.instance", instance?.ToString());
        long began = Stopwatch.GetTimestamp();
        try
        {
            CommandOutcome outcome = await run();
            Count(kind, outcome);
            span?.SetTag("pathways.outcome", WordOf(outcome));
            return outcome;
        }
        catch (Exception cause)
        {
            // Only the kind of exception: its text may hold values of a person.
            span?.SetStatus(ActivityStatusCode.Error, cause.GetType().Name);
            Commands.Add(1, new("command", kind), new KeyValuePair<string, object?>("outcome", "error"));
            throw;
        }
        finally
        {
            Durations.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>("command", kind));
        }
    }

    /// <summary>Counts a command that was run with others.</summary>
    internal static void Count(string kind, CommandOutcome outcome) =>
        Commands.Add(1, new("command", kind), new KeyValuePair<string, object?>("outcome", WordOf(outcome)));

    /// <summary>A command has to be decided again.</summary>
    internal static void CountOvertaken() => OvertakenCommands.Add(1);

    /// <summary>An incident was raised.</summary>
    internal static void CountIncident(string code) => Incidents.Add(1, new KeyValuePair<string, object?>("code", code));

    private static string WordOf(CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.Done { IsRepetition: true } => "repeated",
        CommandOutcome.Done => "done",
        CommandOutcome.Refused({ Code: var code }) => code,
        _ => "lease-lost",
    };
}
