using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>A file that may be of the same person as the one being registered.</summary>
/// <param name="Patient">The known file.</param>
/// <param name="Likeness">How alike: near or same.</param>
public sealed record Lookalike(PatientId Patient, Likeness Likeness);

/// <summary>What the check of a draft found.</summary>
/// <param name="Problems">Refusals and questions, in the order of the form; empty when all is well.</param>
/// <param name="Identity">The identity as it would be stored; <c>null</c> while a trait is missing or refused.</param>
/// <param name="Lookalikes">Files to look at before a second one is made, most alike first.</param>
public sealed record RegistrationReview(
    ImmutableArray<CareProblem> Problems,
    PatientIdentity? Identity,
    ImmutableArray<Lookalike> Lookalikes);

/// <summary>The check of a new patient file, in one place. A new file starts with a provisional identity.</summary>
public static class Registration
{
    /// <summary>Nobody lived longer than 122 years; a little room is left.</summary>
    public const int OldestAge = 125;

    private const int LongestName = 100;

    /// <summary>Checks everything that was entered, so that the person can mend it in one go.</summary>
    /// <param name="draft">The entry.</param>
    /// <param name="known">Files of the network that could be the same person (the store preselects them).</param>
    /// <param name="ranges">Plausible values of measures.</param>
    /// <param name="today">Today in the network's zone.</param>
    public static RegistrationReview Review(
        PatientDraft draft, IEnumerable<Patient> known, PlausibleRanges ranges, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(ranges);
        var problems = new List<CareProblem>();
        CheckName(problems, "birth_name", draft.BirthName, isRequired: true);
        CheckName(problems, "first_given_name", draft.FirstGivenName, isRequired: true);
        CheckName(problems, "given_names", draft.GivenNames, isRequired: false);
        CheckName(problems, "used_name", draft.UsedName, isRequired: false);
        CheckName(problems, "used_given_name", draft.UsedGivenName, isRequired: false);
        CheckGivenNames(problems, draft);
        CheckBirth(problems, draft, today);
        foreach (ObservationDraft observation in draft.Observations)
        {
            problems.AddRange(ObservationCheck.Check(observation, draft.BirthDate, ranges, today));
        }

        PatientIdentity? identity = IdentityOf(draft, problems);
        ImmutableArray<Lookalike> lookalikes = identity is null ? [] : LookalikesOf(identity, known);
        if (lookalikes is [var closest, ..])
        {
            problems.Add(RegistrationProblems.PerhapsKnown(closest.Likeness, lookalikes.Length));
        }

        return new RegistrationReview([.. problems], identity, lookalikes);
    }

    /// <summary>Checks traits that replace those of a known file.</summary>
    /// <param name="traits">The corrected traits.</param>
    /// <param name="today">Today in the network's zone.</param>
    /// <returns>Refusals only; empty when all is well.</returns>
    public static ImmutableArray<CareProblem> ReviewTraits(IdentityTraits traits, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(traits);
        var draft = new PatientDraft
        {
            BirthName = traits.BirthName,
            FirstGivenName = traits.FirstGivenName,
            GivenNames = traits.GivenNames,
            BirthDate = traits.BirthDate,
            Sex = traits.Sex,
            BirthPlaceCode = traits.BirthPlaceCode,
        };
        return Review(draft, [], PlausibleRanges.None, today).Problems;
    }

    private static void CheckName(List<CareProblem> problems, string field, string? name, bool isRequired)
    {
        string trimmed = name?.Trim() ?? string.Empty;
        if (trimmed.Length == 0)
        {
            if (isRequired)
            {
                problems.Add(IdentityProblems.NameMissing(field));
            }

            return;
        }

        if (trimmed.Length > LongestName)
        {
            problems.Add(IdentityProblems.NameTooLong(field, LongestName));
        }

        if (trimmed.FirstOrDefault(c => !IsNameCharacter(c)) is var wrong and not '\0')
        {
            problems.Add(IdentityProblems.NameHasWrongCharacters(field, wrong));
        }
        else if (!trimmed.Any(char.IsLetter))
        {
            problems.Add(IdentityProblems.NameMissing(field));
        }
    }

    private static bool IsNameCharacter(char c) => char.IsLetter(c) || c is ' ' or '-' or '\'' or '’';

    private static void CheckGivenNames(List<CareProblem> problems, PatientDraft draft)
    {
        string all = NameKey.Of(draft.GivenNames);
        string first = NameKey.Of(draft.FirstGivenName);
        if (all.Length > 0 && all != first && !all.StartsWith(first + ' ', StringComparison.Ordinal))
        {
            problems.Add(IdentityProblems.GivenNamesDisagree());
        }
    }

    private static void CheckBirth(List<CareProblem> problems, PatientDraft draft, DateOnly today)
    {
        if (draft.BirthDate is not { } birthDate)
        {
            problems.Add(IdentityProblems.BirthDateMissing());
        }
        else if (birthDate > today)
        {
            problems.Add(IdentityProblems.BirthDateInFuture(birthDate, today));
        }
        else if (Age.CompletedYears(birthDate, today) > OldestAge)
        {
            problems.Add(IdentityProblems.BirthDateTooEarly(birthDate, OldestAge));
        }

        if (draft.Sex is null)
        {
            problems.Add(IdentityProblems.SexMissing());
        }

        if (!string.IsNullOrWhiteSpace(draft.BirthPlaceCode) && !IsPlaceCode(draft.BirthPlaceCode.Trim()))
        {
            problems.Add(IdentityProblems.BirthPlaceMalformed(draft.BirthPlaceCode.Trim()));
        }
    }

    private static bool IsPlaceCode(string code) =>
        code.Length == 5
        && char.IsAsciiDigit(code[0])
        && (char.IsAsciiDigit(code[1]) || (code[0] == '2' && code[1] is 'A' or 'B'))
        && code.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    private static PatientIdentity? IdentityOf(PatientDraft draft, List<CareProblem> problems)
    {
        bool isUsable = !problems.Any(p => p.Kind == ProblemKind.Refused && TraitFields.Contains(p.Field));
        if (!isUsable || draft is not
            { BirthName: { } birthName, FirstGivenName: { } first, BirthDate: { } birthDate, Sex: { } sex })
        {
            return null;
        }

        string givenNames = Tidy(draft.GivenNames) ?? Tidy(first) ?? string.Empty;
        var traits = new IdentityTraits(
            birthName.Trim(), first.Trim(), givenNames, birthDate, sex, Tidy(draft.BirthPlaceCode));
        return new PatientIdentity(
            traits, Tidy(draft.UsedName), Tidy(draft.UsedGivenName), IdentityStatus.Provisional, number: null);
    }

    private static readonly ImmutableArray<string> TraitFields =
    [
        "birth_name", "first_given_name", "given_names", "used_name", "used_given_name", "birth_date", "sex",
        "birth_place_code",
    ];

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ImmutableArray<Lookalike> LookalikesOf(PatientIdentity identity, IEnumerable<Patient> known) =>
    [
        .. known
            .Select(patient => new Lookalike(patient.Id, IdentityLikeness.Compare(patient.Identity, identity)))
            .Where(lookalike => lookalike.Likeness != Likeness.Different)
            .OrderByDescending(lookalike => lookalike.Likeness),
    ];
}
