using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Cases with their whole past in SQL: one batch.</summary>
internal sealed class SqlPastCases(Database database) : IPastCases
{
    public async Task WriteAsync(IReadOnlyList<PastCase> cases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cases);
        await database.RunAsync(CommitBatch.OfPast(cases), cancellationToken);
        database.JobsWaiting.Ring();
    }
}
