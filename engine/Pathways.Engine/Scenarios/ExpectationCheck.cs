using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>Compares what happened with what a scenario expects in the end.</summary>
internal sealed class ExpectationCheck(ExecutableProcess process, InstanceState state, IReadOnlyList<InstanceEvent> events)
{
    private readonly ImmutableArray<ElementId> visited = VisitedIn(events);

    /// <summary>The first difference; null when there is none.</summary>
    public ScenarioDifference? FirstDifference(ScenarioExpectation expect) =>
        UnknownElement(expect) ?? StateDifference(expect) ?? OrderDifference(expect) ?? AbsenceDifference(expect)
        ?? CountDifference(expect) ?? VariableDifference(expect) ?? DecisionDifference(expect);

    /// <summary>Where a case stands, in the words of scenarios.</summary>
    public static string Word(InstanceStatus status) => status switch
    {
        InstanceStatus.NotStarted => "not started",
        InstanceStatus.Active => "active",
        InstanceStatus.Incident => "incident",
        InstanceStatus.Completed => "completed",
        InstanceStatus.Terminated => "terminated",
        _ => throw new UnreachableException($"The status {status} has no word."),
    };

    /// <summary>Elements activated, in order; of a repeated activity its instances.</summary>
    public static ImmutableArray<ElementId> VisitedIn(IReadOnlyList<InstanceEvent> events)
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

    private ScenarioDifference? UnknownElement(ScenarioExpectation expect)
    {
        IEnumerable<(string Member, ElementId Id)> named =
        [
            .. expect.Visited.Select(id => ("visited", id)),
            .. expect.NotVisited.Select(id => ("notVisited", id)),
            .. expect.Counts.Select(count => ("counts", count.Key)),
        ];
        (var member, ElementId unknown) = named.FirstOrDefault(name => process.FindAnywhere(name.Id) is null);
        return member is null
            ? null
            : ScenarioDifference.AtEnd(
                member, ScenarioAspect.Unknown, $"an element '{unknown}'", NearNames.NoElement(process, unknown)) with
            {
                Wanted = [unknown.ToString()],
            };
    }

    private ScenarioDifference? StateDifference(ScenarioExpectation expect) =>
        expect.State is { } wanted && wanted != state.Status
            ? ScenarioDifference.AtEnd("state", ScenarioAspect.State, Word(wanted), $"{Word(state.Status)}{Waiting()}") with
            {
                Wanted = [Word(wanted)],
                Seen = [Word(state.Status)],
            }
            : null;

    private ScenarioDifference? OrderDifference(ScenarioExpectation expect)
    {
        var reached = 0;
        foreach (ElementId element in visited)
        {
            reached += reached < expect.Visited.Length && element == expect.Visited[reached] ? 1 : 0;
        }

        if (reached == expect.Visited.Length)
        {
            return null;
        }

        var turn = reached == 0 ? "" : $" after '{expect.Visited[reached - 1]}'";
        return ScenarioDifference.AtEnd(
            "visited", ScenarioAspect.Visited, $"'{expect.Visited[reached]}'{turn}", $"visited [{string.Join(", ", visited)}]") with
        {
            Wanted = [expect.Visited[reached].ToString()],
        };
    }

    private ScenarioDifference? AbsenceDifference(ScenarioExpectation expect)
    {
        ElementId unwanted = expect.NotVisited.FirstOrDefault(visited.Contains);
        return unwanted == default
            ? null
            : ScenarioDifference.AtEnd(
                "notVisited", ScenarioAspect.NotVisited, $"'{unwanted}' never", $"visited [{string.Join(", ", visited)}]") with
            {
                Seen = [unwanted.ToString()],
            };
    }

    private ScenarioDifference? CountDifference(ScenarioExpectation expect)
    {
        foreach ((ElementId element, var wanted) in expect.Counts)
        {
            var found = visited.Count(id => id == element);
            if (found != wanted)
            {
                return ScenarioDifference.AtEnd("counts", ScenarioAspect.Counts, $"'{element}' {Times(wanted)}", Times(found)) with
                {
                    Wanted = [element.ToString(), wanted.ToString(CultureInfo.InvariantCulture)],
                    Seen = [found.ToString(CultureInfo.InvariantCulture)],
                };
            }
        }

        return null;
    }

    private ScenarioDifference? VariableDifference(ScenarioExpectation expect)
    {
        foreach ((var name, FeelValue wanted) in expect.Variables.Entries)
        {
            var isSet = state.Variables.TryGet(name, out FeelValue found);
            if (!IsSame(wanted, found))
            {
                return ScenarioDifference.AtEnd(
                    "variables", ScenarioAspect.Variables, $"'{name}' {wanted}", isSet ? found.ToString() : "no such variable") with
                {
                    Wanted = [name, wanted.ToString()],
                    Seen = isSet ? [found.ToString()] : [],
                };
            }
        }

        return null;
    }

    private ScenarioDifference? DecisionDifference(ScenarioExpectation expect)
    {
        foreach ((var decision, FeelValue wanted) in expect.Decisions.Entries)
        {
            InstanceEvent.DecisionMade? made = events.OfType<InstanceEvent.DecisionMade>()
                .LastOrDefault(made => made.Decision == decision || made.Element.ToString() == decision);
            if (made is null || !IsSame(wanted, made.Output))
            {
                return ScenarioDifference.AtEnd(
                    "decisions", ScenarioAspect.Decisions, $"'{decision}' {wanted}",
                    made is null ? "that it was never taken" : made.Output.ToString()) with
                {
                    Wanted = [decision, wanted.ToString()],
                    Seen = made is null ? [] : [made.Output.ToString()],
                };
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a value found is the one expected. JSON has no dates: a text also fits the day, time or duration that it
    /// writes.
    /// </summary>
    private static bool IsSame(FeelValue expected, FeelValue found)
    {
        switch (expected.Kind, found.Kind)
        {
            case (FeelKind.List, FeelKind.List):
                return expected.AsList().Length == found.AsList().Length
                    && expected.AsList().Zip(found.AsList()).All(pair => IsSame(pair.First, pair.Second));
            case (FeelKind.Context, FeelKind.Context):
                return expected.AsContext().Count == found.AsContext().Count
                    && expected.AsContext().Entries.All(entry =>
                        found.AsContext().TryGet(entry.Key, out FeelValue value) && IsSame(entry.Value, value));
            case (FeelKind.String, FeelKind.Date or FeelKind.Time or FeelKind.DateTime
                or FeelKind.DaysDuration or FeelKind.MonthsDuration):
                return FeelJson.FromJson($"{{\"@\":{FeelJson.ToJson(expected)}}}").Equals(found);
            default:
                return expected.Equals(found);
        }
    }

    private string Waiting()
    {
        var places = string.Join(", ", OpenWork.WaitingPlaces(process, state));
        return places.Length == 0 ? "" : $", waiting at [{places}]";
    }

    private static string Times(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} times");
}
