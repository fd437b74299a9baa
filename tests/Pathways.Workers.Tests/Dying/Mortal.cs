using Microsoft.Extensions.DependencyInjection;
using Pathways.Storage;

namespace Pathways.Workers.Tests.Dying;

/// <summary>A process that dies at a given statement, once; the one that follows it lives.</summary>
/// <param name="ward">Where it works.</param>
/// <param name="diesAt">At which statement or commit it dies; null when it does not.</param>
/// <param name="kill">Ends the real process; null when losing all that it holds stands for its death.</param>
internal sealed class Mortal(Ward ward, int? diesAt, Action? kill = null) : IAsyncDisposable
{
    private ServiceProvider? living;

    /// <summary>How many statements and commits it has passed.</summary>
    public int Passed { get; private set; }

    /// <summary>Whether it has died.</summary>
    public bool HasDied { get; private set; }

    /// <summary>Does something that the caller repeats when the process dies over it.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        try
        {
            return await work(Living());
        }
#pragma warning disable CA1031 // whatever a dying process throws
        catch (Exception) when (HasDied && living is not null)
#pragma warning restore CA1031
        {
            kill?.Invoke();
            // Whatever the dead process held in memory is gone with it.
            await living.DisposeAsync();
            living = null;
            return await work(Living());
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (living is not null)
        {
            await living.DisposeAsync();
        }
    }

    private ServiceProvider Living()
    {
        if (living is null)
        {
            living = ward.StartProcess();
            living.GetRequiredService<Database>().DiesHere = HasDied ? null : Dies;
        }

        return living;
    }

    // Once dead, nothing of it reaches the database any more.
    private bool Dies()
    {
        HasDied |= ++Passed == diesAt;
        if (HasDied && ward.Database.Setting.Kind == DatabaseKind.Sqlite)
        {
            // In the middle of a transaction. PostgreSQL first ends the session in the middle of its batch, of which one
            // round trip has carried everything.
            kill?.Invoke();
        }

        return HasDied;
    }
}
