using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Begins pathways whose start event is a timer, for the office of their network. Durations and cycles count from when the
/// version came into force; a new version with the same formula goes on counting. Of several beginnings that were missed
/// while nothing ran, the last one is made up for.
/// </summary>
/// <param name="starts">Finds and begins pathways.</param>
/// <param name="directory">The networks.</param>
/// <param name="settings">Where the counting is kept.</param>
/// <param name="times">How time passes in a network.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class TimedStarts(
    PathwayStarts starts, INetworkDirectory directory, ISettings settings, NetworkTimes times, TimeProvider clock)
{
    // A formula that fires more often than this between two looks would be a mistake, not a wish.
    private const int MostAtOnce = 1000;

    /// <summary>Begins what is due in every network. Two processes that do this at once begin nothing twice.</summary>
    /// <param name="cancellationToken">Stops between two pathways.</param>
    /// <returns>How many cases were begun.</returns>
    public async Task<int> BeginDueAsync(CancellationToken cancellationToken)
    {
        int begun = 0;
        foreach (Network network in await directory.NetworksAsync(cancellationToken))
        {
            foreach (PathwayStart start in await starts.FindAsync(
                network.Id, trigger => trigger is ExecutableTrigger.Timer, cancellationToken))
            {
                begun += await BeginDueAsync(network.Id, start, cancellationToken) ? 1 : 0;
            }
        }

        return begun;
    }

    private async Task<bool> BeginDueAsync(NetworkId network, PathwayStart start, CancellationToken cancellationToken)
    {
        TimerFormula formula = start.Start.Triggers.OfType<ExecutableTrigger.Timer>().First().Formula;
        string key = $"start/{start.Pathway.Process.Key}/{start.Start.Id}";
        Counting? kept = Counting.FromJson(await settings.FindAsync(network, key, cancellationToken));
        Counting counting = kept is not null && kept.Formula == formula.Text
            ? kept
            : new Counting(formula.Text, start.Pathway.Version.ValidFrom, 0);
        NetworkTime time = await times.OfAsync(network, cancellationToken);
        DateTimeOffset now = clock.GetUtcNow();
        int due = counting.Occurrence;
        while (due - counting.Occurrence < MostAtOnce && Plan(formula, counting.Anchor, due + 1, time, now) is { } at && at <= now)
        {
            due++;
        }

        if (due == counting.Occurrence)
        {
            if (kept != counting)
            {
                await settings.SetAsync(network, key, counting.ToJson(), cancellationToken);
            }

            return false;
        }

        // The command is that of the occurrence: whoever else does this gets the first answer.
        CommandId command = new(DerivedId.Of(Guid.Empty, string.Create(
            CultureInfo.InvariantCulture, $"{network}/{key}/{counting.Anchor.UtcTicks}/{due}")));
        CommandOutcome outcome = await starts.BeginAsync(
            command, Actor.Platform(network), start, null, null, FeelContext.Empty, cancellationToken);
        if (outcome is CommandOutcome.Refused)
        {
            return false; // It was told; the next look tries again, so that it is not forgotten.
        }

        await settings.SetAsync(network, key, (counting with { Occurrence = due }).ToJson(), cancellationToken);
        return outcome is CommandOutcome.Done { IsRepetition: false };
    }

    private static DateTimeOffset? Plan(
        TimerFormula formula, DateTimeOffset anchor, int occurrence, NetworkTime time, DateTimeOffset now)
    {
        if (occurrence > 1 && formula.Word != TimerWord.Cycle)
        {
            return null; // A duration or a date comes once.
        }

        var evaluation = new EvaluationSettings { Now = now, ZoneId = time.Zone };
        return formula.Plan(
            anchor, occurrence, isBackwards: false, FeelContext.Empty, evaluation, CivilTime.Of(time.Zone, time.Hours.Calendar)) is TimerPlan.Due plan
            ? plan.At
            : null;
    }
}

/// <summary>How far the beginnings of a pathway are counted.</summary>
/// <param name="Formula">The formula they follow.</param>
/// <param name="Anchor">What they are counted from.</param>
/// <param name="Occurrence">The last one that was due.</param>
internal sealed record Counting(string Formula, DateTimeOffset Anchor, int Occurrence)
{
    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CountingJson.Default.Counting);

    /// <summary>Reads JSON; null when there is none.</summary>
    public static Counting? FromJson(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, CountingJson.Default.Counting);
}

/// <summary>How the counting becomes JSON.</summary>
[JsonSerializable(typeof(Counting))]
internal sealed partial class CountingJson : JsonSerializerContext;
