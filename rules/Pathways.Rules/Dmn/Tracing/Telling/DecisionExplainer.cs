namespace Pathways.Rules;

/// <summary>From a trace to its explanation.</summary>
internal sealed class DecisionExplainer(DecisionTrace root, RuleGlossary glossary, RuleLanguage language)
{
    private const int HashLetters = 12;

    private readonly ValueTeller values = new(glossary, language);
    private readonly SourceTeller sources = new(root.Settings, new ValueTeller(glossary, language));

    public DecisionExplanation Explain()
    {
        List<ExplainedStep> steps = [];
        Gather(root, steps, []);
        return new DecisionExplanation
        {
            Language = language,
            Title = values.Name(root.DecisionName),
            Question = root.Question is null ? null : values.Name(root.Question),
            Answer = Answer(root),
            Facts = [.. Facts()],
            Steps = [.. steps],
            Problems = [.. root.Problems.Select(problem => problem.MessageIn(language)).Distinct(StringComparer.Ordinal)],
            Rules = Rules(),
            Taken = root.Settings is EvaluationSettings settings
                ? Phrases.Taken.In(language, values.Moment(sources.Local(settings.Now)))
                : null,
        };
    }

    // Authors may explain an answer in their own words: an entry "explanation" with a sentence in each language.
    private string Answer(DecisionTrace trace) =>
        trace.Output.Kind == FeelKind.Context && trace.Output.AsContext()["explanation"] is { Kind: FeelKind.Context } explanation
            ? values.InBothLanguages(explanation.AsContext()) ?? values.Value(trace.Output)
            : values.ValueOf(trace.DecisionName, trace.Output);

    private string Rules()
    {
        string told = Phrases.RuleSet.In(language, values.Name(glossary.Title ?? root.RuleSetName));
        if (root.Settings?.RuleSetVersion is string version)
        {
            told = Phrases.Version.In(language, told, version);
        }

        return Phrases.Hash.In(language, told, root.RuleSetHash[..Math.Min(HashLetters, root.RuleSetHash.Length)]);
    }

    // What was given, then what was looked for and not there: a missing fact is part of the explanation.
    private IEnumerable<ExplainedFact> Facts()
    {
        FeelContext given = root.Given ?? FeelContext.Empty;
        IEnumerable<TracedValue> read = Read(root).Where(input => root.Given is null || input.Value.IsNull);
        return given.Entries.Select(entry => new TracedValue(entry.Key, entry.Value))
            .Concat(read.Where(input => !given.TryGet(input.Name, out _)))
            .DistinctBy(input => input.Name, StringComparer.Ordinal)
            .Select(input => input.Value.IsNull
                ? new ExplainedFact(values.Name(input.Name), Phrases.Missing.In(language), null)
                : new ExplainedFact(values.Name(input.Name), values.ValueOf(input.Name, input.Value), sources.Tell(input.Name)));
    }

    private static IEnumerable<TracedValue> Read(DecisionTrace trace) => trace.Required.SelectMany(Read).Concat(trace.Inputs);

    private void Gather(DecisionTrace trace, List<ExplainedStep> steps, HashSet<string> told)
    {
        foreach (DecisionTrace required in trace.Required)
        {
            Gather(required, steps, told);
        }

        // A decision service has no logic of its own: what its decisions did says all.
        bool isService = trace.Expression is null && trace.Tables.IsEmpty && trace.Steps.IsEmpty && !trace.Required.IsEmpty;
        if (isService && ReferenceEquals(trace, root))
        {
            return;
        }

        // A decision required by several is told once.
        if (told.Add($"{trace.DecisionId}\n{FeelJson.ToJson(trace.Output)}\n{string.Join('\n', trace.Tables.Select(InputsOf))}"))
        {
            steps.Add(Step(trace));
        }
    }

    private static string InputsOf(TableTrace table) => string.Join('\n', table.Inputs.Select(input => input.Value.ToString()));

    private ExplainedStep Step(DecisionTrace trace)
    {
        TableTeller tables = new(values, new CellTeller(values, Known(trace), root.Settings));
        return new ExplainedStep
        {
            Title = values.Name(trace.DecisionName),
            Answer = Answer(trace),
            Expression = trace.Expression is string text ? Phrases.Reckoned.In(language, OnOneLine(text)) : null,
            Values = [.. trace.Steps.Where(IsPlain).Select(step => new ExplainedFact(values.Name(step.Name), values.ValueOf(step.Name, step.Value), null))],
            Tables = [.. trace.Tables.Select(table => tables.Tell(table, trace.Output))],
            Sources = [.. glossary.SourcesOf(trace.DecisionId).Select(Source)],
        };
    }

    // The trace keeps all steps; rows of reference tables and the like tell nothing in a sentence.
    private static bool IsPlain(TracedValue step) =>
        step.Value.Kind != FeelKind.Context
        && !(step.Value.Kind == FeelKind.List && step.Value.Items.Any(item => item.Kind is FeelKind.Context or FeelKind.List));

    private static FeelContext Known(DecisionTrace trace) => FeelContext.Of(
        trace.Inputs.Concat(trace.Required.Select(required => new TracedValue(required.DecisionName, required.Output))).Concat(trace.Steps)
            .DistinctBy(value => value.Name, StringComparer.Ordinal)
            .Select(value => KeyValuePair.Create(value.Name, value.Value)));

    private string Source(DmnKnowledgeSource source)
    {
        string name = source.Label ?? values.Name(source.Name);
        return source.Location is null ? name : $"{name}, {source.Location}";
    }

    private static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
