using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Plans;

/// <summary>Words for what stands in a personal plan.</summary>
/// <param name="words">The language.</param>
/// <param name="figures">Its dates.</param>
/// <param name="network">Who is who.</param>
public sealed class PlanWords(Words words, Figures figures, KnownNetwork network)
{
    /// <summary>The key of a member of an enumeration in the texts.</summary>
    public static string Of<T>(string kind, T value)
        where T : struct, Enum => $"plan.{kind}.{value.ToString().ToLowerInvariant()}";

    /// <summary>The class of a plan's mark.</summary>
    public static string MarkOf(PlanStatus status) => status switch
    {
        PlanStatus.Agreed or PlanStatus.Active => "state state-fine",
        PlanStatus.Closed => "state",
        _ => "state state-info",
    };

    /// <summary>"Version 2, convenue le 23 nov. 2026", or that it is not agreed.</summary>
    public string Version(PlanVersion version) => version.AgreedOn is { } agreed
        ? words.With("plan.version_agreed", version.Number, figures.Date(agreed))
        : words.With("plan.version_open", version.Number);

    /// <summary>A signature as a sentence: who answered what, when, how, and who heard it.</summary>
    public string Signature(Recorded<PlanSignature> recorded)
    {
        PlanSignature signature = recorded.Value;
        string by = words.With("plan.by_as", network.NameOf(recorded.By, words["history.someone"]), words.Role(recorded.As));
        string who = signature.Voice == PlanVoice.Representative
            ? words.With("plan.representative", signature.Name ?? words["history.someone"])
            : words["plan.person"];
        string sentence = signature.Voice == PlanVoice.Gp
            ? words.With($"{Of("signed", signature.Answer)}.gp", by, figures.Date(signature.On))
            : words.With($"{Of("signed", signature.Answer)}.person", who, by, figures.Date(signature.On));
        return signature.Means is { } means ? $"{sentence}, {words[Of("means", means)]}" : sentence;
    }

    /// <summary>What became of an action; empty while nothing is known.</summary>
    public string Result(ActionResult? result) => result is null
        ? string.Empty
        : words.With(
            result.Words is null ? "plan.result" : "plan.result_words",
            words[Of("outcome", result.Outcome)], figures.Date(result.On), result.Words ?? string.Empty);

    /// <summary>A look back as a sentence.</summary>
    public string Review(Recorded<PlanReview> recorded)
    {
        PlanReview review = recorded.Value;
        string sentence = words.With("plan.review_line", figures.Date(review.On), words[Of("review", review.Outcome)]);
        sentence = review.GoalsReached is { } reached ? $"{sentence}, {words.Count("plan.goals_reached", reached)}" : sentence;
        return review.Words is null ? sentence : $"{sentence}. {review.Words}";
    }

    /// <summary>Who does an action, and where they work.</summary>
    public string Who(PlanAction action) => string.Join(
        ", ", new[] { action.Who is null ? null : words.Whom(action.Who), action.Organisation }.Where(part => part is not null));

    /// <summary>A difference between two versions as a line.</summary>
    public string Change(PlanChange change) => change.Details is [{ Detail: PlanDetail.Text }]
        ? words.With("plan.changed.passage", words[Of("part", change.Part)]) // it stands below, as it was and as it is
        : words.With(Of("changed", change.Kind), words[Of("part", change.Part)], change.What);

    /// <summary>"Qui", "avant le" …</summary>
    public string NameOf(PlanDetail detail) => words[Of("detail", detail)];

    /// <summary>What a detail said or says, as people read it; that it said nothing when it is <c>null</c>.</summary>
    public string Said(PlanDetail detail, string? value) => (detail, value) switch
    {
        (_, null) => words["plan.detail_nothing"],
        (PlanDetail.TargetOn or PlanDetail.DueOn, { } day) => figures.Date(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (PlanDetail.Role or PlanDetail.Who, { } role) => words.Whom(role),
        (PlanDetail.Domain, { } domain) => words[Of("domain", Enum.Parse<ProblemDomain>(domain))],
        (PlanDetail.Kind, { } kind) => words[Of("kind", Enum.Parse<ActionKind>(kind))],
        (PlanDetail.Status, { } status) => words[Of("goal", Enum.Parse<GoalStatus>(status))],
        var (_, text) => text,
    };
}
