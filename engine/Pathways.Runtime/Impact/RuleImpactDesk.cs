using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>Takes every past decision of a rule set again by a draft, before the draft is published.</summary>
/// <remarks>What the draft asks for and the rules of the time did not is looked up in the history of the case, as it was at that moment.</remarks>
/// <param name="cases">The decisions.</param>
/// <param name="definitions">The drawings, which say what their decisions are given.</param>
public sealed class RuleImpactDesk(ICases cases, PublishedDefinitions definitions)
{
    private const int PageSize = 500;

    /// <summary>Reckons the impact of a draft on a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="key">Key of the rule set.</param>
    /// <param name="draft">The draft, compiled.</param>
    /// <param name="progress">Told after each page what is known so far; null for nobody.</param>
    /// <param name="cancellationToken">Stops between two decisions.</param>
    public async Task<RuleImpact> ReckonAsync(
        NetworkId network, string key, RuleSet draft, IProgress<RuleImpact>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ImmutableArray<ChangedDecision>.Builder changed = ImmutableArray.CreateBuilder<ChangedDecision>();
        RuleImpact impact = new(key, draft.ContentHash, 0, 0, 0, []);
        Guid lastCase = Guid.Empty;
        DecisionQuery query = new(network, key, Guid.Empty, 0, PageSize);
        while (await cases.DecisionsAsync(query, cancellationToken) is { Length: > 0 } page)
        {
            foreach (TakenDecision taken in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                query = query with { AfterCase = taken.Case, AfterSequence = taken.Sequence };
                if (InstanceEventJson.Read(taken.Body) is not InstanceEvent.DecisionMade made || made.RuleSet != key)
                {
                    continue; // what was searched as text may stand in another place
                }

                impact = impact with { Decisions = impact.Decisions + 1, Cases = impact.Cases + (taken.Case == lastCase ? 0 : 1) };
                lastCase = taken.Case;
                if (await RetakeAsync(network, taken, made, draft, cancellationToken) is not { } retaken)
                {
                    impact = impact with { NotTaken = impact.NotTaken + 1 };
                }
                else if (!retaken.Answer.IsSame)
                {
                    changed.Add(Told(taken, made, retaken));
                }
            }

            impact = impact with { Changed = changed.ToImmutable() };
            progress?.Report(impact);
        }

        return impact;
    }

    private static ChangedDecision Told(TakenDecision taken, InstanceEvent.DecisionMade made, Retaken retaken) => new(
        taken.Case, taken.Patient, taken.Pathway, taken.Status == CaseStatus.Active, made.At,
        retaken.Answer.After.DecisionName, retaken.Answer.Before.Output, retaken.Answer.After.Output,
        retaken.Answer.Causes, retaken.Unknown);

    private async Task<Retaken?> RetakeAsync(
        NetworkId network, TakenDecision taken, InstanceEvent.DecisionMade made, RuleSet draft, CancellationToken cancellationToken)
    {
        ImmutableArray<string> unknown =
            [.. draft.InputsOf(made.Decision).Select(input => input.Name).Where(name => !made.Inputs.TryGet(name, out _))];
        FeelContext given = made.Inputs;
        if (!unknown.IsEmpty && await TakesDataByNameAsync(network, taken, made.Element, cancellationToken))
        {
            given = await WithDataOfThenAsync(network, taken, given, unknown, cancellationToken);
            unknown = [.. unknown.Where(name => !given.TryGet(name, out _))];
        }

        return made.Trace.Under(draft, given) is { } answer ? new Retaken(answer, unknown) : null;
    }

    // A step with a mapping gives what the drawing says and nothing else, whatever the rules ask for.
    private async Task<bool> TakesDataByNameAsync(
        NetworkId network, TakenDecision taken, ElementId element, CancellationToken cancellationToken)
    {
        DefinitionId id = new(network, DefinitionKind.Pathway, taken.Pathway, taken.PathwayVersion);
        PublishedPathway pathway = await definitions.PathwayAsync(id, cancellationToken);
        return pathway.Process.FindAnywhere(element) is ExecutableNode.DecisionTask { Data.Inputs.IsEmpty: true };
    }

    private async Task<FeelContext> WithDataOfThenAsync(
        NetworkId network, TakenDecision taken, FeelContext given, ImmutableArray<string> wanted, CancellationToken cancellationToken)
    {
        Dictionary<string, FeelValue> values = given.Names.ToDictionary(name => name, name => given[name], StringComparer.Ordinal);
        ImmutableArray<HistoryEntry> history = await cases.HistoryAsync(network, taken.Case, 0, cancellationToken);
        foreach (HistoryEntry entry in history.TakeWhile(entry => entry.Event.Sequence < taken.Sequence))
        {
            if (InstanceEventJson.Read(entry.Event.Body) is InstanceEvent.VariablesSet set)
            {
                foreach (string name in set.Variables.Names.Where(name => wanted.Contains(name)))
                {
                    values[name] = set.Variables[name];
                }
            }
        }

        return FeelContext.Of(values);
    }

    private sealed record Retaken(OtherAnswer Answer, ImmutableArray<string> Unknown);
}
