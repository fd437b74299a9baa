using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>
/// When a timer fires, as the author wrote it: ISO 8601 when it reads as such, else FEEL over the variables of the
/// case.
/// </summary>
public sealed partial record TimerFormula
{
    private readonly TimerReckoning? fixedReckoning;
    private readonly FeelExpression? feel;

    private TimerFormula(string text, TimerWord word, TimerReckoning? fixedReckoning, FeelExpression? feel)
    {
        Text = text;
        Word = word;
        this.fixedReckoning = fixedReckoning;
        this.feel = feel;
    }

    /// <summary>The text as written, e.g. <c>P6M</c> or <c>discharge_date + duration("P2D")</c>.</summary>
    public string Text { get; }

    /// <summary>Whether it was written as a duration, a date or a cycle.</summary>
    public TimerWord Word { get; }

    /// <summary>The data it reads; empty for a fixed text.</summary>
    public ImmutableArray<string> Variables => feel?.Variables ?? [];

    /// <summary>The calendar in which its days are counted.</summary>
    public CalendarChoice Calendar { get; private init; }

    /// <summary>Whether it is known to fire again and again without an end.</summary>
    public bool IsEndless => Word == TimerWord.Cycle && fixedReckoning is { Length: not null, Repetitions: null };

    /// <summary>Whether holidays and closing days move it.</summary>
    public bool CountsWorkingDays => Calendar.Days != DayCount.Civil;

    /// <summary>The same formula counted in a calendar.</summary>
    internal TimerFormula In(CalendarChoice calendar) => this with { Calendar = calendar };

    /// <summary>Reads a text.</summary>
    internal static TimerFormulaReading Read(
        DrawnText text, TimerWord word, string source, ElementId element, IEnumerable<string> knownNames)
    {
        if (TimerReckoning.TryParse(text.Text) is { } reckoning)
        {
            return new TimerFormulaReading(new TimerFormula(text.Text, word, reckoning, null), []);
        }

        if (LooksLikeIso().IsMatch(text.Text))
        {
            return new TimerFormulaReading(null, [NeitherNor(text, source, element)]);
        }

        FormulaReading formula = FormulaReader.Read(text.Text, source, element, text.Place, knownNames);
        return formula.Formula is null
            ? new TimerFormulaReading(null, [NeitherNor(text, source, element), .. formula.Findings])
            : new TimerFormulaReading(new TimerFormula(text.Text, word, null, formula.Formula), formula.Findings);
    }

    /// <summary>The instant at which it fires.</summary>
    /// <param name="anchor">The instant that durations count from.</param>
    /// <param name="occurrence">Which firing of a cycle, from 1: always counted from the anchor, so that it never
    /// drifts.</param>
    /// <param name="isBackwards">Whether durations count back from the anchor: reminders before due.</param>
    /// <param name="variables">The data of the case.</param>
    /// <param name="settings">The instant of the step and its limits, for FEEL.</param>
    /// <param name="civil">The zone whose calendar counts, with the working days of the network.</param>
    public TimerPlan Plan(
        DateTimeOffset anchor, int occurrence, bool isBackwards,
        FeelContext variables, EvaluationSettings settings, CivilTime civil)
    {
        ArgumentNullException.ThrowIfNull(civil);
        TimerReckoning? reckoning = fixedReckoning;
        if (feel is not null)
        {
            FeelResult result = feel.Evaluate(variables, settings);
            reckoning = TimerReckoning.From(result.Value);
            if (reckoning is null)
            {
                var because = result.Problems.IsEmpty ? "" : $" {result.Problems[0].Message}";
                return new TimerPlan.Failed(
                    $"The timer formula \"{Text}\" gave {result.Value}, which is no duration, date or time.{because}",
                    [Text, result.Value.ToString()]);
            }
        }

        if (Word == TimerWord.Cycle && reckoning!.Length is { } period && (period.IsZero || period.IsNegative))
        {
            return new TimerPlan.Failed(
                $"The timer formula \"{Text}\" gave a cycle without length, which would fire without end.", [Text]);
        }

        WorkingCalendar? workingDays = civil.WorkingDays(Calendar);
        if (reckoning!.At(anchor, occurrence, isBackwards, civil, workingDays) is { } due) // One of the two is there.
        {
            return new TimerPlan.Due(due, reckoning.IsLast(anchor, occurrence, civil, workingDays));
        }

        return workingDays is null
            ? new TimerPlan.Failed($"The timer formula \"{Text}\" leads beyond the calendar.", [Text])
            : new TimerPlan.Failed(
                $"The timer formula \"{Text}\" leads beyond the calendar, or a year passes without a working day.",
                [Text]);
    }

    private static Finding NeitherNor(DrawnText text, string source, ElementId element) => new(
        "PW2050", FindingSeverity.Error,
        $"The timer text \"{text.Text}\" of '{element}' is neither ISO 8601 nor FEEL.", [text.Text, element.ToString()],
        source, element, text.Place,
        "Write a duration such as P7D or PT48H, a date such as 2026-01-31, or a FEEL expression.");

    [GeneratedRegex(@"^\s*([-+]?P[0-9T]|R-?[0-9]*/)", RegexOptions.CultureInvariant)]
    private static partial Regex LooksLikeIso();
}

/// <summary>What came of reading a timer text.</summary>
internal sealed record TimerFormulaReading(TimerFormula? Formula, ImmutableArray<Finding> Findings);

/// <summary>What a formula makes of an anchor.</summary>
public abstract record TimerPlan
{
    private TimerPlan() { }

    /// <summary>It fires.</summary>
    /// <param name="At">When.</param>
    /// <param name="IsLast">Whether a cycle ends with this firing; false for endless cycles and for single
    /// timers.</param>
    public sealed record Due(DateTimeOffset At, bool IsLast) : TimerPlan;

    /// <summary>The formula gave nothing that a calendar can use.</summary>
    /// <param name="Message">English sentence.</param>
    /// <param name="Arguments">The parts of the sentence that vary.</param>
    public sealed record Failed(string Message, ImmutableArray<string> Arguments) : TimerPlan;
}
