using System.Globalization;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// Every sentence with which the engine refuses or stops: reading this file tells everything that can go wrong.
/// </summary>
internal static class Reasons
{
    public static Rejection NoSuchStart(InstanceCommand.Start command, ExecutableProcess process)
    {
        var wanted = command.StartEvent?.ToString() ?? command.Message ?? "(plain start)";
        IEnumerable<string> starts = process.StartEvents.Select(start => start.Message ?? start.Id.ToString());
        var known = string.Join(", ", starts.Order(StringComparer.Ordinal));
        return new Rejection(
            "PW2102",
            $"{command.By.Person} cannot start '{process.Name}' by '{wanted}': it has no such start. "
            + $"Its starts: {known}.",
            [command.By.Person, process.Name, wanted, known]);
    }

    public static Rejection MigratedToNowhere(ExecutableNode node, ElementId element, ExecutableProcess to) => new(
        "PW2180",
        $"The case stands at '{node.Title}' ({node.Id}), and version {to.Version} of '{to.Name}' has no element '{element}' there. "
        + "Say in the plan to which step it goes, or wait until the case has passed it.",
        [node.Title, node.Id.ToString(), to.Version.ToString(CultureInfo.InvariantCulture), to.Name, element.ToString()]);

    public static Rejection MigratedToAnotherKind(ExecutableNode node, ExecutableNode there) => new(
        "PW2181",
        $"The case stands at '{node.Title}' ({node.Kind}), and '{there.Title}' is something else there ({there.Kind}). "
        + "Choose a step of the same kind.",
        [node.Title, node.Kind, there.Title, there.Kind]);

    public static Rejection MigratedToAnotherBox(ExecutableNode node, ExecutableNode there) => new(
        "PW2182",
        $"The case stands at '{node.Title}', and '{there.Title}' lies in another phase there. "
        + "Choose a step of the phase in which the case is.",
        [node.Title, there.Title]);

    public static Rejection MigratedJoinWithoutFlow(ExecutableNode node, ElementId flow) => new(
        "PW2183",
        $"A branch of the case waits at the join '{node.Title}', and the flow '{flow}' by which it came leads there no more. "
        + "Wait until the join is passed.",
        [node.Title, flow.ToString()]);

    public static Rejection MigratedWhileUndoing(ExecutableNode node) => new(
        "PW2184",
        $"Work is being undone at '{node.Title}'. Wait until it is.",
        [node.Title]);

    public static Rejection MigratedWithoutUndoing(ElementId work, ElementId missing) => new(
        "PW2185",
        $"'{work}' was done and can be undone, and there is no '{missing}' any more. Say in the plan which step takes its place.",
        [work.ToString(), missing.ToString()]);

    public static Rejection MigrationAmbiguous(ElementId element) => new(
        "PW2186",
        $"The plan names '{element}' twice on one side: then nobody could turn it round. Name each step once.",
        [element.ToString()]);

    public static Rejection MigratedTimerUnplanned(ElementId element, string formula) => new(
        "PW2187",
        $"'{formula}' at '{element}' gives no time with the data of this case. Correct the data first.",
        [formula, element.ToString()]);

    public static Rejection MigratedElsewhere(InstanceState state, ExecutableProcess to) => new(
        "PW2188",
        $"The case {state.InstanceId} follows '{state.Process?.Key}', which is not '{to.Key}', or follows that version already. "
        + "Choose another version of its own pathway.",
        [state.InstanceId.ToString(), state.Process?.Key ?? string.Empty, to.Key]);

    public static Rejection MigratedWithQuestion(Incident incident, ExecutableProcess process) => new(
        "PW2190",
        $"At '{process.FindAnywhere(incident.Element)?.Title ?? incident.Element.ToString()}' something waits for an answer that only its own "
        + "version understands. Retry it or leave it out first.",
        [process.FindAnywhere(incident.Element)?.Title ?? incident.Element.ToString()]);

    public static Rejection MigratedWithoutReason(Performer by) => new(
        "PW2189", $"{by.Person} cannot move a case to another version without a reason. Give one.", [by.Person]);

    public static Rejection TaskNotOpen(Performer by, TaskId task, InstanceState state)
    {
        var open = state.Tasks.IsEmpty ? "none" : string.Join(", ", state.Tasks.Keys);
        return new Rejection(
            "PW2104",
            $"{by.Person} cannot work on '{task}': it was completed or withdrawn. Open tasks: {open}. "
            + "Reload the inbox.",
            [by.Person, task.ToString(), open]);
    }

    public static Rejection TakenBySomeoneElse(Performer by, OpenTask task) => new(
        "PW2105",
        $"{by.Person} cannot take '{task.Title}': {task.ClaimedBy!.Person} has taken it. Ask them to "
        + "give it back.", // Only claimed tasks come here.
        [by.Person, task.Title, task.ClaimedBy.Person]);

    public static Rejection HasItAlready(Performer by, OpenTask task) => new(
        "PW2124",
        $"{by.Person} cannot give '{task.Title}' to {task.ClaimedBy!.Person}: they have it already. Choose somebody else.", // Only claimed tasks come here.
        [by.Person, task.Title, task.ClaimedBy.Person]);

    public static Rejection GivenBackForSomeoneElse(Performer by, OpenTask task) => new(
        "PW2125",
        $"{by.Person} cannot give '{task.Title}' back: {task.ClaimedBy!.Person} has it. Ask them to.", // Only claimed tasks come here.
        [by.Person, task.Title, task.ClaimedBy.Person]);

    public static Rejection CompletedForSomeoneElse(Performer by, OpenTask task) => new(
        "PW2106",
        $"{by.Person} cannot complete '{task.Title}': {task.ClaimedBy!.Person} has taken it. Give it "
        + "back first.", // Only claimed tasks come here.
        [by.Person, task.Title, task.ClaimedBy.Person]);

    public static Rejection LateWithoutReason(Performer by, OpenTask task, DateOnly due) => new(
        "PW2107",
        $"{by.Person} cannot complete '{task.Title}' yet: it was due on {Iso(due)}. Say why it is late, "
        + "or on which day it was really done.",
        [by.Person, task.Title, Iso(due)]);

    public static Rejection NobodyHasIt(Performer by, OpenTask task) => new(
        "PW2108",
        $"{by.Person} cannot give '{task.Title}' back: nobody has taken it. Reload the inbox.",
        [by.Person, task.Title]);

    public static Rejection DoneInTheFuture(Performer by, OpenTask task, DateOnly doneOn) => new(
        "PW2109",
        $"{by.Person} cannot complete '{task.Title}' with the date {Iso(doneOn)}: that day has not "
        + "come. Enter the day on which it was done.",
        [by.Person, task.Title, Iso(doneOn)]);

    public static Rejection TimerGone(TimerId timer) => new(
        "PW2110",
        $"The timer '{timer}' cannot fire: it has fired or was cancelled. Nothing is to be done.",
        [timer.ToString()]);

    public static Rejection TimerNotDue(PendingTimer timer) => new(
        "PW2111",
        $"The timer '{timer.Id}' cannot fire before {Iso(timer.Due)}. Try again then.",
        [timer.Id.ToString(), Iso(timer.Due)]);

    public static Rejection MessageNotAwaited(InstanceCommand.DeliverMessage command, InstanceState state)
    {
        IEnumerable<string> names = state.Waits.Values
            .Where(wait => wait.Awaits == AwaitedEvent.Message)
            .Select(wait => wait.Key is null ? wait.Name! : $"{wait.Name} for {wait.Key}") // Messages have names.
            .Distinct();
        var awaited = string.Join(", ", names) is { Length: > 0 } some ? some : "none";
        return new Rejection(
            "PW2112",
            $"The case {state.InstanceId} does not wait for the message '{command.Message}'. Messages "
            + $"awaited: {awaited}.",
            [$"{state.InstanceId}", command.Message, awaited]);
    }

    public static Rejection JobGone(JobId job) => new(
        "PW2113",
        $"The work '{job}' cannot be reported: it was reported before or is not wanted any more. "
        + "Nothing is to be done.",
        [job.ToString()]);

    public static Rejection NoSuchIncident(Performer by, long incident) => new(
        "PW2114",
        $"{by.Person} cannot repair incident {Text(incident)}: it is resolved. Reload the page.",
        [by.Person, Text(incident)]);

    public static Rejection SkippedWithoutReason(Performer by) => new(
        "PW2121",
        $"{by.Person} cannot skip what failed without a reason. Say why, for the history.",
        [by.Person]);

    public static Rejection NoWayPast(Performer by, ExecutableNode node) => new(
        "PW2122",
        $"{by.Person} cannot skip '{node.Title}': each way on from it has to be decided, and none is the default. Correct "
        + "the data and retry, or end the case.",
        [by.Person, node.Title]);

    public static Rejection NothingToReplan(InstanceState state) => new(
        "PW2123",
        $"The case {state.InstanceId} keeps its times: the changed working days move none of them. Nothing is to be done.",
        [$"{state.InstanceId}"]);

    public static Rejection CancelledWithoutReason(Performer by) => new(
        "PW2115",
        $"{by.Person} cannot end the case without a reason. Say why, for the history.",
        [by.Person]);

    public static Rejection ActivityNotOpen(Performer by, long token) => new(
        "PW2116",
        $"{by.Person} cannot act on the work {Text(token)}: it is not open any more. Reload the page.",
        [by.Person, Text(token)]);

    public static Rejection NothingToStart(StepRun step, InstanceCommand.StartActivity command)
    {
        IEnumerable<ElementId> offered = step.State.Tokens.Values
            .SelectMany(token => AdHocSubProcessRule.OpenBox(step, token)?.Content.Activities ?? []).Distinct();
        var startable = string.Join(", ", offered) is { Length: > 0 } some ? some : "none";
        return new Rejection(
            "PW2117",
            $"{command.By.Person} cannot start '{command.Activity}': no ad-hoc sub-process that is open offers it. "
            + $"To be started now: {startable}.",
            [command.By.Person, command.Activity.ToString(), startable]);
    }

    public static Rejection OneAtATime(InstanceCommand.StartActivity command) => new(
        "PW2118",
        $"{command.By.Person} cannot start '{command.Activity}' yet: here one activity is done after the other. End the "
        + "open one first.",
        [command.By.Person, command.Activity.ToString()]);

    public static Rejection NotOptional(Performer by, ExecutableNode node) => new(
        "PW2119",
        $"{by.Person} cannot leave '{node.Title}' undone: it is neither optional nor started in an ad-hoc sub-process. "
        + "Complete it, or report that it failed.",
        [by.Person, node.Title]);

    public static Rejection NotOverYet(Performer by, ExecutableNode box, FeelExpression condition) => new(
        "PW2120",
        $"{by.Person} cannot end '{box.Title}' yet: \"{condition.Text}\" does not hold.",
        [by.Person, box.Title, condition.Text]);

    public static Rejection ConditionUndecided(ElementId flow, FeelExpression condition, FeelResult result)
    {
        var because = Because(result.Problems);
        return new Rejection(
            "PW2150",
            $"The condition \"{condition.Text}\" of the flow '{flow}' gave {result.Value}, which is "
            + $"neither true nor false.{because} "
            + "Correct the data and retry.",
            [condition.Text, flow.ToString(), result.Value.ToString(), because.Trim()]);
    }

    public static Rejection EndlessLoop(StepRun step, Token token, int most) => new(
        "PW2151",
        $"The flow went on and on without waiting and stopped before '{step.Node(token).Title}', to which it came more than "
        + $"{Text(most)} times: the drawing seems to have an endless loop. Correct the data that keep it going, then "
        + "retry.",
        [Text(most), step.Node(token).Title]);

    public static Rejection TimerUnplanned(ElementId element, TimerPlan.Failed failed) => new(
        "PW2152",
        $"At '{element}': {failed.Message} Correct the data and retry.",
        [element.ToString(), .. failed.Arguments]);

    public static Rejection NoWayOn(ExecutableNode node) => new(
        "PW2153",
        $"No condition after '{node.Title}' holds and it has no default flow. Correct the data and retry.",
        [node.Title]);

    public static Rejection RuleSetUnbound(ExecutableNode.DecisionTask task) => new(
        "PW2154",
        $"'{task.Title}' asks the rule set '{task.RuleSet}', of which no version is in force here. "
        + "Publish and bind one, then retry.",
        [task.Title, task.RuleSet]);

    public static Rejection DecisionFailed(ExecutableNode.DecisionTask task, BoundRuleSet bound, string because) => new(
        "PW2155",
        $"The decision '{task.Decision}' of '{task.RuleSet}' version {Text(bound.Version)} gave no "
        + $"answer at '{task.Title}'.{because} "
        + "Correct the data or publish a corrected version, then retry.",
        [task.Decision, task.RuleSet, Text(bound.Version), task.Title, because.Trim()]);

    public static Rejection SendingFailed(ElementId element, string why) => new(
        "PW2156",
        $"The message of '{element}' could not be sent: {why} Mend the cause and retry.",
        [element.ToString(), why]);

    public static Rejection JoinStarved(ExecutableNode join) => new(
        "PW2157",
        $"'{join.Title}' waits for a branch that can never come: it has ended elsewhere, or waits for this one. "
        + "End the case, or correct the drawing: every branch after a gateway must lead to its join.",
        [join.Title]);

    public static Rejection HowManyUnknown(ExecutableNode node, FeelExpression formula, FeelResult found, int most) => new(
        "PW2158",
        $"How often '{node.Title}' is to be done is not known: \"{formula.Text}\" gave {found.Value}, where a list or a "
        + $"whole number from 0 to {Text(most)} is needed.{Because(found.Problems)} Correct the data and retry.",
        [node.Title, formula.Text, found.Value.ToString(), Text(most), Because(found.Problems).Trim()]);

    public static Rejection ScriptGaveNoContext(ExecutableNode task, FeelResult result) => new(
        "PW2159",
        $"The script of '{task.Title}' gave {result.Value}, where a context is needed whose entries become variables."
        + $"{Because(result.Problems)} Correct the data and retry.",
        [task.Title, result.Value.ToString(), Because(result.Problems).Trim()]);

    public static Rejection ErrorUncaught(ExecutableNode node, string code) => new(
        "PW2160",
        $"The error '{code}' of '{node.Title}' is caught by nobody. Mend the cause and retry.",
        [code, node.Title]);

    public static Rejection ServiceFailed(ElementId element, string why) => new(
        "PW2161",
        $"The work of '{element}' could not be done: {why} Mend the cause and retry.",
        [element.ToString(), why]);

    public static Rejection Missed(string title, PendingTimer timer) => new(
        "PW2162",
        $"What '{title}' promised for {Iso(timer.Due)} comes so late that it is not done without asking. Retry to do it "
        + "now, or skip it with a reason.",
        [title, Iso(timer.Due)]);

    public static string Because(System.Collections.Immutable.ImmutableArray<FeelProblem> problems) =>
        problems.IsDefaultOrEmpty ? "" : $" {problems[0].Message}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset instant) =>
        instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
