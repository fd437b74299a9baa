using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// Begins pathways whose start event is a condition over what the file of a patient knows, when it becomes true. It is asked
/// after every change of the file, of everybody once a day (age and dates pass) and when such a pathway is published.
/// </summary>
/// <param name="starts">Finds pathways.</param>
/// <param name="asking">Asks the conditions of one patient.</param>
/// <param name="conditions">Whose file changed.</param>
/// <param name="directory">The networks.</param>
/// <param name="times">The network's today.</param>
/// <param name="clock">The installation's clock.</param>
public sealed class ConditionalStarts(
    PathwayStarts starts, StartConditionsOfPatient asking, IStartConditions conditions, INetworkDirectory directory,
    NetworkTimes times, TimeProvider clock)
{
    // A look has other work beside it; the next one goes on.
    private const int MostAtOnce = 500;

    /// <summary>Begins what is due in every network. Two processes that do this at once begin nothing twice.</summary>
    /// <param name="cancellationToken">Stops between two patients.</param>
    /// <returns>How many cases were begun.</returns>
    public async Task<int> BeginDueAsync(CancellationToken cancellationToken)
    {
        int begun = 0;
        ImmutableArray<NetworkId> watched = await conditions.WatchedAsync(cancellationToken);
        foreach (Network network in await directory.NetworksAsync(cancellationToken))
        {
            ImmutableArray<PathwayStart> found = await starts.FindAsync(
                network.Id, trigger => trigger is ExecutableTrigger.Condition, cancellationToken);
            if (!found.IsEmpty)
            {
                begun += await BeginDueAsync(network.Id, found, cancellationToken);
            }
            else if (watched.Contains(network.Id))
            {
                await conditions.UnwatchAsync(network.Id, cancellationToken);
            }
        }

        return begun;
    }

    private async Task<int> BeginDueAsync(
        NetworkId network, ImmutableArray<PathwayStart> found, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        string zone = (await times.OfAsync(network, cancellationToken)).Zone;
        AskingOfConditions round = new(
            found, CivilTime.Of(zone).DayOf(now), new EvaluationSettings { Now = now, ZoneId = zone });
        await conditions.WatchAsync(network, string.Join(' ', found.Select(NameOf)), round.Today, cancellationToken);
        List<StartQuestion> putOff = [];
        int begun = 0;
        int asked = 0;
        StartQuestion? last = null;
        while (asked < MostAtOnce
            && await conditions.QuestionsAsync(network, last, MostAtOnce - asked, cancellationToken) is { IsEmpty: false } page)
        {
            foreach (StartQuestion question in page)
            {
                ConditionAnswer answer = await asking.AskAsync(question, round, cancellationToken);
                begun += answer.Begun;
                if (answer.IsPutOff)
                {
                    putOff.Add(question);
                }
                else
                {
                    await conditions.CloseAsync(question, cancellationToken);
                }
            }

            asked += page.Length;
            last = page[^1];
        }

        foreach (StartQuestion question in putOff)
        {
            await conditions.PutOffAsync(question, cancellationToken);
        }

        return begun;
    }

    private static string NameOf(PathwayStart start) => string.Create(
        CultureInfo.InvariantCulture, $"{start.Pathway.Process.Key}/{start.Pathway.Process.Version}/{start.Start.Id}");
}
