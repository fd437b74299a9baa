using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>
/// Begins a pathway for every patient of a network for whom a rule holds: once for each patient and campaign, never beside
/// a running case of that pathway, and never against an objection to taking part or to sharing.
/// </summary>
/// <param name="population">Finds the patients.</param>
/// <param name="instances">Knows who was begun with.</param>
/// <param name="starts">Begins pathways.</param>
public sealed class CampaignRun(CampaignPopulation population, IInstanceStore instances, PathwayStarts starts)
{
    /// <summary>Begins what is to be begun.</summary>
    /// <param name="work">The campaign.</param>
    /// <param name="cancellationToken">Stops between two patients; the next run goes on.</param>
    /// <returns>Cases begun, and starts that were refused.</returns>
    public async Task<RunResult> RunAsync(RecurringWork work, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (CampaignPopulation.RuleOf(work.Settings.Rule) is not { } rule)
        {
            return new RunResult(RunOutcome.Failed, Said: "PW3220");
        }

        if (await starts.FindByKeyAsync(work.Network, work.Settings.Pathway, cancellationToken) is not { } begun)
        {
            return new RunResult(RunOutcome.Failed, Said: "PW3202");
        }

        long started = 0;
        long refused = 0;
        await foreach (Candidate candidate in population.MatchingAsync(Actor.Platform(work.Network), rule, cancellationToken))
        {
            // The same patient is the same command: a campaign that was killed goes on, and begins nothing twice.
            CommandId command = new(DerivedId.Of(work.Id, candidate.Patient.ToString()));
            if (await instances.FindAnswerAsync(work.Network, command, cancellationToken) is not null
                || await population.IsInAsync(work.Network, candidate.Patient, begun.Pathway.Process.Key, cancellationToken))
            {
                continue;
            }

            switch (await starts.BeginAsync(
                command, Actor.Platform(work.Network), begun, candidate.Patient, null, candidate.Facts, cancellationToken))
            {
                case CommandOutcome.Done { IsRepetition: false }:
                    started++;
                    break;
                case CommandOutcome.Refused:
                    refused++;
                    break;
            }
        }

        return new RunResult(RunOutcome.Done, started, refused);
    }
}
