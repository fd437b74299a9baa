using System.Collections.Immutable;
using System.Globalization;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>Compares what happened with what a scenario expects in the end.</summary>
internal sealed class ExpectationCheck(ExecutableProcess process, InstanceState state, IReadOnlyList<InstanceEvent> events)
{
    private readonly ImmutableArray<ElementId> visited = VisitedIn(events);

    /// <summary>The first difference; null when there is none.</summary>
    public string? FirstDifference(ScenarioExpectation expect)
    {
        IEnumerable<ElementId> named = expect.Visited.Concat(expect.NotVisited).Concat(expect.Counts.Select(count => count.Key));
        ElementId unknown = named.FirstOrDefault(id => process.FindAnywhere(id) is null);
        return unknown != default
            ? $"expect: the drawing has no element '{unknown}'"
            : StateDifference(expect) ?? VisitedDifference(expect) ?? CountDifference(expect)
                ?? ValueDifference("variable", expect.Variables, name => state.Variables.TryGet(name, out FeelValue value) ? value : null)
                ?? ValueDifference("decision", expect.Decisions, LastAnswer);
    }

    /// <summary>Whether a value found is the one expected; days and times may be expected as texts.</summary>
    public static bool IsSame(FeelValue expected, FeelValue found)
    {
        if (expected.Equals(found))
        {
            return true;
        }

        if (expected.Kind == FeelKind.String && found.Kind is FeelKind.Date or FeelKind.DateTime or FeelKind.Time
            or FeelKind.DaysDuration or FeelKind.MonthsDuration)
        {
            return FeelJson.ToJson(found).Contains($"\"{expected.AsString()}\"", StringComparison.Ordinal);
        }

        if (expected.Kind == FeelKind.List && found.Kind == FeelKind.List)
        {
            return expected.AsList().Length == found.AsList().Length
                && expected.AsList().Zip(found.AsList()).All(pair => IsSame(pair.First, pair.Second));
        }

        return expected.Kind == FeelKind.Context && found.Kind == FeelKind.Context
            && expected.AsContext().Count == found.AsContext().Count
            && expected.AsContext().Entries.All(entry => found.AsContext().TryGet(entry.Key, out FeelValue value) && IsSame(entry.Value, value));
    }

    /// <summary>Where a case stands, in the words of scenarios.</summary>
    public static string Word(InstanceStatus status) => status switch
    {
        InstanceStatus.NotStarted => "not started",
        InstanceStatus.Active => "active",
        InstanceStatus.Incident => "incident",
        InstanceStatus.Completed => "completed",
        _ => "terminated",
    };

    private string? StateDifference(ScenarioExpectation expect) =>
        expect.State is { } wanted && wanted != state.Status
            ? $"expect state: expected {Word(wanted)}; found {Word(state.Status)}"
            : null;

    private string? VisitedDifference(ScenarioExpectation expect)
    {
        var from = 0;
        foreach (ElementId element in expect.Visited)
        {
            var at = from < visited.Length ? visited.IndexOf(element, from) : -1;
            if (at < 0)
            {
                return $"expect visited: '{element}' was not reached in its turn; found [{string.Join(", ", visited)}]";
            }

            from = at + 1;
        }

        ElementId unwanted = expect.NotVisited.FirstOrDefault(visited.Contains);
        return unwanted == default
            ? null
            : $"expect notVisited: '{unwanted}' was reached; found [{string.Join(", ", visited)}]";
    }

    private string? CountDifference(ScenarioExpectation expect)
    {
        foreach ((ElementId element, var wanted) in expect.Counts)
        {
            var found = visited.Count(id => id == element);
            if (found != wanted)
            {
                return string.Create(
                    CultureInfo.InvariantCulture, $"expect counts: expected '{element}' {wanted} times; found {found}");
            }
        }

        return null;
    }

    private static string? ValueDifference(string what, FeelContext expected, Func<string, FeelValue?> find)
    {
        foreach ((var name, FeelValue wanted) in expected.Entries)
        {
            FeelValue? found = find(name);
            if (!IsSame(wanted, found ?? FeelValue.Null))
            {
                return $"expect {what} '{name}': expected {wanted}; found {found?.ToString() ?? "none"}";
            }
        }

        return null;
    }

    private FeelValue? LastAnswer(string decision) =>
        events.OfType<InstanceEvent.DecisionMade>()
            .LastOrDefault(made => made.Decision == decision || made.Element.ToString() == decision)?.Output;

    /// <summary>Elements activated, in order; of a repeated activity its instances.</summary>
    private static ImmutableArray<ElementId> VisitedIn(IReadOnlyList<InstanceEvent> events)
    {
        HashSet<long> wholes =
        [
            .. events.OfType<InstanceEvent.ScopeOpened>().Where(opened => opened.Scope.Repetition is not null)
                .Select(opened => opened.Scope.Number),
        ];
        return
        [
            .. events.OfType<InstanceEvent.ElementActivated>().Where(activated => !wholes.Contains(activated.Token))
                .Select(activated => activated.Element),
        ];
    }
}
