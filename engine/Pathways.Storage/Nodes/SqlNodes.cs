using System.Collections.Immutable;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>The processes of the installation in SQL.</summary>
internal sealed class SqlNodes(Database database) : INodes
{
    public Task BeatAsync(Node node, DateTimeOffset machineTime, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(node);
        SqlArguments arguments = new SqlArguments()
            .Text("name", node.Name)
            .Text("kind", node.Kind)
            .Text("version", node.Version)
            .Boolean("has_stopped", node.HasStopped)
            .Instant("machine_time", machineTime)
            .Integer("in_hand", node.InHand)
            .Integer("fired", node.Lateness.Count)
            .Integer("late_median_ms", Milliseconds(node.Lateness.Median))
            .Integer("late_p95_ms", Milliseconds(node.Lateness.P95))
            .Integer("late_worst_ms", Milliseconds(node.Lateness.Worst));
        return database.RunAsync("nodes.beat", arguments, cancellationToken);
    }

    public Task<DateTimeOffset> ClockAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.FirstOrDefaultAsync("nodes.clock", new SqlArguments(), row => row.Instant("now"), cancellationToken),
        cancellationToken);

    public Task<ImmutableArray<Node>> ListAsync(CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("nodes.forget", new SqlArguments(), cancellationToken);
            return await session.QueryAsync("nodes.list", new SqlArguments(), Read, cancellationToken);
        },
        cancellationToken);

    private static Node Read(Row row) => new(
        row.Text("name"),
        row.Text("kind"),
        row.Text("version"),
        row.Instant("started_at"),
        row.Instant("beat_at"),
        Span(row, "silence_ms"),
        row.Boolean("has_stopped"),
        Span(row, "skew_ms"),
        row.SmallInteger("in_hand"),
        new LatenessFigures(row.Integer("fired"), Span(row, "late_median_ms"), Span(row, "late_p95_ms"), Span(row, "late_worst_ms")));

    private static TimeSpan Span(Row row, string column) => TimeSpan.FromMilliseconds(row.Integer(column));

    private static long Milliseconds(TimeSpan span) => (long)span.TotalMilliseconds;
}
