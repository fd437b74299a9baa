using System.Collections.Immutable;
using Pathways.Benchmarks.Measuring;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Benchmarks.Engine;

/// <summary>Cases lived in memory on one thread, as simulation and replay do: the step alone.</summary>
internal static class InMemoryCases
{
    public static double PerSecond(TimeSpan atLeast)
    {
        RuleSet ruleSet = RuleSet.Compile(DmnReader.Read(DrawnPathways.Urgency, "rate.dmn").Model!, _ => null).RuleSet!; // Written here, and sound.
        ExecutableProcess process = ProcessCompiler.Compile(DrawnPathways.FiveElements, "five.bpmn", DefinitionCatalog.Unknown).Process!.AtVersion(1); // Written here, and sound.
        StepEnvironment environment = new()
        {
            Now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero),
            RuleSets = ImmutableDictionary<string, BoundRuleSet>.Empty.Add("rate", new BoundRuleSet("rate", 1, ruleSet)),
        };
        Performer nurse = new("nurse", "nurse");
        FeelContext data = FeelContext.Empty.With("score", FeelValue.Number(FeelNumber.FromInt64(8)));
        InstanceState none = InstanceState.NotStarted(Guid.CreateVersion7());
        void OneCase()
        {
            var open = (StepResult.Accepted)InstanceStepper.Step(process, none, new InstanceCommand.Start(null, data, nurse), environment);
            TaskId task = open.State.Tasks.Keys.First();
            var over = (StepResult.Accepted)InstanceStepper.Step(
                process, open.State, new InstanceCommand.CompleteTask(task, FeelContext.Empty, nurse), environment);
            if (over.State.Status != InstanceStatus.Completed)
            {
                throw new InvalidOperationException("The case did not end.");
            }
        }

        return new Throughput(
            () =>
            {
                for (int i = 0; i < 200; i++)
                {
                    OneCase();
                }
            },
            200).PerSecond(atLeast);
    }
}
