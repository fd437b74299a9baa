using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pathways.EndToEnd.Tests;

/// <summary>The host as people start it: a process of its own, on a free port, in a folder of its own.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(4);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Lock outputLock = new();

    private HostProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
    }

    /// <summary>Where the host answers.</summary>
    public Uri Address { get; }

    /// <summary>What the host has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (outputLock)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts the host and waits until <c>/health/ready</c> answers 200.</summary>
    /// <param name="folder">The folder that it runs in; its <c>data</c> holds what it keeps.</param>
    /// <param name="settings">Further settings, as <c>--Key=value</c>.</param>
    public static async Task<HostProcess> StartAsync(string folder, params string[] settings)
    {
        HostProcess host = Launch(folder, settings);
        try
        {
            await host.WaitUntilReadyAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the host with settings that it should refuse, and waits for its end.</summary>
    /// <returns>The exit code and what it printed.</returns>
    public static async Task<(int ExitCode, string Output)> StartAndEndAsync(string folder, params string[] settings)
    {
        await using HostProcess host = Launch(folder, settings);
        using CancellationTokenSource limit = new(LongestStart);
        await host.process.WaitForExitAsync(limit.Token);
        return (host.process.ExitCode, host.Output);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static HostProcess Launch(string folder, string[] settings)
    {
        Uri address = new($"http://127.0.0.1:{FreePort()}");
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Repository.Host);
        start.ArgumentList.Add($"--urls={address.GetLeftPart(UriPartial.Authority)}");
        foreach (string setting in settings)
        {
            start.ArgumentList.Add(setting);
        }

        Process process = new() { StartInfo = start };
        HostProcess host = new(process, address);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return host;
    }

    private async Task WaitUntilReadyAsync()
    {
        using HttpClient client = new() { BaseAddress = Address };
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < LongestStart && !process.HasExited)
        {
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.StatusCode is HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The host was not ready after {LongestStart.TotalSeconds:0} s. It said:\n{Output}");
    }

    private void Keep(string? line)
    {
        lock (outputLock)
        {
            output.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
