using static Pathways.Care.IdentityProblems;

namespace Pathways.Care;

/// <summary>Everything that can be wrong with a consent, each with its sentence.</summary>
internal static class ConsentProblems
{
    public static CareProblem DayInFuture(DateOnly day, DateOnly today) => CareProblem.Refusal(
        "PW4040", "given_on", $"The day {Day(day)} is in the future (today is {Day(today)}). Enter the day it was said.",
        Day(day), Day(today));

    public static CareProblem DayBeforeBirth(DateOnly day, DateOnly birthDate) => CareProblem.Refusal(
        "PW4041", "given_on", $"The day {Day(day)} is before the patient's birth ({Day(birthDate)}). Correct the day.",
        Day(day), Day(birthDate));

    public static CareProblem SpeakerMissing() => CareProblem.Refusal(
        "PW4042", "given_by", "The name of the parent or representative is missing. Enter who spoke for the patient.");

    public static CareProblem MinorAlone() => CareProblem.Question(
        "PW4043", "voice",
        "The patient is under 18 and agrees alone. Record the agreement of a holder of parental authority, or confirm "
        + "that the law lets this patient decide alone.");

    public static CareProblem ParentOfAdult() => CareProblem.Refusal(
        "PW4044", "voice",
        "The patient was an adult on that day: parents no longer speak for them. Choose the patient or a legal representative.");

    public static CareProblem AlreadyWithdrawn(DateOnly on) => CareProblem.Refusal(
        "PW4045", "withdrawn_on", $"It was already withdrawn on {Day(on)}. Reload the page.", Day(on));

    public static CareProblem WithdrawnBeforeGiven(DateOnly on, DateOnly givenOn) => CareProblem.Refusal(
        "PW4046", "withdrawn_on", $"It cannot be withdrawn on {Day(on)}, before it was given on {Day(givenOn)}. Correct the day.",
        Day(on), Day(givenOn));

    public static CareProblem InformationStays() => CareProblem.Refusal(
        "PW4047", "withdrawn_on", "An information given cannot be withdrawn. Record an objection instead.");
}
