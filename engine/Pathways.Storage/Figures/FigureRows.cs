using System.Collections.Immutable;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Cases for figures in SQL: three reads a page, over the engine's own rows.</summary>
internal static class FigureRows
{
    public static Task<ImmutableArray<FigureCase>> PageAsync(
        Database database, FigureCaseQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        SqlArguments arguments = new SqlArguments()
            .Text("network", query.Network.Value)
            .Text("pathway", query.Pathway)
            .Instant("from", query.From)
            .Instant("to", query.To)
            .Uuid("after", query.After)
            .Integer("at_most", query.AtMost);
        return database.ReadAsync(
            async session =>
            {
                ImmutableArray<FigureCase> cases =
                    await session.QueryAsync("figures.cases", arguments, ReadCase, cancellationToken);
                if (cases.IsEmpty)
                {
                    return cases;
                }

                SqlArguments page = arguments.Uuid("last", cases[^1].InstanceId);
                ILookup<Guid, FigureMoment> moments = (await session.QueryAsync(
                    "figures.moments", page, row => (row.Uuid("instance_id"), ReadMoment(row)), cancellationToken))
                    .ToLookup(found => found.Item1, found => found.Item2);
                ILookup<Guid, FigureTask> tasks = (await session.QueryAsync(
                    "figures.tasks", page, row => (row.Uuid("instance_id"), ReadTask(row)), cancellationToken))
                    .ToLookup(found => found.Item1, found => found.Item2);
                return
                [
                    .. cases.Select(found => found with
                    {
                        Moments = [.. moments[found.InstanceId]],
                        Tasks = [.. tasks[found.InstanceId]],
                    }),
                ];
            },
            cancellationToken);
    }

    private static FigureCase ReadCase(Row row)
    {
        InstanceState state = InstanceStateJson.Read(row.Text("state"));
        return new FigureCase
        {
            InstanceId = row.Uuid("instance_id"),
            PathwayKey = row.Text("pathway_key"),
            Status = Words.ToCaseStatus(row.Text("status")),
            Data = state.Variables,
            EndEvent = state.EndEvent?.ToString(),
            StartedAt = row.Instant("started_at"),
            EndedAt = row.InstantOrNull("ended_at"),
            Organisation = row.TextOrNull("organisation"),
            Municipality = row.TextOrNull("residence_code"),
            BirthDate = row.DateOrNull("birth_date"),
            Sex = row.TextOrNull("sex"),
        };
    }

    private static FigureMoment ReadMoment(Row row) => new(
        row.Text("element"),
        row.Text("type") == "elementCompleted",
        row.Instant("first_at"),
        row.Instant("last_at"),
        row.Integer("times"));

    private static FigureTask ReadTask(Row row) => new(
        row.Text("element_id"),
        row.Text("title"),
        row.Text("status"),
        row.Instant("opened_at"),
        row.Instant("due_at") is var due && due == InboxCursor.NoDeadline ? null : due,
        row.InstantOrNull("closed_at"),
        row.DateOrNull("done_on"));
}
