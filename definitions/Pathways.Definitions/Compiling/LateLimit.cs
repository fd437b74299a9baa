using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Reads how late something may be done before it is left out.</summary>
internal static class LateLimit
{
    /// <summary>A limit; null when none is written, or when it cannot be read, which is a finding.</summary>
    public static IsoDuration? Read(FindingLog log, FlowNode node, DrawnText? drawn)
    {
        if (drawn is null)
        {
            return null;
        }

        if (IsoDuration.TryParse(drawn.Text, out IsoDuration limit) && limit is { Months: >= 0, Days: >= 0, Weeks: >= 0 } && limit.Exact >= TimeSpan.Zero)
        {
            return limit;
        }

        log.Add(
            "PW2077", FindingSeverity.Error, node.Id, drawn.Place,
            $"The limit \"{drawn.Text}\" of '{node.Title}' is no length of time.",
            "Write how late it may be done, such as late=\"PT12H\" or late=\"P2D\".", drawn.Text, node.Title);
        return null;
    }
}
