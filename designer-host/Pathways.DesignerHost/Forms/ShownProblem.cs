using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Forms;

/// <summary>What stands beside a field: a refusal, or a question that the person may confirm.</summary>
/// <param name="Sentence">What is wrong and what to do, in the person's language.</param>
/// <param name="Confirm">What confirming the question sends; <c>null</c> for a refusal.</param>
/// <param name="IsConfirmed">Whether the question was confirmed with the last sending.</param>
public sealed record ShownProblem(string Sentence, string? Confirm, bool IsConfirmed)
{
    /// <summary>A refusal.</summary>
    public static ShownProblem Refusal(string sentence) => new(sentence, Confirm: null, IsConfirmed: false);

    /// <summary>A problem of a care entry, in the person's language.</summary>
    public static ShownProblem From(CareProblem problem, Words words, IReadOnlyCollection<string> confirmed) => new(
        words.Problem(problem.Code, problem.Message, problem.Arguments),
        problem.Kind == ProblemKind.Question ? problem.Key : null,
        confirmed.Contains(problem.Key));

    /// <summary>The problems of one field.</summary>
    public static ImmutableArray<ShownProblem> Of(
        IEnumerable<CareProblem> problems, string field, Words words, IReadOnlyCollection<string> confirmed) =>
        [.. problems.Where(problem => problem.Field == field).Select(problem => From(problem, words, confirmed))];
}
