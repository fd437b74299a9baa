using Npgsql;

namespace Pathways.Storage;

/// <summary>
/// Listens on one connection of its own for <c>notify pathways_jobs</c> and <c>notify pathways_changes</c>, and rings. Started by
/// the first who waits. A lost connection only costs speed: workers poll as well, and pages look by themselves.
/// </summary>
internal sealed class PostgreSqlBell(NpgsqlDataSource source) : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);

    private readonly WakeSignal signal = new();
    private readonly CancellationTokenSource ending = new();
    private readonly Lock starting = new();
    private Task? listening;

    /// <summary>Rung for each network in which something was written.</summary>
    public NetworkBells Changes { get; } = new();

    /// <summary>The signal, with somebody listening from now on.</summary>
    public WakeSignal Listening()
    {
        lock (starting)
        {
            listening ??= Task.Run(() => ListenAsync(ending.Token));
        }

        return signal;
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        if (listening is not null)
        {
            await listening;
        }

        ending.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
                connection.Notification += (_, heard) => Ring(heard);
                await using NpgsqlCommand listen = new("listen pathways_jobs; listen pathways_changes", connection);
                await listen.ExecuteNonQueryAsync(cancellationToken);
                // What was rung before anybody listened is not heard: let everybody look once more.
                signal.Ring();
                Changes.RingAll();
                while (true)
                {
                    await connection.WaitAsync(cancellationToken);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception cause) when (cause is NpgsqlException or IOException or System.Net.Sockets.SocketException)
            {
                // The server restarts or the network is down; the poll goes on and will say so.
                await Task.WhenAny(Task.Delay(PauseAfterFailure, cancellationToken));
            }
        }
    }

    private void Ring(NpgsqlNotificationEventArgs heard)
    {
        if (heard.Channel == "pathways_changes")
        {
            Changes.Ring(heard.Payload);
        }
        else
        {
            signal.Ring();
        }
    }
}
