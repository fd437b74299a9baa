using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>Reads what a scenario says about the end.</summary>
internal static class ExpectationReader
{
    private static readonly ImmutableArray<string> Known =
        ["state", "visited", "notVisited", "counts", "variables", "decisions"];
    private static readonly ImmutableArray<string> Remarks = ["comment", "note", "description"];

    public static ScenarioExpectation Read(ScenarioMembers expect)
    {
        expect.NameUnknown(Known, Remarks);
        return new ScenarioExpectation(
            ReadState(expect), expect.Ids("visited"), expect.Ids("notVisited"), ReadCounts(expect),
            expect.Values("variables"), expect.Values("decisions"));
    }

    private static InstanceStatus? ReadState(ScenarioMembers expect)
    {
        switch (expect.Text("state"))
        {
            case null:
                return null;
            case "active":
                return InstanceStatus.Active;
            case "completed":
                return InstanceStatus.Completed;
            case "terminated":
                return InstanceStatus.Terminated;
            case "incident":
                return InstanceStatus.Incident;
            default:
                expect.SayUnreadable("state", "no state", "Write active, completed, terminated or incident.");
                return null;
        }
    }

    private static ImmutableArray<KeyValuePair<ElementId, int>> ReadCounts(ScenarioMembers expect)
    {
        if (expect.Object("counts") is not { } counts)
        {
            return [];
        }

        ImmutableArray<KeyValuePair<ElementId, int>>.Builder read =
            ImmutableArray.CreateBuilder<KeyValuePair<ElementId, int>>();
        foreach (var name in counts.Names)
        {
            if (string.IsNullOrWhiteSpace(name) || !counts.Has(name))
            {
                counts.SayUnreadable(name, "no count", "Write the element's id and a whole number from 0.");
            }
            else if (counts.Whole(name) is { } times)
            {
                read.Add(KeyValuePair.Create(new ElementId(name), times));
            }
        }

        return read.ToImmutable();
    }
}
