using System.Globalization;
using Pathways.Care;

namespace Pathways.Population;

/// <summary>
/// When invented professionals are away: weeks of leave in summer and around the new year, a few days now and then, half of them
/// with a colleague of the same role or organisation who stands in. All shares are invented [P].
/// </summary>
internal static class InventedAbsences
{
    // What is over is of no use to anybody, and leave is announced some months ahead.
    private static readonly TimeSpan told = TimeSpan.FromDays(60);
    private static readonly TimeSpan announced = TimeSpan.FromDays(240);

    /// <summary>
    /// The absences of a network's own professionals. The people of the demonstration are always there: whoever signs in as one of
    /// them is at work.
    /// </summary>
    public static IEnumerable<Absence> Of(Staff staff, InventedNetwork network, PopulationOrder order)
    {
        HashSet<PersonId> shown = [.. DemoNetwork.People.Select(known => known.Person.Id)];
        ILookup<PersonId, RoleAssignment> roles = staff.Roles.Where(role => !shown.Contains(role.Person)).ToLookup(role => role.Person);
        DateOnly first = DateOnly.FromDateTime((order.Until - told).UtcDateTime);
        DateOnly last = DateOnly.FromDateTime((order.Until + announced).UtcDateTime);
        foreach (IGrouping<PersonId, RoleAssignment> person in roles)
        {
            var dice = new Dice(order.Seed, $"absences:{person.Key}");
            PersonId[] colleagues = [.. Colleagues(person, roles)];
            DateOnly free = first;
            foreach ((DateOnly from, int days) in Days(first, last, dice).OrderBy(stretch => stretch.From))
            {
                if (from < free)
                {
                    continue; // Nobody is away twice at once.
                }

                free = from.AddDays(days);
                yield return new Absence
                {
                    Network = network.Network.Id,
                    Id = new AbsenceId(DemoIds.Of(string.Create(CultureInfo.InvariantCulture, $"absence:{person.Key}:{from:yyyy-MM-dd}"))),
                    Person = person.Key,
                    From = from,
                    To = free.AddDays(-1),
                    Substitute = colleagues.Length > 0 && dice.Happens(0.5) ? dice.Pick(colleagues) : null,
                    RecordedBy = DemoNetwork.Administrator.Person.Id,
                    RecordedAs = RoleKey.Administrator,
                    RecordedAt = order.Until - told - TimeSpan.FromDays(1),
                };
            }
        }
    }

    private static IEnumerable<(DateOnly From, int Days)> Days(DateOnly first, DateOnly last, Dice dice)
    {
        for (int year = first.Year; year <= last.Year; year++)
        {
            // Two to four weeks between the beginning of July and the end of August, one or two from Christmas on.
            (DateOnly, int)[] leave =
            [
                (MondayFrom(new DateOnly(year, 7, 1).AddDays(dice.Whole(0, 45))), (7 * dice.Whole(2, 5)) - 2),
                (MondayFrom(new DateOnly(year, 12, 20)), (7 * dice.Whole(1, 3)) - 2),
            ];
            foreach ((DateOnly from, int days) in leave.Where(_ => dice.Happens(0.8)))
            {
                if (first <= from && from <= last)
                {
                    yield return (from, days);
                }
            }
        }

        int span = last.DayNumber - first.DayNumber;
        for (int few = dice.Whole(0, 4); few > 0; few--)
        {
            yield return (first.AddDays(dice.Whole(0, span)), dice.Whole(1, 6));
        }
    }

    private static DateOnly MondayFrom(DateOnly day) => day.AddDays((8 - (int)day.DayOfWeek) % 7);

    // Of the same role first; for a role that one person holds in the whole network, somebody of the same place.
    private static IEnumerable<PersonId> Colleagues(IGrouping<PersonId, RoleAssignment> person, ILookup<PersonId, RoleAssignment> roles)
    {
        PersonId[] sameRole = [.. With(role => person.Any(own => own.Role == role.Role))];
        return sameRole.Length > 0 ? sameRole : With(role => person.Any(own => own.Organisation == role.Organisation));

        IEnumerable<PersonId> With(Func<RoleAssignment, bool> isLike) =>
            roles.Where(other => other.Key != person.Key && other.Any(isLike)).Select(other => other.Key);
    }
}
