using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Cases;

/// <summary>Tells the delays of steps in words.</summary>
internal static class DelayWords
{
    /// <summary>For example "rappel après 2 jours : infirmier".</summary>
    /// <param name="delay">The delay.</param>
    /// <param name="roles">Who does the step: a reminder that names nobody is for them.</param>
    /// <param name="words">The reader's language.</param>
    /// <param name="figures">How durations are told.</param>
    public static string Of(OutlineDelay delay, ImmutableArray<string> roles, Words words, Figures figures)
    {
        string length = DurationWords.Of(delay.Formula, words, figures);
        if (delay.Days != DayCount.Civil)
        {
            length = words.With(delay.Days == DayCount.Working ? "outline.working_days" : "outline.working_saturdays", length);
        }

        string whom = string.Join(", ", (delay.Whom is null ? roles : [delay.Whom]).Select(words.Whom));
        return delay.Kind switch
        {
            OutlineDelayKind.From => words.With("outline.from", length),
            OutlineDelayKind.Due => words.With("outline.due", length),
            OutlineDelayKind.ReminderAfter => words.With("outline.reminder_after", length, whom),
            OutlineDelayKind.ReminderBefore => words.With("outline.reminder_before", length, whom),
            OutlineDelayKind.Escalation => words.With("outline.escalation", length, whom),
            _ => words.With("outline.wait", length),
        };
    }
}
