using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Pathways.Testing;

/// <summary>
/// A PostgreSQL cluster of its own, made from the machine's binaries in a temporary folder and gone afterwards. One per
/// test process: <see cref="StartAsync"/> gives every caller the same one. PostgreSQL refuses to run as root, so as root
/// it runs as the user <c>postgres</c>.
/// </summary>
public sealed class ThrowAwayPostgreSql : IAsyncDisposable
{
    private const string BinariesParent = "/usr/lib/postgresql";
    private const string ClusterUser = "postgres";

    private static readonly SemaphoreSlim Starting = new(1, 1);
    private static ThrowAwayPostgreSql? shared;

    private readonly string binaries;
    private readonly string folder;
    private readonly int port;
    private readonly bool isDurable;
    private readonly ConcurrentBag<string> emptied = [];
    private int databases;

    private ThrowAwayPostgreSql(string binaries, string folder, int port, bool isDurable)
    {
        this.isDurable = isDurable;
        this.binaries = binaries;
        this.folder = folder;
        this.port = port;
    }

    /// <summary>The cluster of this process; the first call takes about two seconds.</summary>
    /// <exception cref="InvalidOperationException">No PostgreSQL binaries are on this machine.</exception>
    public static async Task<ThrowAwayPostgreSql> StartAsync(CancellationToken cancellationToken)
    {
        await Starting.WaitAsync(cancellationToken);
        try
        {
            if (shared is null)
            {
                shared = await MakeAsync(isDurable: false, cancellationToken);
                // The tests of an assembly end with the process: there is no later moment to stop the server.
                AppDomain.CurrentDomain.ProcessExit += (_, _) => shared.Stop();
            }

            return shared;
        }
        finally
        {
            Starting.Release();
        }
    }

    /// <summary>A cluster that keeps what it promises: fsync and synchronous commit on, for measuring. Stopped when disposed.</summary>
    /// <exception cref="InvalidOperationException">No PostgreSQL binaries are on this machine.</exception>
    public static Task<ThrowAwayPostgreSql> StartDurableAsync(CancellationToken cancellationToken) =>
        MakeAsync(isDurable: true, cancellationToken);

    /// <summary>Gives the connection string of an empty database: one that was given back, or a new one.</summary>
    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        if (emptied.TryTake(out string? again))
        {
            return again;
        }

        string name = string.Create(
            CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}");
        await RunAsync(
            binaries,
            "psql",
            $"-h {folder} -p {port} -U {ClusterUser} -d postgres -qc \"create database {name}\"",
            cancellationToken);
        return $"Host={folder};Port={port};Database={name};Username={ClusterUser};Maximum Pool Size=40";
    }

    /// <summary>
    /// Empties a database and keeps it for the next test: a new one is 300 files, and hundreds of them make a slow end.
    /// </summary>
    public async Task GiveBackAsync(string connectionString)
    {
        await using NpgsqlConnection connection = new(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand empty = new("drop schema if exists quartz cascade; drop schema public cascade; create schema public", connection);
        await empty.ExecuteNonQueryAsync();
        emptied.Add(connectionString);
    }

    /// <summary>Stops the server at once, as a power cut would, and starts it again.</summary>
    public async Task CrashAndRestartAsync(CancellationToken cancellationToken)
    {
        await RunAsync(binaries, "pg_ctl", $"-D {folder}/data -m immediate -w stop", cancellationToken);
        await StartServerAsync(cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Stop();
        return ValueTask.CompletedTask;
    }

    private static async Task<ThrowAwayPostgreSql> MakeAsync(bool isDurable, CancellationToken cancellationToken)
    {
        string binaries = FindBinaries();
        // Socket paths are limited to 107 bytes: keep this one short.
        string folder = Directory.CreateTempSubdirectory("pwpg").FullName;
        ThrowAwayPostgreSql cluster = new(binaries, folder, FreePort(), isDurable);
        if (IsRoot)
        {
            await RunProgramAsync("chown", $"{ClusterUser} {folder}", cancellationToken);
        }

        await RunAsync(
            binaries,
            "initdb",
            $"-D {folder}/data -U {ClusterUser} -A trust -E UTF8 --locale=C.UTF-8 --no-sync",
            cancellationToken);
        await cluster.StartServerAsync(cancellationToken);
        return cluster;
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static string FindBinaries()
    {
        string? newest = Directory.Exists(BinariesParent)
            ? Directory.GetDirectories(BinariesParent)
                .Select(version => Path.Combine(version, "bin"))
                .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
                .OrderBy(bin => bin, StringComparer.Ordinal)
                .LastOrDefault()
            : null;
        // Debian keeps them out of the PATH; elsewhere they are usually on it.
        string? onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")));
        return newest ?? onPath ?? throw new InvalidOperationException(
            $"No PostgreSQL binaries under {BinariesParent}/*/bin or on the PATH. Install them: apt-get install postgresql "
            + "(tests/run.sh does it when it is root).");
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Task RunAsync(string binaries, string program, string arguments, CancellationToken cancellationToken)
    {
        string path = Path.Combine(binaries, program);
        return IsRoot
            ? RunProgramAsync("runuser", $"-u {ClusterUser} -- {path} {arguments}", cancellationToken)
            : RunProgramAsync(path, arguments, cancellationToken);
    }

    private static async Task RunProgramAsync(string program, string arguments, CancellationToken cancellationToken)
    {
        // The server inherits its starter's output; a pipe would never be closed, so everything goes to a file.
        string log = Path.GetTempFileName();
        ProcessStartInfo start = new("/bin/sh")
        {
            WorkingDirectory = "/",
            ArgumentList = { "-c", $"{program} {arguments} > {log} 2>&1 < /dev/null" },
        };
        using Process process = Process.Start(start)
            ?? throw new InvalidOperationException($"'{program}' cannot be started.");
        await process.WaitForExitAsync(cancellationToken);
        string output = await File.ReadAllTextAsync(log, cancellationToken);
        File.Delete(log);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{program} {arguments}' failed ({process.ExitCode}): {output}");
        }
    }

    private Task StartServerAsync(CancellationToken cancellationToken) => RunAsync(
        binaries,
        "pg_ctl",
        // Without fsync only a power cut of the machine could tell the difference, and a test does not survive that either.
        $"-D {folder}/data -l {folder}/log -w -o \"-p {port} -k {folder} -c listen_addresses= "
        + (isDurable ? "-c fsync=on -c synchronous_commit=on -c shared_buffers=512MB -c max_wal_size=4GB " : "-c fsync=off -c shared_buffers=64MB ")
        + "-c max_connections=200\" start",
        cancellationToken);

    private void Stop()
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        // Told to go, not waited for: the process that asks is ending itself, and is given little time for it.
        try
        {
            RunAsync(binaries, "pg_ctl", $"-D {folder}/data -m immediate -W stop", CancellationToken.None)
                .GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception left) when (left is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // It had stopped already, or was writing its last file: what is left is a temporary folder.
        }
    }
}
