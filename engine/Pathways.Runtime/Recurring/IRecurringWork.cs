using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Keeps recurring work and what became of each occurrence. Leases run by the database's clock.</summary>
public interface IRecurringWork
{
    /// <summary>All recurring work, in a stable order.</summary>
    /// <param name="network">Only of this network; null for all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<RecurringWork>> ListAsync(NetworkId? network, CancellationToken cancellationToken);

    /// <summary>Adds work unless it is there: what people changed stays.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task AddAsync(RecurringWork work, CancellationToken cancellationToken);

    /// <summary>Keeps whether work is done at all, since when and who said so; nothing else of it changes.</summary>
    /// <param name="work">The work as it is to be.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task SwitchAsync(RecurringWork work, CancellationToken cancellationToken);

    /// <summary>Keeps when work is done, its settings, since when and who said so; nothing else of it changes.</summary>
    /// <param name="work">The work as it is to be.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task PlanAsync(RecurringWork work, CancellationToken cancellationToken);

    /// <summary>Asks for work besides its calendar, also while it is off. Once more before it began is the same wish.</summary>
    /// <param name="occurrence">The work, and the moment of the wish.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task AskAsync(Occurrence occurrence, PersonId by, CancellationToken cancellationToken);

    /// <summary>Takes work away with its history.</summary>
    /// <param name="network">The network.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task RemoveAsync(NetworkId network, Guid work, CancellationToken cancellationToken);

    /// <summary>Begins an occurrence, also one that was asked for, or takes it over from a process that died in it.</summary>
    /// <param name="occurrence">Which one.</param>
    /// <param name="node">The process.</param>
    /// <param name="lease">How long it may be silent.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when another process does it, or it is over.</returns>
    Task<bool> TryBeginAsync(Occurrence occurrence, string node, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Heartbeat.</summary>
    /// <param name="occurrence">Which one.</param>
    /// <param name="node">The process.</param>
    /// <param name="lease">How long it may be silent from now.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when another process has taken it over: stop.</returns>
    Task<bool> ExtendAsync(Occurrence occurrence, string node, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Ends an occurrence that this process does.</summary>
    /// <param name="occurrence">Which one.</param>
    /// <param name="node">The process.</param>
    /// <param name="result">How it ended.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task EndAsync(Occurrence occurrence, string node, RunResult result, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Whom the message of an occurrence was taken to, by whichever process.</summary>
    /// <param name="occurrence">Which one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<ServedPerson>> ServedAsync(Occurrence occurrence, CancellationToken cancellationToken);

    /// <summary>Notes to whom the message of an occurrence was taken.</summary>
    /// <param name="occurrence">Which one.</param>
    /// <param name="served">To whom.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task NoteServedAsync(Occurrence occurrence, ServedPerson served, CancellationToken cancellationToken);

    /// <summary>Notes an occurrence that is left out, unless it was begun.</summary>
    /// <param name="occurrence">Which one.</param>
    /// <param name="node">The process.</param>
    /// <param name="said">The rule.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task SkipAsync(Occurrence occurrence, string node, string said, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Occurrences that wait for a process: asked for, or begun by one that fell silent.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Occurrence>> WaitingAsync(CancellationToken cancellationToken);

    /// <summary>The newest occurrences of a network's work.</summary>
    /// <param name="network">The network.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<RecurringRun>> RunsAsync(NetworkId network, int atMost, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes a portion of what a network need not keep any longer; never anything of a case that still runs, nor the last
    /// run of a piece of work.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="before">What was over before this.</param>
    /// <param name="atMost">How many rows of each kind.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many rows went.</returns>
    Task<int> PurgeAsync(NetworkId network, DateTimeOffset before, int atMost, CancellationToken cancellationToken);
}
