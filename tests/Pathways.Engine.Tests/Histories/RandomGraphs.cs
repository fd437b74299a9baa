using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

/// <summary>
/// Random drawings without any structure: joins that wait for nothing, loops without end, splits that never meet. Whatever
/// people draw, a case ends, waits lawfully or is stopped by an incident that says so.
/// </summary>
public sealed class RandomGraphs
{
    private static readonly string[] Kinds =
        ["userTask", "userTask", "task", "exclusive", "parallel", "parallel", "inclusive", "inclusive", "wait", "script", "end"];

    [Fact]
    public void Never_lose_a_token_nor_wait_for_what_cannot_come()
    {
        Gen<int[]> graphs = Gen.Choose(0, 1_000_000).ArrayOf(60);

        Prop.ForAll(Arb.From(graphs), choices => Live(choices).Label(Drawn(choices).ToXml()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    /// <summary>
    /// What the drawing proves, the engine keeps: where no loop without a wait is found, no step goes round until it is stopped. Of
    /// the random drawings enough are free of such loops for this to say something.
    /// </summary>
    [Fact]
    public void Without_a_silent_loop_no_step_is_stopped_for_going_round()
    {
        Gen<int[]> graphs = Gen.Choose(0, 1_000_000).ArrayOf(60);
        var free = 0;
        var stopped = 0;

        Prop.ForAll(Arb.From(graphs), choices =>
        {
            BpmnModel model = BpmnReader.Read(Drawn(choices).ToXml(), "drawn.bpmn").Model!; // It is well-formed.
            if (ProcessCompiler.Compile(model, DefinitionCatalog.Unknown).Process is not { } process)
            {
                return true.Label("refused");
            }

            var isFree = FollowUpCheck.Run(process, model, new FollowUpTerms(Case.Noon)).All(finding => finding.Code != "PW2205");
            // A drawing without loops may come to one place as often as it has ways, and so more often than to the usual bound.
            var isStopped = Lived(process, choices, isFree ? 5000 : 50).History
                .Any(happened => happened is InstanceEvent.IncidentRaised { Incident.Reason.Code: "PW2151" });
            free += isFree ? 1 : 0;
            stopped += isStopped ? 1 : 0;
            return (!(isFree && isStopped)).Label(Drawn(choices).ToXml());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

        Assert.True(free > 10 && stopped > 10, $"Of 150 drawings {free} are free of silent loops, and {stopped} were stopped.");
    }

    private static bool Live(int[] choices)
    {
        BpmnModel model = BpmnReader.Read(Drawn(choices).ToXml(), "drawn.bpmn").Model!; // It is well-formed.
        if (ProcessCompiler.Compile(model, DefinitionCatalog.Unknown).Process is not { } process)
        {
            return true; // Refused before it could run.
        }

        Case child = Lived(process, choices, 50);
        return child.State.IsOver || child.State.Tokens.Count > 0;
    }

    private static Case Lived(ExecutableProcess process, int[] choices, int budget)
    {
        var child = new Case(process.AtVersion(1));
        child.Environment = child.Environment with { StepBudget = budget };
        child.Start(variables: ("n", Case.Number(choices[^1] % 5)));
        foreach (var choice in choices.TakeWhile(_ => !child.State.IsOver && child.State.Tokens.Count < 60))
        {
            Act(child, choice); // Case.Do checks every promise of the engine after every command.
        }

        return child;
    }

    private static void Act(Case child, int choice)
    {
        InstanceState state = child.State;
        if (!state.Tasks.IsEmpty && choice % 4 > 0)
        {
            TaskId task = state.Tasks.Keys.ElementAt(choice % state.Tasks.Count);
            child.Do(new InstanceCommand.CompleteTask(task, Case.Values(("n", Case.Number(choice % 5))), Case.Nurse));
        }
        else if (!state.Timers.IsEmpty)
        {
            child.Until(state.Timers.Values.Min(timer => timer.Due));
        }
        else if (!state.Incidents.IsEmpty)
        {
            child.Do(new InstanceCommand.RetryIncident(state.Incidents.Keys.First(), Case.Coordinator));
        }
        else
        {
            child.Set(("n", Case.Number(choice % 5)));
        }
    }

    private static Drawing Drawn(int[] choices)
    {
        var count = 4 + (choices[0] % 9);
        Drawing drawing = new Drawing().Start("start").End("last");
        string[] ids = [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"n{number}"))];
        for (var index = 0; index < count; index++)
        {
            (string id, string kind) = (ids[index], Kinds[choices[index + 1] % Kinds.Length]);
            Add(drawing, id, kind);
            for (var way = 0; kind != "end" && way < 1 + (choices[index + 20] % 2); way++)
            {
                var target = choices[index + 40 - (way * 7)] % (count + 1);
                var isDefault = way == 0;
                var splits = kind is "exclusive" or "inclusive";
                drawing.Flow(
                    id, target == count ? "last" : ids[target], splits && !isDefault ? $"n > {choices[index + 1] % 4}" : null,
                    splits && isDefault ? $"{id}_default" : null);
            }
        }

        // Everything has to be in reach.
        drawing.Add("<inclusiveGateway id='first' default='first_default'/>").Flow("start", "first").Flow("first", ids[0], id: "first_default");
        foreach (var id in ids.Skip(1))
        {
            drawing.Flow("first", id, "n = 3");
        }

        return drawing;
    }

    private static void Add(Drawing drawing, string id, string kind)
    {
        switch (kind)
        {
            case "exclusive":
                drawing.Exclusive(id, $"{id}_default");
                break;
            case "parallel":
                drawing.Parallel(id);
                break;
            case "inclusive":
                drawing.Add($"<inclusiveGateway id='{id}' default='{id}_default'/>");
                break;
            case "wait":
                drawing.Wait(id, "P1D");
                break;
            case "script":
                drawing.Add($"<scriptTask id='{id}'><script>{{n: modulo(n + 1, 5)}}</script></scriptTask>");
                break;
            case "end":
                drawing.End(id);
                break;
            default:
                drawing.Task(kind, id);
                break;
        }
    }
}
