namespace Pathways.Care;

/// <summary>How alike two identities are.</summary>
public enum Likeness
{
    /// <summary>Nothing suggests the same person.</summary>
    Different,

    /// <summary>Perhaps the same person with a typing error, a swapped date or another form of the name.</summary>
    Near,

    /// <summary>Same names, date of birth and sex.</summary>
    Same,
}

/// <summary>Finds files that may be of the same person, before a second one is made.</summary>
/// <remarks>
/// A project choice, to be judged on real files: names of four letters or more that differ by one letter (two from
/// six letters on) count as near; a date counts as near when day and month are swapped or one digit differs. Twins (same family name and date,
/// another given name) stay different.
/// </remarks>
public static class IdentityLikeness
{
    private const int LettersPerError = 6;
    private const int MostErrors = 2;

    /// <summary>Compares two identities as a careful clerk would.</summary>
    /// <param name="known">A file of the network.</param>
    /// <param name="candidate">The person about to be registered.</param>
    public static Likeness Compare(PatientIdentity known, PatientIdentity candidate)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(candidate);
        if (known.Number is not null && known.Number == candidate.Number)
        {
            return Likeness.Same;
        }

        Likeness family = FamilyNames(known, candidate);
        Likeness given = GivenNames(known.Traits, candidate.Traits);
        Likeness birth = BirthDates(known.Traits.BirthDate, candidate.Traits.BirthDate);
        bool isSameSex = known.Traits.Sex == candidate.Traits.Sex;
        if ((family, given, birth, isSameSex) is (Likeness.Same, Likeness.Same, Likeness.Same, true))
        {
            return Likeness.Same;
        }

        // With another date of birth one doubt is enough to think of two people; else every neighbour would be reported.
        int allowedDoubts = birth == Likeness.Same ? 2 : 1;
        int doubts = new[] { family, given, birth }.Count(likeness => likeness == Likeness.Near) + (isSameSex ? 0 : 1);
        bool isExcluded = family == Likeness.Different || given == Likeness.Different || birth == Likeness.Different;
        return isExcluded || doubts > allowedDoubts ? Likeness.Different : Likeness.Near;
    }

    private static Likeness FamilyNames(PatientIdentity known, PatientIdentity candidate)
    {
        Likeness births = Names(known.Traits.BirthName, candidate.Traits.BirthName);
        if (births != Likeness.Different)
        {
            return births;
        }

        // A person registered once under the birth name and once under the name used in life.
        bool isUsedForBirth = Names(known.UsedName, candidate.Traits.BirthName) == Likeness.Same
            || Names(known.Traits.BirthName, candidate.UsedName) == Likeness.Same;
        return isUsedForBirth ? Likeness.Near : Likeness.Different;
    }

    private static Likeness GivenNames(IdentityTraits known, IdentityTraits candidate)
    {
        Likeness first = Names(known.FirstGivenName, candidate.FirstGivenName);
        if (first != Likeness.Different)
        {
            return first;
        }

        // "Jean" and "Jean-Marc", or a second given name used as the first.
        string knownNames = $" {NameKey.Of(known.GivenNames)} ";
        string candidateNames = $" {NameKey.Of(candidate.GivenNames)} ";
        bool isContained =
            knownNames.Contains($" {NameKey.Of(candidate.FirstGivenName)} ", StringComparison.Ordinal)
            || candidateNames.Contains($" {NameKey.Of(known.FirstGivenName)} ", StringComparison.Ordinal);
        return isContained ? Likeness.Near : Likeness.Different;
    }

    private static Likeness Names(string? first, string? second)
    {
        string firstKey = NameKey.Of(first);
        string secondKey = NameKey.Of(second);
        if (firstKey.Length == 0 || secondKey.Length == 0)
        {
            return Likeness.Different;
        }

        if (firstKey == secondKey)
        {
            return Likeness.Same;
        }

        int allowed = Math.Min(MostErrors, 1 + (Math.Min(firstKey.Length, secondKey.Length) / LettersPerError));
        // Short names differ by one letter and are other names: Lea and Leo, Roy and Ray.
        bool isTooShort = Math.Min(firstKey.Length, secondKey.Length) < 4;
        return !isTooShort && NameKey.Distance(firstKey, secondKey) <= allowed ? Likeness.Near : Likeness.Different;
    }

    private static Likeness BirthDates(DateOnly first, DateOnly second)
    {
        if (first == second)
        {
            return Likeness.Same;
        }

        bool isSwapped = first.Year == second.Year && first.Day == second.Month && first.Month == second.Day;
        string firstDigits = IdentityProblems.Day(first);
        string secondDigits = IdentityProblems.Day(second);
        int differing = firstDigits.Zip(secondDigits).Count(pair => pair.First != pair.Second);
        return isSwapped || differing == 1 ? Likeness.Near : Likeness.Different;
    }
}
