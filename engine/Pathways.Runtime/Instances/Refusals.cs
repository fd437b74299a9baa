using System.Globalization;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>The sentences with which the shell itself refuses; the engine has its own.</summary>
internal static class Refusals
{
    public static Rejection NoSuchCase(Guid instanceId) => new(
        "PW3201",
        $"The case {instanceId} is not in this network. Open it again from the patient's page.",
        [instanceId.ToString()]);

    public static Rejection NotPublished(string pathwayKey, NetworkId network) => new(
        "PW3202",
        $"The pathway '{pathwayKey}' has no version in force in the network {network}. Publish one, then start again.",
        [pathwayKey, network.Value]);

    public static Rejection TooBusy(Guid instanceId, int attempts) => new(
        "PW3203",
        $"The case {instanceId} was changed by others {attempts.ToString(CultureInfo.InvariantCulture)} times while this "
        + "was being done. Look at it again, then repeat what is still needed.",
        [instanceId.ToString(), attempts.ToString(CultureInfo.InvariantCulture)]);

    public static Rejection NoSuchVersion(string pathwayKey, int version) => new(
        "PW3215",
        $"The pathway '{pathwayKey}' has no published version {version.ToString(CultureInfo.InvariantCulture)}. Choose one that is published.",
        [pathwayKey, version.ToString(CultureInfo.InvariantCulture)]);

    public static Rejection NeverMigrated(Guid instanceId) => new(
        "PW3216",
        $"The case {instanceId} never came from another version: there is nothing to turn round.",
        [instanceId.ToString()]);

    public static Rejection ReceiverWithoutRole(TaskView task) => new(
        "PW3214",
        $"The person does not hold a role of '{task.Task.Title}' today ({string.Join(", ", task.Task.Roles)}). Choose somebody who does.",
        [task.Task.Title, string.Join(", ", task.Task.Roles)]);

    // What the engine will say, told beforehand: the same codes, without anybody's id.
    public static Rejection TakenBySomeoneElse(TaskView task) => new(
        "PW2105", $"Somebody else has taken '{task.Task.Title}'. Ask them to give it back.", [task.Task.Title]);

    public static Rejection NobodyHasIt(TaskView task) => new(
        "PW2108", $"Nobody has taken '{task.Task.Title}': there is nothing to give back.", [task.Task.Title]);

    public static Rejection HasItAlready(TaskView task) => new(
        "PW2124", $"The person has '{task.Task.Title}' already.", [task.Task.Title]);

    public static Rejection HeldBySomeoneElse(TaskView task) => new(
        "PW2125", $"Somebody else has '{task.Task.Title}': only they give it back.", [task.Task.Title]);

    public static Rejection TaskGone(string task) => new(
        "PW2104", $"The task {task} is not open any more. Reload the inbox.", [task]);

    /// <summary>No case waits for a message.</summary>
    public const string NobodyWaitsCode = "PW3204";

    /// <summary>The engine's word for a message that a case does not wait for.</summary>
    public const string NotAwaitedCode = "PW2112";

    public static Rejection NobodyWaits(string message) => new(
        NobodyWaitsCode,
        $"No case waits for the message '{message}' with this patient. Check the patient, or name the case.",
        [message]);

    public static Rejection SeveralWait(string message, int count) => new(
        "PW3205",
        $"{count.ToString(CultureInfo.InvariantCulture)} cases of this patient wait for the message '{message}'. Name the case.",
        [message, count.ToString(CultureInfo.InvariantCulture)]);

    // The message names the field's label and limits, never the value that was typed.
    public static Rejection AnswerRefused(OpenTask task, AnswerProblem problem) => new(
        "PW3206",
        $"'{task.Title}' cannot be completed with these answers ({problem.Path}): {problem.Message} "
        + "Correct the answer and send the form again.",
        [task.Title, problem.Path, problem.Code, problem.Message]);

    public static Rejection MessageGone(Guid? message) => new(
        "PW3208", $"The message {message} was taken by another case, or put away. Nothing is left to do with it.", [$"{message}"]);

    public static Rejection InvitationClosed() => new(
        "PW4080", "The form was answered by this link, or the link was closed. Nothing was changed.", []);

    public static Rejection NoSuchPatient(PatientId patient) => new(
        "PW3209", $"The patient {patient} is not in this network. Check the id.", [patient.ToString()]);

    public static Rejection NoOffice(NetworkId network) => new(
        "PW3210",
        $"The network {network} has no organisation that could answer for a case. Enter its office in the directory.",
        [network.Value]);

    public static Rejection SeveralBegin(string message, int count) => new(
        "PW3211",
        $"{count.ToString(CultureInfo.InvariantCulture)} pathways begin with the message '{message}'. Name the case, or give each pathway a message of its own.",
        [message, count.ToString(CultureInfo.InvariantCulture)]);

    public static Rejection ForNobody(string message) => new(
        "PW3213",
        $"Nothing tells for whom the message '{message}' is: it names no case and no patient, it carries no key, and by its values no "
        + "drawing knows one. Name the case or the patient, give the key, or send the values that the drawing correlates by.",
        [message]);

    public static Rejection MessageUnsettled(string message) => new(
        "PW3212", $"Cases began and stopped to wait for '{message}' while it was being delivered. Send it again.", [message]);
}
