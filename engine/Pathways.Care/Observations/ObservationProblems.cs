using static Pathways.Care.IdentityProblems;

namespace Pathways.Care;

/// <summary>Everything that can be wrong with a value, each with its sentence.</summary>
internal static class ObservationProblems
{
    public static CareProblem OutsideHardRange(string field, decimal value, decimal min, decimal max, string unit) =>
        CareProblem.Refusal(
            "PW4010", field,
            $"{field} {Text(value)} {unit} is not possible: it must lie between {Text(min)} and {Text(max)} {unit}. "
            + "Check the value and its unit, then enter it again.",
            field, Text(value), unit, Text(min), Text(max));

    public static CareProblem OutsideSoftRange(string field, decimal value, decimal min, decimal max, string unit) =>
        CareProblem.Question(
            "PW4011", field,
            $"{field} {Text(value)} {unit} is unusual at this age: it mostly lies between {Text(min)} and {Text(max)} {unit}. "
            + "Correct it, or confirm that it was read twice.",
            field, Text(value), unit, Text(min), Text(max));

    public static CareProblem NoRangeForAge(string field, decimal value, string unit) => CareProblem.Question(
        "PW4012", field,
        $"No plausible range is known for {field} at this age. Confirm {Text(value)} {unit}, or correct it.",
        field, Text(value), unit);

    public static CareProblem DayInFuture(string field, DateOnly takenOn, DateOnly today) => CareProblem.Refusal(
        "PW4013", field,
        $"{field} was taken on {Day(takenOn)}, which is in the future (today is {Day(today)}). Correct the date.",
        field, Day(takenOn), Day(today));

    public static CareProblem DayBeforeBirth(string field, DateOnly takenOn, DateOnly birthDate) => CareProblem.Refusal(
        "PW4014", field,
        $"{field} was taken on {Day(takenOn)}, before birth ({Day(birthDate)}). Correct one of the two dates.",
        field, Day(takenOn), Day(birthDate));

    public static CareProblem DayMissing(string field) => CareProblem.Refusal(
        "PW4015", field, $"The date of {field} is missing. Enter the day on which it was taken.", field);

    public static CareProblem NotANumber(string field) => CareProblem.Refusal(
        "PW4016", field, $"{field} is not a number. Enter digits with a comma or a point, e.g. 31,4.", field);

    public static CareProblem WrongUnit(string field, string unit, string expected) => CareProblem.Refusal(
        "PW4017", field, $"{field} was given in '{unit}', but is kept in '{expected}'. Convert it and enter it again.",
        field, unit, expected);

    public static CareProblem UnknownCode(string field) => CareProblem.Refusal(
        "PW4018", field,
        $"'{field}' is not an observation that this installation knows. Choose one of the table of plausible ranges.", field);

    public static CareProblem SameDayAgain(string field, decimal value, decimal recorded, DateOnly takenOn, string unit) =>
        CareProblem.Question(
            "PW4019", field,
            $"{field} on {Day(takenOn)} is already recorded as {Text(recorded)} {unit}. Confirm {Text(value)} {unit} as a "
            + "second value of that day, or leave it out.",
            field, Text(value), Text(recorded), unit, Day(takenOn));
}
