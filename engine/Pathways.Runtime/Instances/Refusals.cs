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

    public static Rejection NobodyWaits(string message) => new(
        "PW3204",
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
}
