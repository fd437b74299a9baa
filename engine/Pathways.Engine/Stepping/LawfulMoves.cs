using System.Collections.Immutable;

namespace Pathways.Engine;

/// <summary>
/// What may be asked of an instance in which status, and which status may follow which. Nothing else decides it.
/// </summary>
internal static class LawfulMoves
{
    private static readonly ImmutableHashSet<Type> WhileRunning =
    [
        typeof(InstanceCommand.CompleteTask),
        typeof(InstanceCommand.ClaimTask),
        typeof(InstanceCommand.ReleaseTask),
        typeof(InstanceCommand.ReassignTask),
        typeof(InstanceCommand.FireTimer),
        typeof(InstanceCommand.DeliverMessage),
        typeof(InstanceCommand.BroadcastSignal),
        typeof(InstanceCommand.StartActivity),
        typeof(InstanceCommand.CompleteActivity),
        typeof(InstanceCommand.CancelActivity),
        typeof(InstanceCommand.FailActivity),
        typeof(InstanceCommand.EscalateActivity),
        typeof(InstanceCommand.SetVariables),
        typeof(InstanceCommand.ReplanWorkingDays),
        typeof(InstanceCommand.CompleteJob),
        typeof(InstanceCommand.FailJob),
        typeof(InstanceCommand.RetryIncident),
        typeof(InstanceCommand.SkipIncident),
        typeof(InstanceCommand.Cancel),
    ];

    private static readonly ImmutableDictionary<InstanceStatus, ImmutableHashSet<Type>> Commands =
        new Dictionary<InstanceStatus, ImmutableHashSet<Type>>
        {
            [InstanceStatus.NotStarted] = [typeof(InstanceCommand.Start)],
            [InstanceStatus.Active] = WhileRunning,
            [InstanceStatus.Incident] = WhileRunning,
            [InstanceStatus.Completed] = [],
            [InstanceStatus.Terminated] = [],
        }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<InstanceStatus, ImmutableHashSet<InstanceStatus>> Statuses =
        new Dictionary<InstanceStatus, ImmutableHashSet<InstanceStatus>>
        {
            [InstanceStatus.NotStarted] = [InstanceStatus.Active],
            [InstanceStatus.Active] = [InstanceStatus.Incident, InstanceStatus.Completed, InstanceStatus.Terminated],
            [InstanceStatus.Incident] = [InstanceStatus.Active, InstanceStatus.Terminated],
            [InstanceStatus.Completed] = [],
            [InstanceStatus.Terminated] = [],
        }.ToImmutableDictionary();

    public static bool Allow(InstanceStatus status, InstanceCommand command) =>
        Commands[status].Contains(command.GetType());

    public static bool Allow(InstanceStatus from, InstanceStatus to) => from == to || Statuses[from].Contains(to);

    /// <summary>Why a command is refused in a status.</summary>
    public static Rejection Refusal(InstanceState state, InstanceCommand command)
    {
        var because = state.Status switch
        {
            InstanceStatus.NotStarted => "it has not been started",
            InstanceStatus.Completed => "it is completed",
            InstanceStatus.Terminated => "it was ended",
            _ => "it has been started already",
        };
        return new Rejection(
            "PW2101",
            $"{command.By.Person} cannot {Words(command)} in the case {state.InstanceId}: {because}. Reload the page.",
            [command.By.Person, Words(command), $"{state.InstanceId}", $"{state.Status}"]);
    }

    private static string Words(InstanceCommand command) => command switch
    {
        InstanceCommand.Start => "start the pathway",
        InstanceCommand.CompleteTask => "complete a task",
        InstanceCommand.ClaimTask => "take a task",
        InstanceCommand.ReleaseTask => "give a task back",
        InstanceCommand.ReassignTask => "give a task to somebody",
        InstanceCommand.FireTimer => "fire a timer",
        InstanceCommand.DeliverMessage => "deliver a message",
        InstanceCommand.BroadcastSignal => "give a signal",
        InstanceCommand.StartActivity => "start an activity",
        InstanceCommand.CompleteActivity => "end a sub-process",
        InstanceCommand.CancelActivity => "leave an activity undone",
        InstanceCommand.FailActivity => "report an activity as failed",
        InstanceCommand.EscalateActivity => "call for others",
        InstanceCommand.SetVariables => "change data",
        InstanceCommand.ReplanWorkingDays => "plan working days again",
        InstanceCommand.CompleteJob => "report work as done",
        InstanceCommand.FailJob => "report work as failed",
        InstanceCommand.RetryIncident => "retry an incident",
        InstanceCommand.SkipIncident => "skip an incident",
        InstanceCommand.Cancel => "end the case",
        _ => throw new System.Diagnostics.UnreachableException($"The command {command.GetType().Name} has no words here."),
    };
}
