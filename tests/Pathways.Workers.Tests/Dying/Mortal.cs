using Microsoft.Extensions.DependencyInjection;
using Pathways.Storage;

namespace Pathways.Workers.Tests.Dying;

/// <summary>A process that dies at a given statement, once; the one that follows it lives.</summary>
internal sealed class Mortal(Ward ward, int? diesAt) : IAsyncDisposable
{
    private int passed;
    private ServiceProvider? living;

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
        HasDied |= ++passed == diesAt;
        return HasDied;
    }
}
