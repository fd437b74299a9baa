using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Runtime;

namespace Pathways.Samples.Tests;

/// <summary>A played scenario as figures see it: what storage would read of it.</summary>
internal static class PlayedCase
{
    public static FigureReport Reckon(string folder, FigureRequest request, DateTimeOffset now, params string[] scenarios)
    {
        var reckoner = new FigureReckoner(Set(folder), request, CivilTime.Of("Europe/Paris"), now);
        foreach (string scenario in scenarios)
        {
            reckoner.Add(Of(Played.Play($"{folder}/scenarios/{scenario}.json")));
        }

        return reckoner.Report();
    }

    public static FigureSet Set(string folder)
    {
        FigureReading reading = FigureReader.Read(SampleFolder.Read(folder, "figures.json"), $"{folder}/figures.json");
        return reading.Set ?? throw new InvalidDataException(string.Join('\n', reading.Findings));
    }

    public static FigureCase Of(ScenarioOutcome outcome)
    {
        InstanceState state = outcome.State;
        return new FigureCase
        {
            InstanceId = state.InstanceId,
            PathwayKey = state.Process!.Key, // A played case has begun.
            Status = state.IsOver ? (state.Status == InstanceStatus.Completed ? CaseStatus.Completed : CaseStatus.Terminated) : CaseStatus.Active,
            Data = state.Variables,
            EndEvent = state.EndEvent?.ToString(),
            StartedAt = state.StartedAt!.Value, // As above.
            EndedAt = state.EndedAt,
            Organisation = "Réseau",
            Moments = [.. Moments(outcome)],
            Tasks = [.. Tasks(outcome)],
        };
    }

    private static IEnumerable<FigureMoment> Moments(ScenarioOutcome outcome) =>
        outcome.Events.OfType<InstanceEvent.ElementActivated>().Select(came => (Element: $"{came.Element}", IsCompleted: false, came.At))
            .Concat(outcome.Events.OfType<InstanceEvent.ElementCompleted>().Select(left => (Element: $"{left.Element}", IsCompleted: true, left.At)))
            .GroupBy(moment => (moment.Element, moment.IsCompleted), moment => moment.At)
            .Select(at => new FigureMoment(at.Key.Element, at.Key.IsCompleted, at.Min(), at.Max(), at.Count()));

    private static Dictionary<TaskId, FigureTask>.ValueCollection Tasks(ScenarioOutcome outcome)
    {
        var tasks = new Dictionary<TaskId, FigureTask>();
        foreach (InstanceEvent happened in outcome.Events)
        {
            switch (happened)
            {
                case InstanceEvent.TaskOpened opened:
                    OpenTask task = opened.Task;
                    tasks[task.Id] = new FigureTask($"{task.Element}", task.Title, "open", opened.At, task.Due, null, null);
                    break;
                case InstanceEvent.TaskReplanned moved:
                    tasks[moved.Task] = tasks[moved.Task] with { Due = moved.Due };
                    break;
                case InstanceEvent.TaskCompleted done:
                    tasks[done.Task] = tasks[done.Task] with { Status = "completed", ClosedAt = done.At, DoneOn = done.DoneOn };
                    break;
                case InstanceEvent.TaskWithdrawn gone:
                    tasks[gone.Task] = tasks[gone.Task] with { Status = "withdrawn", ClosedAt = gone.At };
                    break;
            }
        }

        return tasks.Values;
    }
}
