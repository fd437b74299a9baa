using System.Text.Json;
using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Samples.Tests;

/// <summary>One case on virtual time, in memory: enough of the scenario language for this pathway's files.</summary>
internal sealed class ScenarioRun
{
    private readonly ExecutableProcess process = SamplePathway.Process;
    private readonly CivilTime civil;
    private readonly List<InstanceEvent> events = [];
    private DateTimeOffset now;
    private int told;

    public ScenarioRun(ScenarioFile scenario)
    {
        now = scenario.At;
        civil = CivilTime.Of(scenario.Zone);
        State = InstanceState.NotStarted(Guid.Parse("0192f000-0000-7000-8000-000000000001"));
        Performer sender = new("adresseur", "referring_doctor");
        Do(new InstanceCommand.Start(null, scenario.Variables, sender, new ElementId("ob_start")));
    }

    public InstanceState State { get; private set; }

    public IReadOnlyList<InstanceEvent> Events => events;

    public static ScenarioRun Play(ScenarioFile scenario)
    {
        ScenarioRun run = new(scenario);
        foreach ((int index, JsonElement step) in scenario.Steps.Index())
        {
            run.Take(step, index + 1);
        }

        return run;
    }

    public StepResult Do(InstanceCommand command)
    {
        StepEnvironment environment = new() { Now = now, ZoneId = civil.ZoneId, RuleSets = SamplePathway.RuleSets };
        StepResult result = InstanceStepper.Step(process, State, command, environment);
        if (result is StepResult.Accepted accepted)
        {
            State = accepted.State;
            events.AddRange(accepted.Events);
        }

        return result;
    }

    public void Take(JsonElement step, int number)
    {
        JsonProperty first = step.EnumerateObject().First();
        switch (first.Name)
        {
            case "waiting":
                Assert.Equal(
                    Said(number, first.Value.EnumerateArray().Select(id => id.GetString() ?? string.Empty)),
                    Said(number, State.Tokens.Values.Select(token => token.Element.ToString())));
                break;
            case "complete":
                StepResult answer = Complete(step);
                Assert.True(
                    answer is StepResult.Accepted, $"Step {number}: {(answer as StepResult.Rejected)?.Reason.Message}");
                break;
            case "advance":
                Assert.True(IsoDuration.TryParse(first.Value.GetString(), out IsoDuration duration), $"Step {number}");
                PassTimeUntil(civil.Add(now, duration) ?? DateTimeOffset.MaxValue);
                break;
            case "until":
                PassTimeUntil(first.Value.GetDateTimeOffset());
                break;
            case "notified":
                Assert.Equal(
                    Said(number, first.Value.EnumerateArray().Select(
                        message => $"{message.GetProperty("role")} {message.GetProperty("template")}")),
                    Said(number, NewMessages()));
                break;
            case "rejected":
                InstanceState before = State;
                Assert.IsType<StepResult.Rejected>(Complete(first.Value));
                Assert.Same(before, State);
                break;
            default:
                throw new InvalidDataException($"Step {number} is a '{first.Name}', which these tests do not play.");
        }
    }

    private StepResult Complete(JsonElement step)
    {
        string element = step.GetProperty("complete").GetString() ?? string.Empty;
        string role = step.GetProperty("by").GetString() ?? string.Empty;
        OpenTask? task = State.Tasks.Values.Where(open => open.Element.ToString() == element).MinBy(open => open.Token);
        return Do(new InstanceCommand.CompleteTask(
            task?.Id ?? new TaskId($"{element}#none"),
            FeelJson.Read(step.GetProperty("with")).AsContext(),
            new Performer($"quelqu'un ({role})", role),
            LateReason: task?.Due < now ? "famille injoignable" : null));
    }

    private void PassTimeUntil(DateTimeOffset end)
    {
        while (State.Timers.Values.Where(timer => timer.Due <= end).MinBy(timer => (timer.Due, timer.Id)) is { } timer)
        {
            now = timer.Due > now ? timer.Due : now;
            Assert.IsType<StepResult.Accepted>(Do(new InstanceCommand.FireTimer(timer.Id)));
        }

        now = end;
    }

    private List<string> NewMessages()
    {
        List<string> messages =
        [
            .. events.Skip(told).OfType<InstanceEvent.NotificationRequested>()
                .SelectMany(request => request.To.Select(role => $"{role} {request.Template}")),
        ];
        told = events.Count;
        return messages;
    }

    /// <summary>The step's number goes along, so that a difference says where it was found.</summary>
    private static string Said(int number, IEnumerable<string> words) =>
        $"step {number}: {string.Join(", ", words.Order(StringComparer.Ordinal))}";
}
