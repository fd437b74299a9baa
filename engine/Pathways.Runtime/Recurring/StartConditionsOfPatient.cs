using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Asks about one patient the conditions with which pathways begin, and begins those that became true: never against an
/// objection to taking part or to sharing and never beside a running case of the pathway. Either puts the beginning off for
/// as long as the condition goes on holding.
/// </summary>
/// <param name="files">The files.</param>
/// <param name="known">What a file knows.</param>
/// <param name="cases">The patient's cases.</param>
/// <param name="instances">Knows what was begun before.</param>
/// <param name="starts">Begins pathways.</param>
/// <param name="conditions">For whom conditions hold.</param>
public sealed class StartConditionsOfPatient(
    IPatientFiles files, KnownOfFile known, ICases cases, IInstanceStore instances, PathwayStarts starts,
    IStartConditions conditions)
{
    /// <summary>Asks the conditions of a round.</summary>
    internal async Task<ConditionAnswer> AskAsync(
        StartQuestion question, AskingOfConditions round, CancellationToken cancellationToken)
    {
        if (await files.LoadAsync(question.Network, question.Patient, cancellationToken) is not { } file)
        {
            return new ConditionAnswer(0, IsPutOff: false);
        }

        FeelContext facts = known.Of(file, round.Today);
        FeelContext seen = UnaskedBeginning.Seen(file, facts, round.Today);
        ImmutableArray<StartCondition> before = await conditions.OfPatientAsync(
            question.Network, question.Patient, cancellationToken);
        int begun = 0;
        bool isPutOff = false;
        foreach (PathwayStart start in round.Starts)
        {
            StartCondition last = before.FirstOrDefault(one => IsOf(one, start))
                ?? new StartCondition(question.Patient, start.Pathway.Process.Key, start.Start.Id.ToString(), Holds: false, Times: 0);
            bool holds = Holds(start, seen, round.Settings);
            if (last.Holds && !holds)
            {
                await conditions.EndedAsync(question.Network, last, cancellationToken);
            }
            else if (holds && !last.Holds)
            {
                StartCondition now = last with { Holds = true, Times = last.Times + 1 };
                CommandOutcome? outcome = await BeginAsync(file, start, now, facts, round, cancellationToken);
                begun += outcome is CommandOutcome.Done { IsRepetition: false } ? 1 : 0;
                isPutOff |= round.Refused.Contains(start);
            }
        }

        return new ConditionAnswer(begun, isPutOff);
    }

    /// <summary>
    /// Begins first and notes after: a process that is killed in between repeats the command, which is that of this
    /// beginning, and gets the first answer. Null when nothing is tried now.
    /// </summary>
    private async Task<CommandOutcome?> BeginAsync(
        PatientFile file, PathwayStart start, StartCondition condition, FeelContext facts, AskingOfConditions round,
        CancellationToken cancellationToken)
    {
        NetworkId network = file.Patient.Network;
        CommandId command = new(DerivedId.Of(Guid.Empty, string.Create(
            CultureInfo.InvariantCulture,
            $"{network}/condition/{condition.Pathway}/{condition.StartEvent}/{condition.Patient}/{condition.Times}")));
        CommandAnswer? first = await instances.FindAnswerAsync(network, command, cancellationToken);
        if (first is null
            && (round.Refused.Contains(start) || UnaskedBeginning.IsRefused(file, round.Today)
                || await UnaskedBeginning.IsRunningAsync(cases, network, condition.Patient, condition.Pathway, cancellationToken)))
        {
            return null;
        }

        CommandOutcome outcome = first is { } earlier
            ? new CommandOutcome.Done(earlier.InstanceId, earlier.Revision, IsRepetition: true)
            : await starts.BeginAsync(
                command, Actor.Platform(network), start, condition.Patient, null, facts, cancellationToken);
        switch (outcome)
        {
            case CommandOutcome.Done done:
                await conditions.BeganAsync(condition, Read(network, condition.Patient, done.InstanceId, round), cancellationToken);
                break;
            case CommandOutcome.Refused:
                round.Refused.Add(start);
                break;
        }

        return outcome;
    }

    private static bool IsOf(StartCondition condition, PathwayStart start) =>
        condition.Pathway == start.Pathway.Process.Key && condition.StartEvent == start.Start.Id.ToString();

    private static bool Holds(PathwayStart start, FeelContext seen, EvaluationSettings settings) =>
        start.Start.Triggers.OfType<ExecutableTrigger.Condition>()
            .Any(condition => condition.Formula.Evaluate(seen, settings).Value.IsTrue);

    private static AccessEntry Read(NetworkId network, PatientId patient, Guid begun, AskingOfConditions round) => new()
    {
        Actor = Actor.Platform(network),
        Patient = patient,
        Act = CareAct.StartPathway,
        At = round.Settings.Now,
        Basis = LegalBasis.Coordination,
        Case = begun,
    };
}

/// <summary>One look at the conditions of a network.</summary>
/// <param name="Starts">The starts in force.</param>
/// <param name="Today">Today in the network's zone.</param>
/// <param name="Settings">Now, and the zone.</param>
internal sealed record AskingOfConditions(ImmutableArray<PathwayStart> Starts, DateOnly Today, EvaluationSettings Settings)
{
    /// <summary>Starts that were refused in this look: told once, and not tried for each patient.</summary>
    public HashSet<PathwayStart> Refused { get; } = [];
}

/// <summary>What came of asking about a patient.</summary>
/// <param name="Begun">Cases begun.</param>
/// <param name="IsPutOff">Whether something should have begun and could not: to be asked again.</param>
internal sealed record ConditionAnswer(int Begun, bool IsPutOff);
