using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// What is kept of start events with a condition: whose file changed since they were asked, and for whom they hold. Files of
/// a network are watched only while one of its published pathways begins so.
/// </summary>
public interface IStartConditions
{
    /// <summary>The networks whose files are watched.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<NetworkId>> WatchedAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Watches the files of a network. Everybody's question is opened when this is a new day, or when the starts are others
    /// than before; by one process of those that see it at once.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="starts">Which starts of which versions.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    Task WatchAsync(NetworkId network, string starts, DateOnly today, CancellationToken cancellationToken);

    /// <summary>Watches the files of a network no longer. For whom conditions hold stays known.</summary>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    Task UnwatchAsync(NetworkId network, CancellationToken cancellationToken);

    /// <summary>A page of open questions, oldest first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="after">Only those behind this one; null for the first page.</param>
    /// <param name="atMost">How many.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<StartQuestion>> QuestionsAsync(
        NetworkId network, StartQuestion? after, int atMost, CancellationToken cancellationToken);

    /// <summary>A question was answered; it stays open when the file changed meanwhile.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task CloseAsync(StartQuestion question, CancellationToken cancellationToken);

    /// <summary>A question has to be asked again, behind all others.</summary>
    /// <param name="question">The question.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task PutOffAsync(StartQuestion question, CancellationToken cancellationToken);

    /// <summary>The conditions that held for a patient at one time or another.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<StartCondition>> OfPatientAsync(
        NetworkId network, PatientId patient, CancellationToken cancellationToken);

    /// <summary>
    /// A condition holds, and the pathway was begun with it: the line of the access log is written with that, once.
    /// </summary>
    /// <param name="condition">The condition as it is now.</param>
    /// <param name="access">That the file was read for it.</param>
    /// <param name="cancellationToken">Stops before the transaction is sent.</param>
    Task BeganAsync(StartCondition condition, AccessEntry access, CancellationToken cancellationToken);

    /// <summary>A condition that held does not hold any more.</summary>
    /// <param name="network">The network.</param>
    /// <param name="condition">The condition as it was.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task EndedAsync(NetworkId network, StartCondition condition, CancellationToken cancellationToken);
}

/// <summary>That the conditions of a network are to be asked about a patient.</summary>
/// <param name="Network">The network.</param>
/// <param name="Patient">The patient.</param>
/// <param name="Id">Another one with each change of the file; later ones are greater.</param>
public sealed record StartQuestion(NetworkId Network, PatientId Patient, Guid Id);

/// <summary>What is known of one condition and one patient.</summary>
/// <param name="Patient">The patient.</param>
/// <param name="Pathway">Key of the pathway, the same in all its versions.</param>
/// <param name="StartEvent">Id of the start event.</param>
/// <param name="Holds">Whether it held when it was asked last.</param>
/// <param name="Times">How often the pathway was begun because it had become true.</param>
public sealed record StartCondition(PatientId Patient, string Pathway, string StartEvent, bool Holds, long Times);
