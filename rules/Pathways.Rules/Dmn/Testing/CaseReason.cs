using System.Globalization;

namespace Pathways.Rules;

/// <summary>Says shortly how a decision came about: its problems, and the rules that matched or nearly did.</summary>
internal static class CaseReason
{
    private const int Most = 3;

    /// <summary>What to say of a result; its problems only when it is about a null.</summary>
    public static string Of(DecisionResult result, bool isAboutNull)
    {
        IEnumerable<string> problems = isAboutNull ? result.Problems.Select(problem => problem.Message) : [];
        IEnumerable<string> tables = CoverageCount.TablesOf(result.Trace).Reverse().Select(found => Tell(found.Owner, found.Table));
        return string.Join(" ", problems.Concat(tables).Distinct(StringComparer.Ordinal).Take(Most));
    }

    private static string Tell(string owner, TableTrace table)
    {
        if (!table.Matched.IsEmpty)
        {
            string numbers = string.Join(", ", table.Matched.Select(rule => rule.Number.ToString(CultureInfo.InvariantCulture)));
            return $"In '{owner}' rule {numbers} matched.";
        }

        string nearest = table.Nearest is NearMiss miss
            ? string.Create(CultureInfo.InvariantCulture, $" Rule {miss.Number} came nearest: {string.Join(" and ", miss.Failed.Select(Tell))}.")
            : string.Empty;
        return $"In '{owner}' no rule matched.{nearest}";
    }

    private static string Tell(FailedCell cell) =>
        $"{cell.Input} = {Evaluation.Describe(cell.Value)} {(cell.IsUnknown ? "cannot be tested by" : "is not")} {cell.Test}";
}
