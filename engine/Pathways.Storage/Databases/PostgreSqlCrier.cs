using Npgsql;

namespace Pathways.Storage;

/// <summary>
/// Tells every process on this database in which networks something was written: after the commit and beside it, for notifying takes
/// a lock over all committing transactions, and at most once a second [P] however much is written. Only the network is named.
/// What is lost with a process or a connection only costs speed: pages look by themselves as well.
/// </summary>
internal sealed class PostgreSqlCrier(NpgsqlDataSource source) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource ending = new();
    private readonly Lock telling = new();
    private readonly HashSet<string> untold = new(StringComparer.Ordinal);
    private Task? crying;

    /// <summary>Something was written in a network.</summary>
    public void Tell(string network)
    {
        lock (telling)
        {
            untold.Add(network);
            crying ??= Task.Run(CryAsync);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        Task? last;
        lock (telling)
        {
            last = crying;
        }

        if (last is not null)
        {
            await last;
        }

        ending.Dispose();
    }

    // Ends when there is nothing to tell, so that an idle process sends nothing.
    private async Task CryAsync()
    {
        while (Take() is { } networks)
        {
            try
            {
                await using NpgsqlCommand notify = source.CreateCommand(
                    "select pg_notify('pathways_changes', network) from unnest($1) as network");
                notify.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = networks });
                await notify.ExecuteNonQueryAsync(ending.Token);
                await Task.Delay(Pause, ending.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception cause) when (cause is NpgsqlException or IOException or System.Net.Sockets.SocketException)
            {
                // The server restarts or the network is down: whoever writes next says so.
                await Task.WhenAny(Task.Delay(Pause, ending.Token));
            }
        }
    }

    private string[]? Take()
    {
        lock (telling)
        {
            if (untold.Count == 0)
            {
                crying = null;
                return null;
            }

            string[] networks = [.. untold];
            untold.Clear();
            return networks;
        }
    }
}
