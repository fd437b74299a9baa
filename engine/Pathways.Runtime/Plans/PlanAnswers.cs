using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What the answers of a form say about a personal plan: each field and list that names a place of it.</summary>
internal sealed class PlanAnswers
{
    private readonly FeelContext answers;
    private readonly FeelContext inputs;
    private readonly DateOnly today;
    private readonly ImmutableDictionary<string, FormField> fields;
    private readonly ImmutableDictionary<string, FormPart.Repeated> lists;

    /// <param name="form">The form.</param>
    /// <param name="answers">What was answered.</param>
    /// <param name="inputs">What the task was given, to find the action that it is about.</param>
    /// <param name="today">The day of a form that does not ask for one.</param>
    public PlanAnswers(FormDefinition form, FeelContext answers, FeelContext inputs, DateOnly today)
    {
        this.answers = answers;
        this.inputs = inputs;
        this.today = today;
        fields = ByPlace(form.Fields);
        lists = form.Lists
            .Where(list => list.PlanPlace is not null)
            .DistinctBy(list => list.PlanPlace)
            .ToImmutableDictionary(list => list.PlanPlace!); // Filtered just above.
    }

    /// <summary>What was written; null when the form asks for no part of the text.</summary>
    public PlanWriting? Written()
    {
        var written = new PlanWriting
        {
            Referent = Text("referent.name") is { Length: > 0 } name
                ? new PlanReferent(name, Who(fields, answers, "referent.role"), OrNull(Text("referent.phone")))
                : null,
            About = Text("about"),
            Summary = Text("summary"),
            UnmetGoals = Text("unmet_goals"),
            Disagreement = Text("disagreement"),
            Problems = List("problems", entry => entry("problem.text") is { } text
                ? new PlanProblem(
                    text,
                    Word<ProblemDomain>(entry("problem.domain")),
                    int.TryParse(entry("problem.priority"), out int priority) ? priority : null,
                    entry("problem.source"))
                : null),
            Goals = List("goals", entry => entry("goal.text") is { } text
                ? new PlanGoal(
                    text, entry("goal.measure"), Day(entry("goal.target")), Word<GoalStatus>(entry("goal.status")) ?? GoalStatus.Open)
                : null),
            Actions = List("actions", entry => entry("action.title") is { } title
                ? new PlanAction(
                    title, Word<ActionKind>(entry("action.kind")), entry("action.who"), entry("action.organisation"),
                    Day(entry("action.due")), entry("action.indicator"))
                : null),
            Alerts = List("alerts", AlertOf) ?? OneAlert(),
        };
        return written == new PlanWriting() ? null : written;
    }

    /// <summary>The answer to a version; null when the form asks for none.</summary>
    /// <param name="version">The version that was read.</param>
    public PlanSignature? Signed(PlanVersion version) =>
        Reply("validation") is { } validated ? Signature(version, PlanVoice.Gp, validated, "validation")
        : Reply("agreement") is { } agreed ? Signature(version, VoiceOf("agreement.voice"), agreed, "agreement")
        : null;

    /// <summary>What became of an action; null when the form does not ask.</summary>
    public ActionResult? Done() =>
        Word<ActionOutcome>(At(fields, answers, "result")) is { } outcome && TitleOf(fields["result"].PlanItem) is { } title
            ? new ActionResult(title, outcome, DayAt("result.on"), OrNull(Text("result.words")))
            : null;

    /// <summary>A look back; null when the form does not ask for one.</summary>
    public PlanReview? Reviewed() => Word<ReviewOutcome>(At(fields, answers, "review")) switch
    {
        { } outcome => new PlanReview(DayAt("review.on"), outcome, GoalsReached(), OrNull(Text("review.words"))),
        null => OrNull(Text("evaluation")) is { } words
            ? new PlanReview(DayAt("evaluation.on"), ReviewOutcome.Evaluated, GoalsReached: null, words)
            : null,
    };

    private static ImmutableDictionary<string, FormField> ByPlace(IEnumerable<FormField> fields) => fields
        .Where(field => field.PlanPlace is not null)
        .DistinctBy(field => field.PlanPlace)
        .ToImmutableDictionary(field => field.PlanPlace!); // Filtered just above.

    // The answer in a place, as text; of a choice the word that the place understands. Null when empty or not asked for.
    private static string? At(ImmutableDictionary<string, FormField> fields, FeelContext answers, string place)
    {
        if (place.EndsWith(".who", StringComparison.Ordinal))
        {
            return Who(fields, answers, place);
        }

        if (!fields.TryGetValue(place, out FormField? field) || answers[field.Key] is not { IsNull: false } answer)
        {
            return null;
        }

        string text = answer.ToPlainText().Trim();
        return field.Options.FirstOrDefault(option => option.Value == text)?.PlanWord ?? OrNull(text);
    }

    // A role stays a role, told in the reader's language; others keep the words of the form.
    private static string? Who(ImmutableDictionary<string, FormField> fields, FeelContext answers, string place)
    {
        if (!fields.TryGetValue(place, out FormField? field) || answers[field.Key] is not { IsNull: false } answer)
        {
            return null;
        }

        string text = answer.ToPlainText().Trim();
        return field.Options.FirstOrDefault(option => option.Value == text) switch
        {
            null => OrNull(text),
            var option when RoleKey.All.Any(role => role.Value == option.PlanWord) => option.PlanWord,
            var option => option.Label.French,
        };
    }

    private static T? Word<T>(string? word)
        where T : struct, Enum =>
        Enum.TryParse(word?.Replace("_", string.Empty, StringComparison.Ordinal), ignoreCase: true, out T value) ? value : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", out DateOnly day) ? day : null;

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static PlanAlert? AlertOf(Func<string, string?> entry) => entry("alert.how") is { } how
        ? new PlanAlert(how, entry("alert.teller"), entry("alert.to"), entry("alert.within"))
        : null;

    // Null when nobody was asked, empty when nothing was answered.
    private string? Text(string place) => fields.TryGetValue(place, out FormField? field) && answers.TryGet(field.Key, out _)
        ? At(fields, answers, place) ?? string.Empty
        : null;

    private DateOnly DayAt(string place) => Day(At(fields, answers, place)) ?? today;

    private PlanAnswer? Reply(string place) => Word<PlanAnswer>(At(fields, answers, place));

    private PlanVoice VoiceOf(string place) => Word<PlanVoice>(At(fields, answers, place)) ?? PlanVoice.Person;

    private PlanSignature Signature(PlanVersion version, PlanVoice voice, PlanAnswer answer, string place) => new(
        version.Number, version.Entry, version.Hash, voice, answer, DayAt($"{place}.on"), OrNull(Text($"{place}.name")),
        Word<ConsentMeans>(At(fields, answers, $"{place}.means")), OrNull(Text($"{place}.words")));

    private int? GoalsReached() => int.TryParse(At(fields, answers, "review.goals_reached"), out int reached) ? reached : null;

    private string? TitleOf(string? item)
    {
        string[] path = item?.Split('.', 2) ?? [];
        FeelValue found = path.Length > 0 ? inputs[path[0]] : FeelValue.Null;
        found = path.Length == 2 && found.Kind == FeelKind.Context ? found.AsContext()[path[1]] : found;
        return found.Kind == FeelKind.String ? OrNull(found.AsString()) : null;
    }

    private ImmutableArray<T>? List<T>(string place, Func<Func<string, string?>, T?> read)
        where T : class
    {
        if (!lists.TryGetValue(place, out FormPart.Repeated? list)
            || !answers.TryGet(list.Key, out FeelValue answer)
            || answer.Kind is not (FeelKind.List or FeelKind.Null))
        {
            return null;
        }

        ImmutableDictionary<string, FormField> inside = ByPlace(list.Fields);
        return
        [
            .. (answer.IsNull ? [] : answer.AsList())
                .Where(entry => entry.Kind == FeelKind.Context)
                .Select(entry => read(at => At(inside, entry.AsContext(), at)))
                .OfType<T>(),
        ];
    }

    // A form may ask for all alerts in one sentence.
    private ImmutableArray<PlanAlert>? OneAlert() => Text("alert.how") is null
        ? null
        : AlertOf(place => At(fields, answers, place)) is { } alert ? [alert] : [];
}
