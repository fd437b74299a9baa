using System.Collections.Immutable;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>The tasks people look at. It reads the engine's own rows: what was committed is seen at once.</summary>
public interface IInbox
{
    /// <summary>One page of a tab, by priority, then due date, then age.</summary>
    /// <param name="query">Whose inbox, which tab, from where.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<InboxPage> ReadAsync(InboxQuery query, CancellationToken cancellationToken);

    /// <summary>How many tasks a query finds on all its pages, at most one more than <see cref="InboxQuery.CountedAtMost"/>.</summary>
    /// <param name="query">Whose inbox, which tab, which conditions.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<long> CountAsync(InboxQuery query, CancellationToken cancellationToken);

    /// <summary>By what the tasks that a query finds can be told apart.</summary>
    /// <param name="query">Whose inbox, which tab, which conditions.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<InboxChoices> OfferAsync(InboxQuery query, CancellationToken cancellationToken);

    /// <summary>How many tasks each of a person's own tabs holds.</summary>
    /// <param name="reader">Whose inbox.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<InboxCounts> CountAsync(InboxReader reader, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>How many open tasks people have in their hands; those who have none are missing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="people">The people.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableDictionary<PersonId, long>> LoadsAsync(
        NetworkId network, IEnumerable<PersonId> people, CancellationToken cancellationToken);

    /// <summary>The open tasks step by step, most late first.</summary>
    /// <param name="query">Of which network and organisations.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<StepLoad>> StepLoadsAsync(OverviewQuery query, CancellationToken cancellationToken);

    /// <summary>What puts people's pathways at risk by <see cref="RiskRules"/>, oldest first within each reason.</summary>
    /// <param name="query">Of which network and organisations.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<Risk>> RisksAsync(OverviewQuery query, CancellationToken cancellationToken);

    /// <summary>The views that a person has saved, by name.</summary>
    /// <param name="network">The network.</param>
    /// <param name="person">The person.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<SavedView>> ViewsAsync(NetworkId network, PersonId person, CancellationToken cancellationToken);

    /// <summary>Keeps a view, in place of one of the same name.</summary>
    /// <param name="network">The network.</param>
    /// <param name="person">Whose it is.</param>
    /// <param name="view">The view.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>False when the person has <see cref="SavedView.MostOfAPerson"/> others already: nothing was kept.</returns>
    Task<bool> SaveViewAsync(NetworkId network, PersonId person, SavedView view, CancellationToken cancellationToken);

    /// <summary>Forgets a view; nothing happens when there is none of this name.</summary>
    /// <param name="network">The network.</param>
    /// <param name="person">Whose it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task ForgetViewAsync(NetworkId network, PersonId person, string name, CancellationToken cancellationToken);

    /// <summary>One task, open or closed; null when there is none. Asks nothing about who may see it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<TaskView?> FindAsync(
        NetworkId network, Guid instanceId, string taskId, CancellationToken cancellationToken);

    /// <summary>All tasks of a case, open ones first, then newest closed first.</summary>
    /// <param name="network">The network.</param>
    /// <param name="instanceId">The case.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<TaskView>> OfCaseAsync(
        NetworkId network, Guid instanceId, CancellationToken cancellationToken);

    /// <summary>All tasks of a patient's cases, newest first, 200 at most.</summary>
    /// <param name="network">The network.</param>
    /// <param name="patient">The patient.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ImmutableArray<TaskView>> OfPatientAsync(
        NetworkId network, PatientId patient, CancellationToken cancellationToken);

    /// <summary>
    /// Completes when something was committed in a network that people may be looking at: a task, a case, a file. Says neither what nor
    /// for whom. Take it before looking, wait on it after; what is lost with a connection only costs speed.
    /// </summary>
    /// <param name="network">The network.</param>
    Task NextChange(NetworkId network);

    /// <summary>What a person has seen of their inbox; the look itself is noted, at most once in <see cref="InboxVisit.WrittenEvery"/>.</summary>
    /// <param name="network">The network.</param>
    /// <param name="person">The person.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="isByPerson">False when a page looks by itself: that is no look of the person.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<InboxVisit> LookAsync(
        NetworkId network, PersonId person, DateTimeOffset now, bool isByPerson, CancellationToken cancellationToken);

    /// <summary>Notes that a person has opened a task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="person">The person.</param>
    /// <param name="now">The installation's time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task OpenAsync(TaskView task, PersonId person, DateTimeOffset now, CancellationToken cancellationToken);
}
