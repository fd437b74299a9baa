using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>Who of a network is there on one day, and who stands in for whom. Pure: the same absences give the same answer.</summary>
public sealed class Presence
{
    private readonly FrozenDictionary<PersonId, Absence> away;

    private Presence(DateOnly day, FrozenDictionary<PersonId, Absence> away)
    {
        Day = day;
        this.away = away;
    }

    /// <summary>The day, in the network's zone.</summary>
    public DateOnly Day { get; }

    /// <summary>Those who are not there, by id.</summary>
    public ImmutableArray<PersonId> Away => [.. away.Keys.OrderBy(person => person.Value)];

    /// <summary>The presence that follows from absences.</summary>
    /// <param name="day">The day in the network's zone.</param>
    /// <param name="absences">Absences of one network; those of other days do not count.</param>
    public static Presence On(DateOnly day, IEnumerable<Absence> absences)
    {
        ArgumentNullException.ThrowIfNull(absences);
        return new Presence(day, absences
            .Where(absence => absence.IsOn(day))
            .GroupBy(absence => absence.Person)
            // Two absences at once are refused when they are written; should there be two, the one that names somebody counts.
            .ToFrozenDictionary(
                ofPerson => ofPerson.Key,
                ofPerson => ofPerson.OrderBy(absence => absence.Substitute is null).ThenByDescending(absence => absence.RecordedAt)
                    .First()));
    }

    /// <summary>Whether somebody is there.</summary>
    /// <param name="person">The person.</param>
    public bool IsHere(PersonId person) => !away.ContainsKey(person);

    /// <summary>The absence of somebody who is not there; null for those who are.</summary>
    /// <param name="person">The person.</param>
    public Absence? AbsenceOf(PersonId person) => away.GetValueOrDefault(person);

    /// <summary>
    /// Who does the work of a person on this day: they themselves, else the first who is there along their substitutes;
    /// <c>null</c> when nobody is named, or when substitutes lead back to somebody who is away.
    /// </summary>
    /// <param name="person">The person.</param>
    public PersonId? StandInFor(PersonId person)
    {
        PersonId? candidate = person;
        HashSet<PersonId> asked = [];
        while (candidate is { } next && away.TryGetValue(next, out Absence? absence))
        {
            // Each is asked once: two who stand in for each other and are both away lead nowhere.
            candidate = asked.Add(next) ? absence.Substitute : null;
        }

        return candidate;
    }

    /// <summary>For whom a person who is there stands in on this day, by id; not themselves.</summary>
    /// <param name="person">The person.</param>
    public ImmutableArray<PersonId> StoodInForBy(PersonId person) =>
        [.. Away.Where(absent => absent != person && StandInFor(absent) == person)];
}
