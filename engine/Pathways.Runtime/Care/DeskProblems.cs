using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>What can stand in the way of a change of a file as it is stored.</summary>
internal static class DeskProblems
{
    public static CareProblem ChangedMeanwhile() => Refusal(
        "PW4060", string.Empty, "Someone changed this file since you opened it. Reload it and make your change again.");

    public static CareProblem NoSuchEntry() => Refusal(
        "PW4061", string.Empty, "This entry is not in the file, or it was retracted already. Reload the file.");

    public static CareProblem ReasonMissing() => Refusal(
        "PW4062", "reason", "The reason is missing. Say in a few words why the value is wrong.");

    public static CareProblem RoleNotHeldByMember(RoleKey role) => Refusal(
        "PW4063", "role",
        $"This person does not hold the role '{RoleWords.Of(role).English}' there on the first day. Choose another role or "
        + "organisation, or ask an administrator to give the role.", role.Value);

    public static CareProblem EndsBeforeItBegins() => Refusal(
        "PW4064", "to", "The last day is before the first. Correct one of the two.");

    public static CareProblem NumberTaken() => Refusal(
        "PW4031", "ins_number",
        "Another file of this network already holds this national number (INS). Open that file instead of this one.");

    private static CareProblem Refusal(string code, string field, string message, params string[] arguments) =>
        new(code, ProblemKind.Refused, field, message, [.. arguments]);
}
