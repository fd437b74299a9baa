using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// Where the inputs of a decision came from: which form, message or decision set the variables last. The history knows, so
/// the state need not carry it.
/// </summary>
public static class DecisionSources
{
    /// <summary>The sources of a decision's inputs; an input reckoned from several variables has none.</summary>
    /// <param name="made">The decision.</param>
    /// <param name="history">The events of the case, oldest first; what comes after the decision does not matter.</param>
    /// <param name="process">The version that the case runs; for the data mapping of the step.</param>
    public static ImmutableArray<InputSource> Of(
        InstanceEvent.DecisionMade made, IEnumerable<InstanceEvent> history, ExecutableProcess process)
    {
        ArgumentNullException.ThrowIfNull(made);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(process);
        Dictionary<string, InputSource> variables = VariablesBefore(made, history);
        return
        [
            .. made.Inputs.Names
                .Select(input => variables.GetValueOrDefault(VariableOf(input, made.Element, process) ?? string.Empty) is { } source
                    ? source with { Input = input }
                    : null)
                .OfType<InputSource>(),
        ];
    }

    private static Dictionary<string, InputSource> VariablesBefore(
        InstanceEvent.DecisionMade made, IEnumerable<InstanceEvent> history)
    {
        Dictionary<string, InputSource> variables = new(StringComparer.Ordinal);
        InstanceEvent? cause = null;
        foreach (InstanceEvent happened in history.TakeWhile(happened => !IsSame(happened, made)))
        {
            if (happened is InstanceEvent.VariablesSet set)
            {
                foreach (var name in set.Variables.Names)
                {
                    variables[name] = Source(name, set, cause);
                }
            }
            else if (happened is InstanceEvent.TaskCompleted or InstanceEvent.MessageReceived
                or InstanceEvent.EventCame { Awaited: AwaitedEvent.Message } or InstanceEvent.DecisionMade or InstanceEvent.InstanceStarted)
            {
                cause = happened;
            }
        }

        return variables;
    }

    // Read twice from a store, an event is another object.
    private static bool IsSame(InstanceEvent happened, InstanceEvent.DecisionMade made) =>
        happened is InstanceEvent.DecisionMade other && other.Token == made.Token && other.At == made.At;

    private static InputSource Source(string name, InstanceEvent.VariablesSet set, InstanceEvent? cause) => (set, cause) switch
    {
        ({ Element: { } element }, InstanceEvent.TaskCompleted done) when done.Element == element =>
            new(name, InputOrigin.Answer, done.Task.ToString(), Noon(done.DoneOn), done.By.Person),
        ({ Element: { } element }, InstanceEvent.MessageReceived message) when message.Element == element =>
            new(name, InputOrigin.Message, message.Message, message.At, message.By.Person),
        ({ Element: { } element }, InstanceEvent.EventCame message) when message.Element == element =>
            new(name, InputOrigin.Message, message.Name, message.At, message.By?.Person),
        ({ Element: { } element }, InstanceEvent.DecisionMade decision) when decision.Element == element =>
            new(name, InputOrigin.Conclusion, decision.RuleSet, decision.At),
        ({ Element: not null }, InstanceEvent.InstanceStarted { Message: { } message } start) =>
            new(name, InputOrigin.Message, message, start.At, start.By.Person),
        ({ Element: not null }, InstanceEvent.InstanceStarted start) =>
            new(name, InputOrigin.Answer, null, start.At, start.By.Person),
        _ => new(name, InputOrigin.CaseData, null, set.At, set.By?.Person),
    };

    // A day has no instant; noon in UTC is on that day in every zone where people live.
    private static DateTimeOffset Noon(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.Zero);

    private static string? VariableOf(string input, ElementId element, ExecutableProcess process)
    {
        if (process.FindAnywhere(element) is not ExecutableNode.DecisionTask task || task.Data.Inputs.IsEmpty)
        {
            return input;
        }

        ImmutableArray<string> read =
            [.. task.Data.Inputs.Where(mapped => mapped.Name == input).SelectMany(mapped => mapped.Value.Variables)];
        return read is [var only] ? only : null;
    }
}
