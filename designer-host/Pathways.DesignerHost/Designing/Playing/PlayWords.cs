using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Definitions;
using Pathways.DesignerHost.Cases;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Wording;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.DesignerHost.Designing.Playing;

/// <summary>Tells scenarios in the reader's words: what was done, what waits, what differs.</summary>
/// <param name="words">The language.</param>
/// <param name="figures">Dates.</param>
/// <param name="process">The process; null for one that cannot be played.</param>
public sealed class PlayWords(Words words, Figures figures, ExecutableProcess? process)
{
    /// <summary>What an element is called.</summary>
    public string TitleOf(ElementId element) => process?.FindAnywhere(element) is { } node ? TitleOf(node) : element.ToString();

    /// <summary>What an element is called; one without a label by what it is.</summary>
    public string TitleOf(ExecutableNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.Title == node.Id.ToString()
            ? words.With("play.nameless", words.Or($"outline.kind.{node.Kind}", words["outline.kind.other"]), node.Id)
            : node.Title;
    }

    /// <summary>One step, as done.</summary>
    public string Of(ScenarioStep? step) => step switch
    {
        null => words["play.step.begin"],
        ScenarioStep.Waiting => words["play.step.by_hand"],
        ScenarioStep.Complete { By: { } by } complete => words.With("play.step.complete_by", TitleOf(complete.Element), words.Whom(by)),
        ScenarioStep.Complete complete => words.With("play.step.complete", TitleOf(complete.Element)),
        ScenarioStep.Start start => words.With("play.step.start", TitleOf(start.Element)),
        ScenarioStep.Message message => words.With("event.received", message.Name),
        ScenarioStep.Signal signal => words.With("play.step.signal", signal.Name),
        ScenarioStep.Set set => words.With("play.step.set", string.Join(", ", set.With.Names.Select(NameOf))),
        ScenarioStep.Advance advance => words.With("play.step.advance", DurationWords.Of(advance.For.ToString(), words, figures)),
        ScenarioStep.Until until => words.With("play.step.until", figures.Moment(until.Instant)),
        ScenarioStep.Fail fail => words.With("play.step.fail", TitleOf(fail.Element), fail.Code),
        ScenarioStep.Escalate escalate => words.With("play.step.escalate", TitleOf(escalate.Element), escalate.Code),
        ScenarioStep.Retry retry => words.With("play.step.retry", TitleOf(retry.Element)),
        ScenarioStep.Cancel cancel => words.With("play.step.cancel", TitleOf(cancel.Element)),
        ScenarioStep.Rejected rejected => words.With("play.step.rejected", Of(rejected.Step)),
        ScenarioStep.Notified => words["play.step.notified"],
        _ => throw new UnreachableException($"The step {step.GetType().Name} has no words."),
    };

    /// <summary>What a step said of the case; nothing for most.</summary>
    public static FeelContext DataOf(ScenarioStep? step) => step switch
    {
        ScenarioStep.Complete complete => complete.With,
        ScenarioStep.Message message => message.With,
        ScenarioStep.Signal signal => signal.With,
        ScenarioStep.Set set => set.With,
        _ => FeelContext.Empty,
    };

    /// <summary>A name as people say it.</summary>
    public string NameOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return words.Or($"name.{name}", name.Replace('_', ' '));
    }

    /// <summary>A value as people say it.</summary>
    public string ValueOf(FeelValue value) => value.Kind switch
    {
        FeelKind.Null => words["play.nothing"],
        FeelKind.Boolean => words[value.IsTrue ? "rules.yes" : "rules.no"],
        FeelKind.Date when value.AsDate().TryToDateOnly(out DateOnly day) => figures.Date(day),
        FeelKind.String => words.Or($"value.{value.AsString()}", value.AsString()),
        FeelKind.List => string.Join(", ", value.AsList().Select(ValueOf)),
        FeelKind.Context => string.Join(" · ", value.AsContext().Entries.Select(entry => words.With("rules.value", NameOf(entry.Key), ValueOf(entry.Value)))),
        _ => string.Join(", ", AnswerSpelling.Of(value, words.Language == Language.French)),
    };

    /// <summary>Where a case goes otherwise than its scenario says.</summary>
    public string Of(ScenarioDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        string what = difference switch
        {
            { Refusal: { } refusal } => words.Problem(refusal.Code, refusal.Message, refusal.Arguments),
            { Aspect: ScenarioAspect.Waiting } => words.With("play.differs.waiting", Places(difference.Wanted), Places(difference.Seen)),
            { Aspect: ScenarioAspect.Messages } => words.With("play.differs.messages", Messages(difference.Wanted), Messages(difference.Seen)),
            { Aspect: ScenarioAspect.State } => words.With("play.differs.state", State(difference.Wanted[0]), State(difference.Seen[0])),
            { Aspect: ScenarioAspect.Visited } => words.With("play.differs.visited", Places(difference.Wanted)),
            { Aspect: ScenarioAspect.NotVisited } => words.With("play.differs.not_visited", Places(difference.Seen)),
            { Aspect: ScenarioAspect.Counts } => words.With("play.differs.counts", Places(difference.Wanted[..1]), difference.Wanted[1], difference.Seen[0]),
            { Aspect: ScenarioAspect.Variables or ScenarioAspect.Decisions } => words.With(
                difference.Aspect == ScenarioAspect.Variables ? "play.differs.variables" : "play.differs.decisions",
                NameOf(difference.Wanted[0]), difference.Wanted[1], difference.Seen.FirstOrDefault(words["play.nothing"])),
            { Aspect: ScenarioAspect.Unknown } => words.With("play.differs.unknown", difference.Wanted[0]),
            { Aspect: ScenarioAspect.NotRefused } => words["play.differs.not_refused"],
            { Aspect: ScenarioAspect.Time } => words["play.differs.time"],
            _ => difference.Found,
        };
        return difference.Step is { } step ? words.With("play.differs.at", step.Number, Look(step), what) : what;
    }

    /// <summary>What was wrong with what somebody tried to do.</summary>
    public string Refused(ScenarioDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return Of(difference with { Step = null });
    }

    /// <summary>What in a scenario's file cannot be read.</summary>
    public string Of(ScenarioProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return words.With("play.unreadable", problem.Place.Length == 0 ? problem.Code : $"{problem.Code}, {problem.Place}");
    }

    /// <summary>The mark of where a case stands.</summary>
    public static string MarkOf(InstanceStatus status) => status switch
    {
        InstanceStatus.Active => "state state-info",
        InstanceStatus.Completed => "state state-fine",
        InstanceStatus.Incident => "state state-late",
        _ => "state",
    };

    /// <summary>The key of where a case stands in the texts.</summary>
    public static string KeyOf(InstanceStatus status) =>
        status == InstanceStatus.NotStarted ? "play.not_begun" : $"case.{status.ToString().ToLowerInvariant()}";

    private string Look(ScenarioStep step) => step is ScenarioStep.Waiting ? words["play.step.waiting"] : Of(step);

    private string State(string word) => words.Or($"case.{word}", word);

    private string Places(ImmutableArray<string> elements) =>
        elements.IsEmpty ? words["play.nowhere"] : string.Join(", ", elements.Select(id => words.With("play.quoted", TitleOf(new ElementId(id)))));

    private string Messages(ImmutableArray<string> messages) =>
        messages.IsEmpty ? words["play.none"] : string.Join(", ", messages.Select(message => message.Split(' ', 2) is [var role, var template]
            ? words.With("play.to_whom", template, words.Whom(role))
            : message));
}
