using Pathways.Definitions;
using Pathways.Engine;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>
/// The last gate before answers become data of a case, whoever sends them: what a form refuses is refused here too.
/// Unusual values (soft limits) pass, for they were asked about and confirmed where they were typed.
/// </summary>
internal sealed class AnswerGate(PublishedDefinitions definitions)
{
    /// <summary>Why the answers cannot be kept; null when they can, or when the task has no form or is not open.</summary>
    public async Task<Rejection?> RefuseAsync(
        InstanceRow row,
        InstanceState state,
        InstanceCommand.CompleteTask completion,
        StepEnvironment environment,
        CancellationToken cancellationToken)
    {
        if (!state.Tasks.TryGetValue(completion.Task, out OpenTask? task) || task.Form is null)
        {
            return null;
        }

        FormDefinition? form = await definitions.FindFormAsync(
            row.Network, row.PathwayKey, task.Form, row.StartedAt, environment.Now, cancellationToken);
        EvaluationSettings settings = new() { Now = environment.Now, ZoneId = environment.ZoneId };
        AnswerProblem? refused = form is null
            ? null
            : FormAnswers.Check(form, completion.Answers, settings).FirstOrDefault(problem => !problem.IsQuestion);
        return refused is null ? null : Refusals.AnswerRefused(task, refused);
    }
}
