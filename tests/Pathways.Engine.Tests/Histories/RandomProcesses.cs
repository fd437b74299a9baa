using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine.Tests;

/// <summary>Random block-structured processes lived through by random commands.</summary>
public sealed class RandomProcesses
{
    /// <summary>A block has one way in and one way out; <see cref="Draw"/> returns both.</summary>
    private abstract record Block
    {
        public sealed record Step(int Kind) : Block;

        public sealed record Sequence(Block First, Block Second) : Block;

        public sealed record Choice(Block Left, Block Right) : Block;

        public sealed record Together(Block Left, Block Right) : Block;

        public sealed record Loop(Block Body) : Block;

        /// <summary>Every way whose condition holds.</summary>
        public sealed record Some(Block Left, Block Right) : Block;

        /// <summary>A sub-process of a kind, with an event on its edge or inside.</summary>
        public sealed record Box(int Kind, Block Body) : Block;
    }

    private static Gen<Block> Blocks(int size) => size <= 1
        ? Gen.Choose(0, 13).Select(kind => (Block)new Block.Step(kind))
        : Gen.OneOf(
            Gen.Choose(0, 13).Select(kind => (Block)new Block.Step(kind)),
            Pair(size).Select(pair => (Block)new Block.Sequence(pair.Item1, pair.Item2)),
            Pair(size).Select(pair => (Block)new Block.Sequence(pair.Item1, pair.Item2)),
            Pair(size).Select(pair => (Block)new Block.Choice(pair.Item1, pair.Item2)),
            Pair(size).Select(pair => (Block)new Block.Together(pair.Item1, pair.Item2)),
            Pair(size).Select(pair => (Block)new Block.Some(pair.Item1, pair.Item2)),
            Gen.Choose(0, 6).SelectMany(kind => Blocks(size / 2).Select(body => (Block)new Block.Box(kind, body))),
            Blocks(size / 2).Select(body => (Block)new Block.Loop(body)));

    private static Gen<(Block, Block)> Pair(int size) =>
        Blocks(size / 2).SelectMany(left => Blocks(size / 2).Select(right => (left, right)));

    [Fact]
    public void End_or_wait_lawfully_and_their_history_gives_their_state()
    {
        // Case.Do checks every promise of the engine after every command; here we only steer.
        Gen<(Block Block, int[] Choices)> cases =
            from size in Gen.Choose(1, 12)
            from block in Blocks(size)
            from choices in Gen.Choose(0, 1_000_000).ArrayOf(40)
            select (block, choices);

        Prop.ForAll(Arb.From(cases), drawn => Live(drawn.Block, drawn.Choices).Label(Drawn(drawn.Block).ToXml()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void Going_to_a_version_that_draws_the_same_changes_nothing_and_the_life_goes_on()
    {
        Gen<(Block Block, int[] Choices)> cases =
            from size in Gen.Choose(1, 12)
            from block in Blocks(size)
            from choices in Gen.Choose(0, 1_000_000).ArrayOf(40)
            select (block, choices);

        Prop.ForAll(Arb.From(cases), drawn => Live(drawn.Block, drawn.Choices, MigrateNow).Label(Drawn(drawn.Block).ToXml()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [Fact]
    public void Without_a_silent_loop_no_step_is_stopped_for_going_round()
    {
        Gen<(Block Block, int[] Choices)> cases =
            from size in Gen.Choose(1, 12)
            from block in Blocks(size)
            from choices in Gen.Choose(0, 1_000_000).ArrayOf(40)
            select (block, choices);
        var free = 0;

        Prop.ForAll(Arb.From(cases), drawn =>
        {
            var xml = Drawn(drawn.Block).ToXml();
            BpmnModel model = BpmnReader.Read(xml, "drawn.bpmn").Model!; // It is well-formed.
            ExecutableProcess process = Drawn(drawn.Block).Compile();
            if (FollowUpCheck.Run(process, model, new FollowUpTerms(Case.Noon)).Any(finding => finding.Code == "PW2205"))
            {
                return true.Label("may go round");
            }

            free++;
            var isStopped = false;
            Live(drawn.Block, drawn.Choices, (child, _, _) => isStopped |= child.Last.Any(
                happened => happened is InstanceEvent.IncidentRaised { Incident.Reason.Code: "PW2151" }));
            return (!isStopped).Label(xml);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

        Assert.True(free > 50, $"Of 150 drawings {free} are free of silent loops.");
    }

    private static void MigrateNow(Case child, Block block, int choice)
    {
        InstanceState before = child.State;
        if (before.IsOver || before.Scopes.Values.Any(scope => scope.Undoing is not null)
            || before.Incidents.Values.Any(incident => incident.Phase is IncidentPhase.Missed or IncidentPhase.Arming))
        {
            return;
        }

        child.Migrate(Drawn(block).Declare($"<message id='version{choice}' name='version{choice}'/>"));

        Assert.IsType<InstanceEvent.InstanceMigrated>(Assert.Single(child.Last));
        Assert.Equal(
            InstanceStateJson.Write(before with { Process = child.State.Process, Revision = before.Revision + 1 }),
            InstanceStateJson.Write(child.State));
    }

    private static bool Live(Block block, int[] choices, Action<Case, Block, int>? between = null)
    {
        Drawing drawing = Drawn(block);
        var child = new Case(drawing);
        child.Start(variables: ("n", Case.Number(choices[0] % 4)));
        foreach (var choice in choices)
        {
            if (child.State.IsOver)
            {
                return true;
            }

            Act(child, choice);
            between?.Invoke(child, block, choice);
        }

        Finish(child);
        return child.State.IsOver;
    }

    private static Drawing Drawn(Block block)
    {
        Drawing drawing = new Drawing().Declare("<message id='m' name='m'/><signal id='s' name='s'/><error id='er' errorCode='E'/><escalation id='es' escalationCode='X'/>")
            .Start("start").End("end");
        var numbers = 0;
        (string first, string last) = Draw(drawing, block, ref numbers);
        return drawing.Flow("start", first).Flow(last, "end");
    }

    /// <summary>One random lawful or unlawful thing.</summary>
    private static void Act(Case child, int choice)
    {
        InstanceState state = child.State;
        switch (choice % 10)
        {
            case 0:
                child.Set(("n", Case.Number(choice % 7)));
                break;
            case 1:
                child.Set(("n", FeelValue.Null)); // Conditions over n become undecided: incidents.
                break;
            case 2 when !state.Tasks.IsEmpty:
                OpenTask free = Pick(state.Tasks.Values, choice);
                child.Do(choice % 20 < 10 || free.ClaimedBy is not null
                    ? new InstanceCommand.ClaimTask(free.Id, Case.Nurse)
                    : new InstanceCommand.ReassignTask(free.Id, Case.Nurse, "by name", null, Case.Coordinator));
                break;
            case 3 when !state.Timers.IsEmpty:
                PendingTimer timer = Pick(state.Timers.Values, choice);
                child.At(timer.Due > child.Now ? timer.Due : child.Now).Do(new InstanceCommand.FireTimer(timer.Id));
                break;
            case 4 when !state.Jobs.IsEmpty:
                child.Do(new InstanceCommand.FailJob(Pick(state.Jobs.Keys, choice), "no route."));
                break;
            case 5:
                Assert.Equal("PW2104", child.Refused(new InstanceCommand.ClaimTask(new TaskId("t#0"), Case.Nurse)).Code);
                break;
            case 7:
                child.Signal("s");
                break;
            case 8 when !state.Tasks.IsEmpty:
                Token failing = state.Tokens[Pick(state.Tasks.Values, choice).Token];
                child.Do(new InstanceCommand.FailActivity(failing.Number, choice % 20 < 10 ? "E" : "F", Case.Nurse));
                break;
            case 9 when !state.Tasks.IsEmpty:
                Token calling = state.Tokens[Pick(state.Tasks.Values, choice).Token];
                child.Do(new InstanceCommand.EscalateActivity(calling.Number, "X", Case.Nurse));
                break;
            case 6 when !state.Incidents.IsEmpty:
                child.Do(new InstanceCommand.RetryIncident(Pick(state.Incidents.Keys, choice), Case.Coordinator));
                break;
            default:
                GoOn(child, choice);
                break;
        }
    }

    private static void GoOn(Case child, int choice)
    {
        InstanceState state = child.State;
        if (!state.Tasks.IsEmpty)
        {
            child.Do(new InstanceCommand.CompleteTask(
                Pick(state.Tasks.Keys, choice), Case.Values(("n", Case.Number(choice % 5))), Case.Nurse, LateReason: "random"));
        }
        else if (!state.Jobs.IsEmpty)
        {
            child.Do(new InstanceCommand.CompleteJob(Pick(state.Jobs.Keys, choice), FeelContext.Empty));
        }
        else if (state.Waits.Values.FirstOrDefault(wait => wait.Purpose is WaitPurpose.Flow or WaitPurpose.Gateway) is { } wait)
        {
            Bring(child, wait);
        }
        else if (Offered(child) is { } offered)
        {
            child.Set(("done", FeelValue.Boolean(choice % 3 == 0)));
            if (child.State.Tokens.ContainsKey(offered.Box))
            {
                child.Do(new InstanceCommand.StartActivity(offered.Activity, Case.Nurse));
            }
        }
        else if (!state.Timers.IsEmpty)
        {
            child.Until(state.Timers.Values.Min(timer => timer.Due));
        }
        else
        {
            child.Set(("n", Case.Number(3)));
            if (!child.State.Incidents.IsEmpty)
            {
                child.Do(new InstanceCommand.RetryIncident(Pick(child.State.Incidents.Keys, choice), Case.Coordinator));
            }
        }
    }

    private static void Bring(Case child, EventWait wait)
    {
        switch (wait.Awaits)
        {
            case AwaitedEvent.Message:
                child.Deliver(wait.Name!); // Messages have names.
                break;
            case AwaitedEvent.Signal:
                child.Signal("s");
                break;
            default:
                child.Set(("n", Case.Number(0))).Set(("n", Case.Number(6)));
                break;
        }
    }

    /// <summary>An activity that an open ad-hoc sub-process offers.</summary>
    private static (long Box, Pathways.Definitions.ElementId Activity)? Offered(Case child)
    {
        Token? box = child.State.Tokens.Values.FirstOrDefault(token => token.Element.ToString().StartsWith("adhoc", StringComparison.Ordinal) && !token.Element.ToString().EndsWith("_work", StringComparison.Ordinal)
            && !child.State.Tokens.Values.Any(inner => inner.Scope == token.Number));
        return box is null ? null : (box.Number, new($"{box.Element}_work"));
    }

    /// <summary>
    /// From any state a patient person reaches the end: listed tasks can be completed, incidents repaired.
    /// </summary>
    private static void Finish(Case child)
    {
        for (var moves = 0; moves < 400 && !child.State.IsOver; moves++)
        {
            if (child.State.Incidents.IsEmpty)
            {
                child.Set(("n", Case.Number(3)));
                GoOn(child, 3);
            }
            else
            {
                child.Set(("n", Case.Number(3)))
                    .Do(new InstanceCommand.RetryIncident(child.State.Incidents.Keys.First(), Case.Coordinator));
            }
        }
    }

    private static (string First, string Last) Draw(Drawing drawing, Block block, ref int numbers)
    {
        switch (block)
        {
            case Block.Step step:
                var id = Name(step.Kind == 5 ? "wait" : "step", ref numbers);
                return (id, DrawStep(drawing, step.Kind, id));
            case Block.Sequence sequence:
                (string first, string middle) = Draw(drawing, sequence.First, ref numbers);
                (string next, string last) = Draw(drawing, sequence.Second, ref numbers);
                drawing.Flow(middle, next);
                return (first, last);
            case Block.Choice choice:
                var split = Name("choose", ref numbers);
                var merge = Name("merge", ref numbers);
                drawing.Exclusive(split, $"{split}_default").Exclusive(merge);
                (string left, string leftEnd) = Draw(drawing, choice.Left, ref numbers);
                (string right, string rightEnd) = Draw(drawing, choice.Right, ref numbers);
                drawing.Flow(split, left, "n > 1").Flow(split, right, id: $"{split}_default").Flow(leftEnd, merge).Flow(rightEnd, merge);
                return (split, merge);
            case Block.Together together:
                var fork = Name("fork", ref numbers);
                var join = Name("join", ref numbers);
                drawing.Parallel(fork).Parallel(join);
                (string one, string oneEnd) = Draw(drawing, together.Left, ref numbers);
                (string two, string twoEnd) = Draw(drawing, together.Right, ref numbers);
                drawing.Flow(fork, one).Flow(fork, two).Flow(oneEnd, join).Flow(twoEnd, join);
                return (fork, join);
            case Block.Some some:
                var which = Name("which", ref numbers);
                var gather = Name("join", ref numbers);
                drawing.Add($"<inclusiveGateway id='{which}' default='{which}_default'/><inclusiveGateway id='{gather}'/>");
                (string oneFirst, string oneLast) = Draw(drawing, some.Left, ref numbers);
                (string twoFirst, string twoLast) = Draw(drawing, some.Right, ref numbers);
                drawing.Flow(which, oneFirst, "n > 1").Flow(which, twoFirst, "n &lt; 4".Replace("&lt;", "<", StringComparison.Ordinal))
                    .Flow(which, gather, id: $"{which}_default").Flow(oneLast, gather).Flow(twoLast, gather);
                return (which, gather);
            case Block.Box box:
                return DrawBox(drawing, box, ref numbers);
            case Block.Loop loop:
                var enter = Name("enter", ref numbers);
                var leave = Name("leave", ref numbers);
                drawing.Exclusive(enter).Exclusive(leave, $"{leave}_default");
                (string body, string bodyEnd) = Draw(drawing, loop.Body, ref numbers);
                drawing.Flow(enter, body).Flow(bodyEnd, leave)
                    .Flow(leave, enter, "n = 0").Flow(leave, Name("out", ref numbers, drawing), id: $"{leave}_default");
                return (enter, $"out{numbers}");
            default:
                throw new System.Diagnostics.UnreachableException($"The block {block} cannot be drawn.");
        }
    }

    /// <summary>Draws a sub-process; whatever comes on its edge leads to the same way out.</summary>
    private static (string First, string Last) DrawBox(Drawing drawing, Block.Box box, ref int numbers)
    {
        var id = Name("box", ref numbers);
        var leave = Name("out", ref numbers);
        var inside = new Drawing();
        inside.Start($"{id}_start").End($"{id}_end");
        inside.StartFlowsAt(1000 * numbers);
        (string first, string last) = Draw(inside, box.Body, ref numbers);
        inside.Flow($"{id}_start", first).Flow(last, $"{id}_end");
        const string onSignal = "<signalEventDefinition signalRef='s'/>";
        var (kind, begin, edge) = box.Kind switch
        {
            0 => ("subProcess", "", ""),
            1 => ("subProcess", "<multiInstanceLoopCharacteristics><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>", ""),
            2 => ("subProcess", "<multiInstanceLoopCharacteristics isSequential='true'><loopCardinality>n</loopCardinality><completionCondition>numberOfCompletedInstances > 1</completionCondition></multiInstanceLoopCharacteristics>", ""),
            3 => ("subProcess", "", onSignal),
            4 => ("transaction", "", "<errorEventDefinition errorRef='er'/>"),
            5 => ("subProcess", "<standardLoopCharacteristics loopMaximum='3'><loopCondition>n &lt; 2</loopCondition></standardLoopCharacteristics>", "<timerEventDefinition><timeDuration>P9D</timeDuration></timerEventDefinition>"),
            _ => ("subProcess", $"<subProcess id='{id}_event' triggeredByEvent='true'><startEvent id='{id}_es'>{onSignal}</startEvent><userTask id='{id}_et'/><sequenceFlow id='{id}_ef' sourceRef='{id}_es' targetRef='{id}_et'/></subProcess>", ""),
        };
        drawing.Add($"<{kind} id='{id}'>{begin}{inside.Elements}</{kind}>").Add($"<exclusiveGateway id='{leave}'/>").Flow(id, leave);
        if (edge.Length > 0)
        {
            drawing.Add($"<boundaryEvent id='{id}_edge' attachedToRef='{id}'>{edge}</boundaryEvent>").Flow($"{id}_edge", leave);
        }

        return (id, leave);
    }

    /// <summary>Draws a step and returns the element by which the flow leaves it.</summary>
    private static string DrawStep(Drawing drawing, int kind, string id)
    {
        switch (kind)
        {
            case 0 or 1:
                drawing.UserTask(id, "<care:window due='P3D'><care:reminder before='P1D' template='r' to='gp'/><care:escalation after='P4D' role='coordinator'/></care:window>");
                break;
            case 2:
                drawing.UserTask(id).Boundary($"{id}_late", id, "P2D").Exclusive($"{id}_out").Line(id, $"{id}_out").Line($"{id}_late", $"{id}_out");
                return $"{id}_out";
            case 3:
                drawing.UserTask(id).Boundary($"{id}_beside", id, "R2/P2D", "timeCycle", cancels: false).End($"{id}_end")
                    .Flow($"{id}_beside", $"{id}_end");
                break;
            case 4:
                drawing.Send(id);
                break;
            case 5:
                drawing.Wait(id, "P1M");
                break;
            case 6:
                drawing.Await(id, "m");
                break;
            case 7:
                drawing.Add($"<scriptTask id='{id}'><script>{{n: if n = null then 0 else modulo(n + 1, 5)}}</script></scriptTask>");
                break;
            case 8:
                drawing.Add($"<serviceTask id='{id}'/>");
                break;
            case 9:
                drawing.Add($"<userTask id='{id}'><multiInstanceLoopCharacteristics><loopCardinality>if n = null then 1 else modulo(n, 3)</loopCardinality></multiInstanceLoopCharacteristics></userTask>");
                break;
            case 10:
                drawing.Add($"<eventBasedGateway id='{id}'/><intermediateCatchEvent id='{id}_a'><signalEventDefinition signalRef='s'/></intermediateCatchEvent><exclusiveGateway id='{id}_out'/>")
                    .Wait($"{id}_b", "P5D").Line(id, $"{id}_a", $"{id}_out").Line(id, $"{id}_b", $"{id}_out");
                return $"{id}_out";
            case 11:
                drawing.Add($"<intermediateCatchEvent id='{id}'><conditionalEventDefinition><condition>n > 4</condition></conditionalEventDefinition></intermediateCatchEvent>");
                break;
            case 12:
                drawing.Add($"<userTask id='{id}'/><boundaryEvent id='{id}_e' attachedToRef='{id}'><errorEventDefinition/></boundaryEvent><boundaryEvent id='{id}_x' attachedToRef='{id}' cancelActivity='false'><escalationEventDefinition escalationRef='es'/></boundaryEvent>"
                    + $"<exclusiveGateway id='{id}_out'/><endEvent id='{id}_told'/>")
                    .Flow(id, $"{id}_out").Flow($"{id}_e", $"{id}_out").Flow($"{id}_x", $"{id}_told");
                return $"{id}_out";
            default:
                drawing.Add($"<userTask id='{id}'/><boundaryEvent id='{id}_u' attachedToRef='{id}'><compensateEventDefinition/></boundaryEvent><userTask id='{id}_undo' isForCompensation='true'/><association id='{id}_l' sourceRef='{id}_u' targetRef='{id}_undo'/>"
                    + $"<intermediateThrowEvent id='{id}_out'><compensateEventDefinition/></intermediateThrowEvent><adHocSubProcess id='adhoc_{id}'><userTask id='adhoc_{id}_work'/><completionCondition>done</completionCondition></adHocSubProcess>")
                    .Line(id, $"adhoc_{id}", $"{id}_out");
                return $"{id}_out";
        }

        return id;
    }

    private static string Name(string word, ref int numbers, Drawing? passing = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{word}{++numbers}");
        passing?.Task("task", name);
        return name;
    }

    private static T Pick<T>(IEnumerable<T> items, int choice)
    {
        T[] all = [.. items];
        return all[choice % all.Length];
    }
}
