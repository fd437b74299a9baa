using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Drafts of task forms in SQL.</summary>
internal sealed class SqlDrafts(Database database) : IDrafts
{
    public Task<bool> SaveAsync(
        NetworkId network,
        Guid instanceId,
        string taskId,
        PersonId person,
        Draft draft,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        SqlArguments arguments = Key(network, instanceId, taskId, person)
            .Text("answers", draft.Answers)
            .Instant("saved_at", draft.SavedAt);
        return database.WriteAsync(
            async session => await session.ExecuteAsync("drafts.save", arguments, cancellationToken) == 1,
            cancellationToken);
    }

    public Task<Draft?> FindAsync(
        NetworkId network, Guid instanceId, string taskId, PersonId person, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.FirstOrDefaultAsync(
                "drafts.find",
                Key(network, instanceId, taskId, person),
                row => new Draft(row.Text("answers"), row.Instant("saved_at")),
                cancellationToken),
            cancellationToken);

    public Task DiscardAsync(
        NetworkId network, Guid instanceId, string taskId, PersonId person, CancellationToken cancellationToken) =>
        database.RunAsync("drafts.discard", Key(network, instanceId, taskId, person), cancellationToken);

    private static SqlArguments Key(NetworkId network, Guid instanceId, string taskId, PersonId person) =>
        new SqlArguments()
            .Text("network", network.Value)
            .Uuid("instance", instanceId)
            .Text("task", taskId)
            .Uuid("person", person.Value);
}
