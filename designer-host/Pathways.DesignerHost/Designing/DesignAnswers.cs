using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Designing;

/// <summary>What every page of the designer answers when an act did not come about.</summary>
internal static class DesignAnswers
{
    /// <summary>The page that says why not.</summary>
    /// <param name="outcome">What came of the act; not done.</param>
    /// <param name="words">The reader's language.</param>
    public static IResult Otherwise<T>(DesignOutcome<T> outcome, Words words) => outcome switch
    {
        DesignOutcome<T>.Denied denied => Pages.Denied(denied.Decision, words),
        DesignOutcome<T>.Missing => Pages.Missing(words),
        DesignOutcome<T>.Refused { Problem: var problem } => Pages.Refused(problem.Code, problem.Sentence, problem.Arguments, words),
        DesignOutcome<T>.Overtaken { Other: var other } => Pages.Refused(
            "PW5131", $"Somebody else has saved '{other.Name}' meanwhile. Go back and look at both.", [other.Name], words),
        _ => throw new System.Diagnostics.UnreachableException($"No page for {outcome.GetType().Name}."),
    };

    /// <summary>Why not, in the reader's language.</summary>
    public static string Sentence(DesignProblem problem, Words words) => words.Problem(problem.Code, problem.Sentence, problem.Arguments);
}
