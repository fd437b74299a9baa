namespace Pathways.Storage;

/// <summary>Runs a transaction again when it lost against another one that had nothing wrong with it either.</summary>
internal static class Contention
{
    /// <summary>Attempts in all. Losing five times in a row means overload, and the caller should hear of it.</summary>
    public const int Attempts = 5;

    public static async Task<T> RetryAsync<T>(Func<Task<T>> transaction, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction();
            }
            catch (StorageException lost) when (lost.Failure == StorageFailure.Contention && attempt < Attempts)
            {
                // Grows so that many losers spread out; the exact length does not matter.
                await Task.Delay(TimeSpan.FromMilliseconds(5 * attempt * attempt), cancellationToken);
            }
        }
    }
}
