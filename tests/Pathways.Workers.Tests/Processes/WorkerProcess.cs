using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Pathways.Testing;

namespace Pathways.Workers.Tests.Processes;

/// <summary>A real <c>pathways-worker</c>, started by the test; killed when disposed.</summary>
internal sealed partial class WorkerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private WorkerProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public string Output => string.Join('\n', lines);

    /// <summary>Jobs that this process says it has done, by kind.</summary>
    public int Done(string kind) => lines.Count(line => DoneLine().Match(line) is { Success: true } found && found.Groups["kind"].Value == kind);

    public static WorkerProcess Start(TestDatabase database, string journal, params string[] settings) =>
        Start([typeof(PathwayWorkers).Assembly.Location], database, journal, settings);

    /// <summary>A worker on a machine whose clock is so far ahead, or behind.</summary>
    public static WorkerProcess StartOff(TimeSpan ahead, TestDatabase database, string journal) => Start(
        [typeof(WorkerProcess).Assembly.Location, "worker", ahead.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)], database, journal, []);

    private static WorkerProcess Start(string[] program, TestDatabase database, string journal, string[] settings)
    {
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList =
            {
                $"--Pathways:Database={database.Text}",
                $"--Pathways:Notifications:Journal:File={journal}",
                "--Workers:LeaseSeconds=2",
                "--Logging:LogLevel:Pathways=Debug",
                "--Logging:Console:FormatterName=Simple",
                "--Logging:Console:FormatterOptions:SingleLine=true",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((int place, string part) in program.Index())
        {
            start.ArgumentList.Insert(place, part);
        }

        foreach (string setting in settings)
        {
            start.ArgumentList.Add(setting);
        }

        return new WorkerProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet cannot be started."));
    }

    /// <summary>SIGKILL: no handler, no finally, no flush.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>SIGSTOP: it stands still and does not know it, as when its machine is suspended.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    /// <summary>SIGCONT: it goes on with whatever it was about to do.</summary>
    public Task ThawAsync() => SignalAsync("-CONT");

    /// <summary>SIGTERM, as a service manager stops a process.</summary>
    public async Task StopAsync()
    {
        await SignalAsync("-TERM");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task WaitForExitAsync() => await process.WaitForExitAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [signal, $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    [GeneratedRegex(@"(?<kind>Timer|Outgoing) job \d+ of instance \S+ done,")]
    private static partial Regex DoneLine();
}
