using System.Collections.Immutable;

namespace Pathways.Care;

/// <summary>What a plan says: the text that the GP validates and the person agrees to.</summary>
public sealed record PlanContent
{
    /// <summary>Nothing is written yet.</summary>
    public static PlanContent Empty { get; } = new();

    /// <summary>The person to turn to; <c>null</c> until somebody is named.</summary>
    public PlanReferent? Referent { get; init; }

    /// <summary>The person and those involved.</summary>
    public string? About { get; init; }

    /// <summary>Summary of problems and of the person's projects.</summary>
    public string? Summary { get; init; }

    /// <summary>Problems on which the team acts.</summary>
    public ImmutableArray<PlanProblem> Problems { get; init; } = [];

    /// <summary>Shared goals, in the person's words.</summary>
    public ImmutableArray<PlanGoal> Goals { get; init; } = [];

    /// <summary>Who does what by when.</summary>
    public ImmutableArray<PlanAction> Actions { get; init; } = [];

    /// <summary>Who tells whom when something happens.</summary>
    public ImmutableArray<PlanAlert> Alerts { get; init; } = [];

    /// <summary>Shared goals that are stated but not acted on.</summary>
    public string? UnmetGoals { get; init; }

    /// <summary>A disagreement, noted.</summary>
    public string? Disagreement { get; init; }

    /// <summary>The consent to sharing outside the care team on which it was written; <c>null</c> for none.</summary>
    public ConsentId? Consent { get; init; }

    /// <summary>This content with the parts that were written; the others stay.</summary>
    /// <param name="written">What was written.</param>
    public PlanContent With(PlanWriting written)
    {
        ArgumentNullException.ThrowIfNull(written);
        return this with
        {
            Referent = written.Referent ?? Referent,
            About = Over(About, written.About),
            Summary = Over(Summary, written.Summary),
            Problems = written.Problems ?? Problems,
            Goals = written.Goals ?? Goals,
            Actions = written.Actions ?? Actions,
            Alerts = written.Alerts ?? Alerts,
            UnmetGoals = Over(UnmetGoals, written.UnmetGoals),
            Disagreement = Over(Disagreement, written.Disagreement),
        };
    }

    private static string? Over(string? before, string? written) => written switch
    {
        null => before,
        _ when string.IsNullOrWhiteSpace(written) => null, // asked for, and left empty
        _ => written.Trim(),
    };
}

/// <summary>Parts of a plan that were written at once; <c>null</c> for parts that nobody was asked for.</summary>
public sealed record PlanWriting
{
    /// <inheritdoc cref="PlanContent.Referent" />
    public PlanReferent? Referent { get; init; }

    /// <inheritdoc cref="PlanContent.About" />
    public string? About { get; init; }

    /// <inheritdoc cref="PlanContent.Summary" />
    public string? Summary { get; init; }

    /// <inheritdoc cref="PlanContent.Problems" />
    public ImmutableArray<PlanProblem>? Problems { get; init; }

    /// <inheritdoc cref="PlanContent.Goals" />
    public ImmutableArray<PlanGoal>? Goals { get; init; }

    /// <inheritdoc cref="PlanContent.Actions" />
    public ImmutableArray<PlanAction>? Actions { get; init; }

    /// <inheritdoc cref="PlanContent.Alerts" />
    public ImmutableArray<PlanAlert>? Alerts { get; init; }

    /// <inheritdoc cref="PlanContent.UnmetGoals" />
    public string? UnmetGoals { get; init; }

    /// <inheritdoc cref="PlanContent.Disagreement" />
    public string? Disagreement { get; init; }
}
