using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Pathways.Rules;

/// <summary>One evaluation under way: its settings, its remaining budget, and what went wrong so far.</summary>
internal sealed class Evaluation(EvaluationSettings settings)
{
    private const int MostProblems = 100;
    private const int DeepestCall = 250;
    private const int DeepestValue = 200;
    private const int UnitsPerStep = 16;

    private List<FeelProblem>? problems;
    private int stepsLeft = settings.StepBudget;
    private int depth;
    private bool hasStopped;

    public EvaluationSettings Settings => settings;

    /// <summary>Where decisions and tables note what they did; null when nobody wants to know.</summary>
    public TraceBuilder? Tracing { get; set; }

    public bool ChecksAllowedValues => settings.EnforceAllowedValues;

    /// <summary>True once the budget is used up: everything answers null from then on.</summary>
    public bool IsExhausted => stepsLeft <= 0;

    /// <summary>True once anything asked for the time: only then can the answer change while its inputs stay.</summary>
    public bool ReadsClock { get; private set; }

    public ImmutableArray<FeelProblem> Problems => problems is null ? [] : [.. problems];

    public int ProblemCount => problems?.Count ?? 0;

    /// <summary>The instant of the settings, told in their zone.</summary>
    public FeelDateTime TellTime()
    {
        ReadsClock = true;
        return FeelDateTime.FromInstant(settings.Now, FeelZone.OfOrUtc(settings.ZoneId));
    }

    /// <summary>Takes steps from the budget; false when it is used up, said once.</summary>
    public bool Spend(int steps, Place place)
    {
        if (stepsLeft <= 0)
        {
            return false;
        }

        stepsLeft -= steps;
        if (stepsLeft > 0)
        {
            return true;
        }

        Stop(place, Sentences.BudgetExhausted, settings.StepBudget.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return false;
    }

    /// <summary>Takes steps for a look through all of a value.</summary>
    public bool SpendOn(FeelValue value, Place place) => SpendOn(value.Extent.Size, place);

    /// <summary>Takes steps for a comparison of two values, part by part.</summary>
    public bool SpendOn(FeelValue left, FeelValue right, Place place) =>
        SpendOn(Math.Min(left.Extent.Size, right.Extent.Size), place);

    /// <summary>A value just made: null, and the end of the evaluation, when it has grown too deep or too large.</summary>
    public FeelValue Admit(FeelValue value, Place place)
    {
        Extent extent = value.Extent;
        if (extent.Depth <= DeepestValue && extent.Size <= settings.StepBudget)
        {
            return value;
        }

        return Stop(place, Sentences.TooLarge);
    }

    /// <summary>Enters a call; false when calls are nested too deep to go on safely.</summary>
    public bool TryEnter(Place place)
    {
        if (!Spend(1, place))
        {
            return false;
        }

        if (depth >= DeepestCall)
        {
            Stop(place, Sentences.TooDeep);
            return false;
        }

        if (!HasStack(place))
        {
            return false;
        }

        depth++;
        return true;
    }

    /// <summary>False, and the end of the evaluation, when the thread has too little stack left to go on safely.</summary>
    public bool HasStack(Place place)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return true;
        }

        Stop(place, Sentences.TooDeep);
        return false;
    }

    public void Leave() => depth--;

    /// <summary>Notes a problem and gives null.</summary>
    public FeelValue Fail(Place place, RuleSentence sentence, params ImmutableArray<string> arguments)
    {
        problems ??= [];
        if (problems.Count < MostProblems && !hasStopped)
        {
            problems.Add(new FeelProblem(sentence, place, arguments));
        }

        return FeelValue.Null;
    }

    /// <summary>The problems noted after the first <paramref name="count"/>, as a trace keeps them.</summary>
    public ImmutableArray<TracedProblem> ProblemsAfter(int count) => problems is null || problems.Count <= count
        ? []
        : [.. problems.Skip(count).Select(problem => new TracedProblem(problem.Code, problem.Message, problem.Arguments))];

    /// <summary>Forgets what was noted after <paramref name="count"/>: a trial that may fail leaves no trace.</summary>
    public void ForgetProblemsAfter(int count)
    {
        if (problems is not null && problems.Count > count && !hasStopped)
        {
            problems.RemoveRange(count, problems.Count - count);
        }
    }

    /// <summary>A value in a few words, for sentences.</summary>
    public static string Describe(FeelValue value)
    {
        switch (value.Kind)
        {
            case FeelKind.List when value.Items.Length > 5:
                return string.Create(
                    System.Globalization.CultureInfo.InvariantCulture, $"a list of {value.Items.Length} items");
            case FeelKind.Context when value.AsContext().Count > 5:
                return string.Create(
                    System.Globalization.CultureInfo.InvariantCulture, $"a context of {value.AsContext().Count} entries");
            case FeelKind.List when value.Extent.Depth > 1:
                return "a list";
            case FeelKind.Context when value.Extent.Depth > 1:
                return "a context";
            case FeelKind.Range when value.Extent is { Depth: > 1 } or { Size: > 8 }:
                return "a range";
            default:
                return FeelText.ToShort(value);
        }
    }

    /// <summary>Ends the evaluation; why is said even where many problems have been told already.</summary>
    private FeelValue Stop(Place place, RuleSentence sentence, params ImmutableArray<string> arguments)
    {
        stepsLeft = 0;
        if (!hasStopped)
        {
            (problems ??= []).Add(new FeelProblem(sentence, place, arguments));
        }

        hasStopped = true;
        return FeelValue.Null;
    }

    private bool SpendOn(long size, Place place) =>
        size < UnitsPerStep ? !IsExhausted : Spend((int)Math.Min(int.MaxValue, size / UnitsPerStep), place);
}
