using Pathways.Care;

namespace Pathways.DesignerHost.Patients;

/// <summary>What can be wrong with a form of a patient's file before the desk is asked.</summary>
internal static class FileEntryProblems
{
    /// <summary>A choice that has to be made was not made, or is none of those offered.</summary>
    /// <param name="field">Which.</param>
    public static CareProblem AnswerMissing(string field) => new(
        "PW5114", ProblemKind.Refused, field, "An answer is missing. Answer every question marked with an asterisk and save again.", []);

    /// <summary>The national number is not one.</summary>
    public static CareProblem NotANumber() => new(
        "PW5115", ProblemKind.Refused, "ins_number",
        "This is not a national number: it has 15 characters and its two last ones are a key that must fit. Compare it with the card.", []);
}
