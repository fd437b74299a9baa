using System.Globalization;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Recurring;

/// <summary>Words for recurring work.</summary>
internal static class RecurringWords
{
    /// <summary>What a piece of work is called.</summary>
    public static string Title(RecurringWork work, Words words) =>
        work.Name.Length > 0 ? work.Name : words[$"recurring.{Of(work.Kind)}"];

    /// <summary>The key of a kind in the texts.</summary>
    public static string Of(RecurringKind kind) => kind switch
    {
        RecurringKind.Checks => "checks",
        RecurringKind.Digest => "digest",
        RecurringKind.Campaign => "campaign",
        _ => "retention",
    };

    /// <summary>When it is done.</summary>
    public static string Schedule(RecurringSchedule schedule, Words words)
    {
        string at = schedule.At.ToString("HH:mm", CultureInfo.InvariantCulture);
        return schedule.Repeat switch
        {
            Repeat.Weekdays => words.With("recurring.at_weekdays", at),
            Repeat.Weekly => words.With("recurring.at_weekly", words[$"recurring.day.{schedule.Day}"], at),
            Repeat.Monthly => words.With("recurring.at_monthly", schedule.Day, at),
            _ => words.With("recurring.at_daily", at),
        };
    }

    /// <summary>What became of an occurrence.</summary>
    public static string Outcome(RecurringRun run, RecurringKind kind, Words words) => run.Outcome switch
    {
        RunOutcome.Asked => words["recurring.asked"],
        RunOutcome.Running => words["recurring.running"],
        RunOutcome.Skipped => words.With($"recurring.skipped.{run.Said}", run.Counted),
        RunOutcome.Failed => words.With("recurring.failed", run.Said ?? string.Empty),
        _ => words.With($"recurring.done.{Of(kind)}", run.Counted, run.Troubled),
    };

    /// <summary>The class of its mark.</summary>
    public static string MarkOf(RecurringRun run, RecurringKind kind) => run.Outcome switch
    {
        RunOutcome.Failed => "state state-late",
        RunOutcome.Asked or RunOutcome.Running => "state state-info",
        RunOutcome.Skipped => "state",
        _ => run.Troubled > 0 && kind is RecurringKind.Checks or RecurringKind.Campaign ? "state state-late" : "state state-fine",
    };
}
