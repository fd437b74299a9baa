using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>What is done with a reminder or an occurrence that comes late because nothing ran.</summary>
/// <param name="Limit">So late it may still be done by itself.</param>
/// <param name="Asks">Beyond that: whether a person is asked, rather than it being left out.</param>
public sealed record LateLimit(IsoDuration Limit, bool Asks)
{
    /// <summary>A limit; null when none is written, or when it cannot be read, which is a finding.</summary>
    internal static LateLimit? Read(FindingLog log, FlowNode node, LateMark? drawn)
    {
        if (drawn is null)
        {
            return null;
        }

        if (!IsoDuration.TryParse(drawn.Limit.Text, out IsoDuration limit)
            || limit is not { Months: >= 0, Days: >= 0, Weeks: >= 0 } || limit.Exact < TimeSpan.Zero)
        {
            log.Add(
                "PW2077", FindingSeverity.Error, node.Id, drawn.Limit.Place,
                $"The limit \"{drawn.Limit.Text}\" of '{node.Title}' is no length of time.",
                "Write how late it may be done, such as late=\"PT12H\" or late=\"P2D\".", drawn.Limit.Text, node.Title);
            return null;
        }

        if (drawn.Then is { Text: not ("skip" or "ask") } then)
        {
            log.Add(
                "PW2079", FindingSeverity.Error, node.Id, then.Place,
                $"\"{then.Text}\" of '{node.Title}' does not say what to do when it is too late.",
                "Write then=\"skip\" to leave it out, or then=\"ask\" to let a person decide.", then.Text, node.Title);
            return null;
        }

        return new LateLimit(limit, drawn.Then?.Text == "ask");
    }
}
