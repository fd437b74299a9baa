using System.Globalization;

namespace Pathways.Care;

/// <summary>What an absence must be before it is written.</summary>
public static class AbsenceRules
{
    /// <summary>What stands in the way of an absence; <c>null</c> when nothing does.</summary>
    /// <param name="absence">As it would be written.</param>
    /// <param name="others">The absences of the network in force.</param>
    /// <param name="people">Who works in the network.</param>
    public static CareProblem? Check(Absence absence, IEnumerable<Absence> others, IReadOnlySet<PersonId> people)
    {
        ArgumentNullException.ThrowIfNull(absence);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(people);
        if (absence.To < absence.From)
        {
            return CareProblem.Refusal("PW4064", "to", "The last day is before the first. Correct one of the two.");
        }

        if (absence.Substitute == absence.Person)
        {
            return CareProblem.Refusal(
                "PW4065", "substitute", "Nobody stands in for themselves. Choose another person, or leave the substitute out.");
        }

        if (!people.Contains(absence.Person))
        {
            return Unknown("person");
        }

        if (absence.Substitute is { } substitute && !people.Contains(substitute))
        {
            return Unknown("substitute");
        }

        Absence? same = others.FirstOrDefault(other => other.Id != absence.Id && other.Person == absence.Person && !other.IsWithdrawn
            && other.From <= absence.To && absence.From <= other.To);
        return same is null ? null : CareProblem.Refusal(
            "PW4066", "from",
            $"This person is absent already from {Day(same.From)} to {Day(same.To)}. Change that absence, or choose other days.",
            Day(same.From), Day(same.To));
    }

    /// <summary>What somebody is told who was overtaken by another change.</summary>
    public static CareProblem ChangedMeanwhile() => CareProblem.Refusal(
        "PW4068", string.Empty, "Someone changed this absence since you opened the page. Reload it and make your change again.");

    private static CareProblem Unknown(string field) => CareProblem.Refusal(
        "PW4067", field, "This person does not work in the network. Choose somebody from the list.");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
