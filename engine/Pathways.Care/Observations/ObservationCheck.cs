using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>The check of one value before it is recorded.</summary>
public static class ObservationCheck
{
    /// <summary>Compares a value with the calendar and with the plausible range for the patient's age.</summary>
    /// <param name="draft">The entry.</param>
    /// <param name="birthDate">The patient's date of birth; <c>null</c> while unknown: all age bands are then tried.</param>
    /// <param name="ranges">Plausible values.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <returns>Refusals and questions; empty when all is well.</returns>
    public static ImmutableArray<CareProblem> Check(
        ObservationDraft draft, DateOnly? birthDate, PlausibleRanges ranges, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(ranges);
        ImmutableArray<PlausibleRange> known = ranges.Of(draft.Code);
        string field = known is [var first, ..] ? first.Field : draft.Code.Value;
        if (draft.Value is not { } value)
        {
            return [ObservationProblems.NotANumber(field)];
        }

        return [.. CheckDay(draft, field, birthDate, today), .. CheckValue(draft, field, value, known, birthDate, today)];
    }

    /// <summary>Asks about a value when the day has one of the same code already.</summary>
    /// <param name="recorded">The patient's observations.</param>
    /// <param name="drafts">The entries.</param>
    /// <param name="ranges">Plausible values, for the names of fields.</param>
    /// <returns>Questions; empty when all is well.</returns>
    public static ImmutableArray<CareProblem> CheckAgainst(
        IEnumerable<Observation> recorded, IEnumerable<ObservationDraft> drafts, PlausibleRanges ranges)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        return
        [
            .. from draft in drafts
               from value in draft.Value is { } entered ? [entered] : Array.Empty<decimal>()
               let earlier = recorded.FirstOrDefault(
                   o => o.Retracted is null && o.Code == draft.Code && o.TakenOn == draft.TakenOn)
               where earlier is not null
               select ObservationProblems.SameDayAgain(
                   ranges.Of(draft.Code).FirstOrDefault()?.Field ?? draft.Code.Value,
                   value, earlier.Value, earlier.TakenOn, earlier.Unit),
        ];
    }

    private static IEnumerable<CareProblem> CheckDay(
        ObservationDraft draft, string field, DateOnly? birthDate, DateOnly today)
    {
        if (draft.TakenOn is not { } takenOn)
        {
            yield return ObservationProblems.DayMissing(field);
        }
        else if (takenOn > today)
        {
            yield return ObservationProblems.DayInFuture(field, takenOn, today);
        }
        else if (takenOn < birthDate && birthDate <= today)
        {
            yield return ObservationProblems.DayBeforeBirth(field, takenOn, birthDate.Value);
        }
    }

    private static IEnumerable<CareProblem> CheckValue(
        ObservationDraft draft,
        string field,
        decimal value,
        ImmutableArray<PlausibleRange> known,
        DateOnly? birthDate,
        DateOnly today)
    {
        if (known is not [var any, ..])
        {
            return [ObservationProblems.UnknownCode(field)];
        }

        if (!string.Equals(draft.Unit, any.Unit, StringComparison.Ordinal))
        {
            return [ObservationProblems.WrongUnit(field, draft.Unit, any.Unit)];
        }

        DateOnly day = draft.TakenOn is { } takenOn && takenOn <= today ? takenOn : today;
        PlausibleRange? range = birthDate is { } birth
            ? known.FirstOrDefault(candidate => candidate.IsFor(Age.CompletedYears(birth, day)))
            : null;
        return range is null ? CheckWithoutAge(field, value, known) : CheckRange(field, value, range);
    }

    private static IEnumerable<CareProblem> CheckRange(string field, decimal value, PlausibleRange range)
    {
        if (value < range.HardMin || value > range.HardMax)
        {
            yield return ObservationProblems.OutsideHardRange(field, value, range.HardMin, range.HardMax, range.Unit);
        }
        else if (value < range.SoftMin || value > range.SoftMax)
        {
            yield return ObservationProblems.OutsideSoftRange(field, value, range.SoftMin, range.SoftMax, range.Unit);
        }
    }

    // No band for this age (an infant) or the age is not known: refuse what no band would take, ask about the rest.
    private static IEnumerable<CareProblem> CheckWithoutAge(
        string field, decimal value, ImmutableArray<PlausibleRange> known)
    {
        decimal highest = known.Max(range => range.HardMax);
        yield return value > highest || value < 0
            ? ObservationProblems.OutsideHardRange(field, value, 0, highest, known[0].Unit)
            : ObservationProblems.NoRangeForAge(field, value, known[0].Unit);
    }
}
