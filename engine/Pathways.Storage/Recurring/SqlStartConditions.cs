using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Storage;

/// <summary>Conditions of start events in SQL.</summary>
internal sealed class SqlStartConditions(Database database) : IStartConditions
{
    public Task<ImmutableArray<NetworkId>> WatchedAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.QueryAsync(
                "conditions.watched", new SqlArguments(), row => new NetworkId(row.Text("network_id")), cancellationToken),
            cancellationToken);

    public Task WatchAsync(NetworkId network, string starts, DateOnly today, CancellationToken cancellationToken)
    {
        SqlArguments arguments = Of(network).Text("starts", starts).Date("today", today).Uuid("question", Guid.CreateVersion7());
        return database.WriteAsync(
            async session => await session.ExecuteAsync("conditions.watch", arguments, cancellationToken) == 1
                && await session.ExecuteAsync("conditions.ask_everybody", arguments, cancellationToken) >= 0,
            cancellationToken);
    }

    public Task UnwatchAsync(NetworkId network, CancellationToken cancellationToken) => database.RunAsync(
        new SqlBatch().Add("conditions.unwatch", Of(network)).Add("conditions.forget_questions", Of(network)), cancellationToken);

    public Task<ImmutableArray<StartQuestion>> QuestionsAsync(
        NetworkId network, StartQuestion? after, int atMost, CancellationToken cancellationToken)
    {
        SqlArguments arguments = Of(network)
            .Uuid("after_question", after?.Id ?? Guid.Empty)
            .Uuid("after_patient", after?.Patient.Value ?? Guid.Empty)
            .Integer("at_most", atMost);
        return database.ReadAsync(
            session => session.QueryAsync(
                "conditions.questions",
                arguments,
                row => new StartQuestion(network, new PatientId(row.Uuid("patient_id")), row.Uuid("question_id")),
                cancellationToken),
            cancellationToken);
    }

    public Task CloseAsync(StartQuestion question, CancellationToken cancellationToken) =>
        database.RunAsync("conditions.close", Of(question), cancellationToken);

    public Task PutOffAsync(StartQuestion question, CancellationToken cancellationToken) => database.RunAsync(
        "conditions.put_off", Of(question).Uuid("later", Guid.CreateVersion7()), cancellationToken);

    public Task<ImmutableArray<StartCondition>> OfPatientAsync(
        NetworkId network, PatientId patient, CancellationToken cancellationToken) => database.ReadAsync(
            session => session.QueryAsync(
                "conditions.of_patient",
                Of(network).Uuid("patient", patient.Value),
                row => new StartCondition(
                    patient, row.Text("pathway_key"), row.Text("start_event"), row.Boolean("holds"), row.Integer("times")),
                cancellationToken),
            cancellationToken);

    public Task BeganAsync(StartCondition condition, AccessEntry access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        return database.WriteAsync(
            async session =>
            {
                bool isFirst = await session.ExecuteAsync(
                    "conditions.began", Of(access.Actor.Network, condition, holds: true), cancellationToken) == 1;
                if (isFirst)
                {
                    await AccessLog.AppendAsync(session, access, cancellationToken);
                }

                return isFirst;
            },
            cancellationToken);
    }

    public Task EndedAsync(NetworkId network, StartCondition condition, CancellationToken cancellationToken) =>
        database.RunAsync("conditions.ended", Of(network, condition, holds: false), cancellationToken);

    /// <summary>Notes within the transaction that changes a file that its conditions are to be asked.</summary>
    internal static Task AskAsync(
        Session session, NetworkId network, PatientId patient, CancellationToken cancellationToken) => session.ExecuteAsync(
            "conditions.ask", Of(new StartQuestion(network, patient, Guid.CreateVersion7())), cancellationToken);

    private static SqlArguments Of(NetworkId network) => new SqlArguments().Text("network", network.Value);

    private static SqlArguments Of(StartQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return Of(question.Network).Uuid("patient", question.Patient.Value).Uuid("question", question.Id);
    }

    private static SqlArguments Of(NetworkId network, StartCondition condition, bool holds)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Of(network)
            .Uuid("patient", condition.Patient.Value)
            .Text("pathway", condition.Pathway)
            .Text("start_event", condition.StartEvent)
            .Boolean("holds", holds)
            .Integer("times", condition.Times);
    }
}
