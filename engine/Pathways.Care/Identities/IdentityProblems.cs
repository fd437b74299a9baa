using System.Globalization;

namespace Pathways.Care;

/// <summary>Everything that can be wrong with an identity, each with its sentence.</summary>
internal static class IdentityProblems
{
    public static CareProblem BirthDateInFuture(DateOnly birthDate, DateOnly today) => CareProblem.Refusal(
        "PW4001", "birth_date",
        $"The date of birth {Day(birthDate)} is in the future (today is {Day(today)}). Check the year and enter it again.",
        Day(birthDate), Day(today));

    public static CareProblem BirthDateTooEarly(DateOnly birthDate, int oldest) => CareProblem.Refusal(
        "PW4002", "birth_date",
        $"The date of birth {Day(birthDate)} would make the person older than {oldest}. Check the year and enter it again.",
        Day(birthDate), Text(oldest));

    public static CareProblem BirthDateMissing() => CareProblem.Refusal(
        "PW4003", "birth_date", "The date of birth is missing. Enter day, month and year.");

    public static CareProblem SexMissing() => CareProblem.Refusal(
        "PW4004", "sex",
        "The sex is missing. Choose F or M as on the identity document: the growth references need it.");

    public static CareProblem NameMissing(string field) => CareProblem.Refusal(
        "PW4005", field, $"'{field}' is missing. Enter the name as on the identity document.", field);

    public static CareProblem NameHasWrongCharacters(string field, char character) => CareProblem.Refusal(
        "PW4006", field,
        $"'{field}' contains '{character}'. Names are written with letters, spaces, hyphens and apostrophes only.",
        field, character.ToString());

    public static CareProblem NameTooLong(string field, int longest) => CareProblem.Refusal(
        "PW4007", field, $"'{field}' is longer than {longest} characters. Shorten it as on the identity document.",
        field, Text(longest));

    public static CareProblem BirthPlaceMalformed(string code) => CareProblem.Refusal(
        "PW4008", "birth_place_code",
        $"'{code}' is not the code of a place of birth. Enter the five characters of the INSEE code (57463 for Metz, "
        + "99 and three digits for a country), or leave it empty.", code);

    public static CareProblem GivenNamesDisagree() => CareProblem.Refusal(
        "PW4009", "given_names", "The list of given names must start with the first given name. Correct one of the two.");

    public static CareProblem UnlawfulMove(IdentityStatus status, IdentityMove move)
    {
        string statusWord = Word(status.ToString());
        string moveWord = Word(move.GetType().Name);
        return CareProblem.Refusal(
            "PW4032", "identity",
            $"'{moveWord}' cannot happen to an identity that is {statusWord}. Reload the file: it may have changed meanwhile.",
            statusWord, moveWord);
    }

    public static CareProblem ReasonMissing() => CareProblem.Refusal(
        "PW4033", "reason", "The reason is missing. Say in a few words why the identity changes.");

    /// <summary>ISO date: hosts format it again in their language.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);

    private static string Word(string name) =>
        string.Concat(name.Select((c, i) => (i > 0 && char.IsUpper(c) ? "_" : string.Empty) + char.ToLowerInvariant(c)));
}
