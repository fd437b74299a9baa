using System.Globalization;

namespace Pathways.Rules;

/// <summary>Takes a stored decision again and finds what came out differently: answers, rules, problems.</summary>
internal static class TraceComparison
{
    public static RetakenDecision Retake(DecisionTrace stored, RuleSet ruleSet)
    {
        if (stored.Settings is not EvaluationSettings settings || stored.Given is not FeelContext given)
        {
            return new RetakenDecision.NotKept();
        }

        if (stored.RuleSetHash != ruleSet.ContentHash)
        {
            return new RetakenDecision.OtherRules(stored.RuleSetHash, ruleSet.ContentHash);
        }

        DecisionTrace now = ruleSet.Evaluate(stored.DecisionId, given, settings).Trace;
        List<TraceDifference> differences = [];
        Compare(stored, now, differences);
        return differences.Count == 0
            ? new RetakenDecision.Same(now)
            : new RetakenDecision.Different(now, [.. differences]);
    }

    public static OtherAnswer? Under(DecisionTrace stored, RuleSet other, FeelContext given)
    {
        if (stored.Settings is not EvaluationSettings settings || !other.CanAnswer(stored.DecisionId))
        {
            return null;
        }

        DecisionTrace now = other.Evaluate(stored.DecisionId, given, settings with { Trace = true }).Trace;
        List<TraceDifference> causes = [];
        FindCauses(stored, now, causes);
        return new OtherAnswer(stored, now, [.. causes]);
    }

    public static bool IsSame(FeelValue before, FeelValue now) => Text(before) == Text(now);

    // A required decision may be new or gone: they are put beside each other by their names, not by their places.
    private static void FindCauses(DecisionTrace before, DecisionTrace now, List<TraceDifference> causes)
    {
        foreach (DecisionTrace required in now.Required)
        {
            if (before.Required.FirstOrDefault(earlier => earlier.DecisionName == required.DecisionName) is { } same)
            {
                FindCauses(same, required, causes);
            }
        }

        for (int i = 0; i < Math.Max(before.Tables.Length, now.Tables.Length); i++)
        {
            if (i >= before.Tables.Length || i >= now.Tables.Length || !IsSame(before.Tables[i].Output, now.Tables[i].Output))
            {
                causes.Add(new TraceDifference(now.DecisionName, Outcome(before, i), Outcome(now, i)));
            }
        }
    }

    private static void Compare(DecisionTrace before, DecisionTrace now, List<TraceDifference> differences)
    {
        for (int i = 0; i < Math.Min(before.Required.Length, now.Required.Length); i++)
        {
            Compare(before.Required[i], now.Required[i], differences);
        }

        string name = before.DecisionName;
        Note(name, Names(before), Names(now), differences);
        for (int i = 0; i < Math.Max(before.Tables.Length, now.Tables.Length); i++)
        {
            Note($"{name}, table {i + 1}", Outcome(before, i), Outcome(now, i), differences);
        }

        Note(name, Text(before.Output), Text(now.Output), differences);
        Note(name, Codes(before), Codes(now), differences);
    }

    private static void Note(string where, string before, string now, List<TraceDifference> differences)
    {
        if (before != now)
        {
            differences.Add(new TraceDifference(where, before, now));
        }
    }

    private static string Names(DecisionTrace trace) =>
        $"{trace.DecisionName} requires [{string.Join(", ", trace.Required.Select(required => required.DecisionName))}]";

    private static string Outcome(DecisionTrace trace, int table) => table >= trace.Tables.Length
        ? "not reached"
        : $"rules [{string.Join(", ", trace.Tables[table].Matched.Select(Number))}]: {Text(trace.Tables[table].Output)}";

    private static string Number(RuleTrace rule) => rule.Number.ToString(CultureInfo.InvariantCulture);

    private static string Codes(DecisionTrace trace) =>
        $"problems [{string.Join(", ", trace.Problems.Select(problem => problem.Code))}]";

    // As it is stored: functions have no form that could be read back, so both sides go through the same writing.
    private static string Text(FeelValue value) => FeelJson.ToJson(FeelJson.FromJson(FeelJson.ToJson(value)));
}
