using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A compiled DMN model with all that it imports: immutable, evaluated on any thread.</summary>
public sealed class RuleSet
{
    // More than enough for a table of a thousand rules; about a second at most.
    private const long ProofSteps = 300_000_000;

    private readonly ImmutableArray<DmnElement> elements;
    private readonly ImmutableArray<TableSite> tables;
    private readonly int memorySize;
    private readonly Dictionary<string, Invocable> invocable = new(StringComparer.Ordinal);

    private RuleSet(DmnModel model, RuleSetCompiler compiled, string hash, RuleGlossary glossary)
    {
        elements = compiled.Elements;
        tables = [.. compiled.Tables];
        memorySize = compiled.MemorySize;
        Name = model.Name;
        Namespace = model.Namespace;
        ContentHash = hash;
        Model = model;
        Glossary = glossary;
        string[] qualified = [.. elements.OfType<DmnElement.Input>().Select(input => input.QualifiedName).OfType<string>()];
        foreach (DmnElement element in elements)
        {
            if (element is not DmnElement.Input)
            {
                invocable[element.QualifiedName is null ? element.Id : $"{element.Namespace}#{element.Id}"] = ToInvocable(element, qualified);
            }
        }

        foreach (Invocable one in invocable.Values.ToArray())
        {
            invocable[one.Element.QualifiedName ?? one.Element.Name] = one;
        }
    }

    /// <summary>The model's name.</summary>
    public string Name { get; }

    /// <summary>The model's namespace.</summary>
    public string Namespace { get; }

    /// <summary>SHA-256, in hexadecimal, over the canonical XML of all models and the text of all tables.</summary>
    public string ContentHash { get; }

    /// <summary>The model as read.</summary>
    public DmnModel Model { get; }

    /// <summary>What people read for its names and values, and the guidelines of its decisions.</summary>
    public RuleGlossary Glossary { get; }

    /// <summary>The names of the model's own decisions, in the order of the file.</summary>
    public ImmutableArray<string> Decisions =>
        [.. elements.OfType<DmnElement.Decision>().Where(IsOwn).Select(decision => decision.Name)];

    /// <summary>The names of the model's own decision services, in the order of the file.</summary>
    public ImmutableArray<string> DecisionServices =>
        [.. elements.OfType<DmnElement.Service>().Where(IsOwn).Select(service => service.Name)];

    /// <summary>Links and compiles a model.</summary>
    /// <param name="main">The model.</param>
    /// <param name="resolve">Finds what it imports; null when it cannot be found.</param>
    public static RuleSetCompilation Compile(DmnModel main, Func<DmnImport, RuleSource?> resolve)
    {
        ArgumentNullException.ThrowIfNull(main);
        ArgumentNullException.ThrowIfNull(resolve);
        List<RuleFinding> findings = [];
        ModelLinker linker = new(resolve, findings);
        linker.Link(main);
        RuleSetCompiler compiler = new(findings);
        compiler.Compile(linker.Models);
        RuleGlossary glossary = new([main, .. linker.Models.Select(linked => linked.Model).Where(model => !ReferenceEquals(model, main))]);
        RuleSet ruleSet = new(main, compiler, RuleSetHash.Of(linker.Contents), glossary);
        findings.AddRange(StandingRules.Compile([ruleSet], CareVocabulary.Unknown).Findings);
        return new RuleSetCompilation(ruleSet, [.. findings]);
    }

    /// <summary>The decision that no other one of the model requires; null when there are several.</summary>
    public string? MainDecision
    {
        get
        {
            HashSet<string> required =
                [.. Model.Decisions.SelectMany(decision => decision.Requirements).Where(IsOwn).Select(reference => reference.Id)];
            DmnDecision[] last = [.. Model.Decisions.Where(decision => !required.Contains(decision.Id))];
            return last is [DmnDecision main] ? main.Variable.Name : null;
        }
    }

    /// <summary>The inputs that a decision or decision service can use, with their types, directly or by way of others.</summary>
    /// <param name="decision">Its name or id.</param>
    /// <returns>Empty when there is no such decision.</returns>
    public ImmutableArray<FeelParameter> InputsOf(string decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return invocable.TryGetValue(decision, out Invocable? found) ? InputsOf(found.Element) : [];
    }

    /// <summary>Whether there is a decision or decision service of this name or id.</summary>
    internal bool CanAnswer(string decision) => invocable.ContainsKey(decision);

    /// <summary>An element of its own and all that it requires, directly or by way of others, itself first.</summary>
    internal IEnumerable<DmnElement> Reached(string decision) =>
        invocable.TryGetValue(decision, out Invocable? found) ? Reached(found.Element) : [];

    /// <summary>
    /// Proves the model's own decision tables, wherever they stand: complete or not, with missing data too, free of conflicts
    /// or not, and which rules are never used.
    /// </summary>
    /// <param name="steps">How much work each table may be; beyond it the answer is that it was not proved.</param>
    /// <returns>A proof for each table, in the order of the file.</returns>
    public ImmutableArray<TableProof> ProveTables(long steps = ProofSteps)
    {
        ILookup<DmnElement?, TableSite> byOwner = tables.ToLookup(table => table.Owner);
        return
        [
            .. elements.Where(IsOwn).SelectMany(owner => byOwner[owner].Select((table, number) => TableProver.Prove(table, number, steps))),
        ];
    }

    /// <summary>Takes a decision, or all of a decision service, or calls a knowledge model.</summary>
    /// <param name="decisionOrService">Its name or id; with <c>namespace#</c> before it one of an imported model.</param>
    /// <param name="inputs">
    /// The values of the inputs by name; those that are missing are null. <c>namespace#name</c> tells an imported input from a namesake.
    /// </param>
    /// <param name="settings">The clock, the zone, the budget, and whether to trace.</param>
    public DecisionResult Evaluate(string decisionOrService, FeelContext inputs, EvaluationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(decisionOrService);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(settings);
        Evaluation evaluation = new(settings);
        if (!invocable.TryGetValue(decisionOrService, out Invocable? asked))
        {
            Place nowhere = new(new RuleText(string.Empty, Model.Source), 0, 0);
            evaluation.Fail(
                nowhere, Sentences.NoSuchDecision, decisionOrService, string.Join(", ", Decisions.AddRange(DecisionServices)));
            DecisionTrace nothing = Signed(new DecisionTrace { DecisionId = string.Empty, DecisionName = decisionOrService });
            return new DecisionResult(FeelValue.Null, nothing with { Problems = evaluation.ProblemsAfter(0) }, evaluation.Problems);
        }

        TraceBuilder? tracing = settings.Trace ? new TraceBuilder(asked.BlankTrace, asked.Inputs.Count) : null;
        FeelValue value = Value(asked.Element, inputs, evaluation, tracing);
        if (evaluation.IsExhausted)
        {
            value = FeelValue.Null;
        }

        DecisionTrace trace = Trace(asked, value, inputs, tracing, evaluation);
        return new DecisionResult(value, trace, evaluation.Problems) { ReadsClock = evaluation.ReadsClock };
    }

    private FeelValue Value(DmnElement element, FeelContext inputs, Evaluation evaluation, TraceBuilder? tracing)
    {
        DecisionRun run = new(memorySize, inputs, evaluation);
        switch (element)
        {
            case DmnElement.Service { Function: ServiceFunction service }:
                evaluation.Tracing = tracing;
                return service.Invoke(ref run, inputs);
            case DmnElement.Knowledge knowledge:
                evaluation.Tracing = tracing;
                return Call(knowledge, inputs, evaluation);
            default:
                return run.ValueOf(element, tracing);
        }
    }

    private static FeelValue Call(DmnElement.Knowledge knowledge, FeelContext inputs, Evaluation evaluation)
    {
        FeelValue[] arguments = [.. knowledge.Called.Parameters.Select(parameter => inputs[parameter.Name])];
        return knowledge.Called.Invoke(evaluation, knowledge.Model.PlaceOf(knowledge.Source.Variable.At), arguments);
    }

    private static DecisionTrace Trace(
        Invocable asked, FeelValue value, FeelContext inputs, TraceBuilder? tracing, Evaluation evaluation)
    {
        if (tracing is not null)
        {
            tracing.Finish(value, evaluation.ProblemsAfter(0));
            return tracing.Build(evaluation.Settings, OfUse(asked, inputs));
        }

        return evaluation.ProblemCount == 0
            ? asked.BlankTrace
            : asked.BlankTrace with { Problems = evaluation.ProblemsAfter(0) };
    }

    /// <summary>Of what the caller gave, what the decision can use: a trace holds no more than it needs.</summary>
    private static FeelContext OfUse(Invocable asked, FeelContext inputs)
    {
        foreach (string name in inputs.Names)
        {
            if (!asked.Inputs.Contains(name))
            {
                return FeelContext.Of(inputs.Entries.Where(input => asked.Inputs.Contains(input.Key)));
            }
        }

        return inputs;
    }

    private Invocable ToInvocable(DmnElement element, string[] qualifiedInputs)
    {
        DecisionTrace blank = element is DmnElement.Decision decision
            ? decision.BlankTrace
            : new DecisionTrace { DecisionId = element.Id, DecisionName = element.Name };
        IEnumerable<string> inputs = InputsOf(element).Select(input => input.Name).Concat(qualifiedInputs);
        return new Invocable(element, Signed(blank), inputs.ToFrozenSet(StringComparer.Ordinal));
    }

    private DecisionTrace Signed(DecisionTrace trace) => trace with
    {
        RuleSetName = Name,
        RuleSetNamespace = Namespace,
        RuleSetHash = ContentHash,
    };

    private static ImmutableArray<FeelParameter> InputsOf(DmnElement decision) =>
    [
        .. Reached(decision).SelectMany<DmnElement, FeelParameter>(element => element switch
        {
            DmnElement.Input input => [new FeelParameter(input.Name, input.Type)],
            DmnElement.Service { Function: ServiceFunction function } => function.Parameters,
            DmnElement.Knowledge knowledge when ReferenceEquals(knowledge, decision) => knowledge.Called.Parameters,
            _ => [],
        }),
    ];

    private static List<DmnElement> Reached(DmnElement start)
    {
        List<DmnElement> reached = [start];
        HashSet<DmnElement> seen = [start];
        for (int i = 0; i < reached.Count; i++)
        {
            if (reached[i] is DmnElement.Decision { Program: DecisionProgram program })
            {
                reached.AddRange(program.Required.Where(seen.Add));
            }
        }

        return reached;
    }

    /// <summary>A decision, decision service or knowledge model by name or id; null when there is none.</summary>
    internal DmnElement? Find(string decisionOrService) => invocable.GetValueOrDefault(decisionOrService)?.Element;

    private bool IsOwn(DmnElement element) => element.Namespace == Namespace;

    private bool IsOwn(DmnReference reference) => reference.Namespace is null || reference.Namespace == Namespace;

    /// <summary>What can be asked for: its trace as it is before, and the names of the inputs that it can use.</summary>
    private sealed record Invocable(DmnElement Element, DecisionTrace BlankTrace, FrozenSet<string> Inputs);
}

/// <summary>What became of a model.</summary>
/// <param name="RuleSet">The rule set; one with errors evaluates too, and gives null where they are.</param>
/// <param name="Findings">What is wrong or doubtful; with an error it is not to be published.</param>
public sealed record RuleSetCompilation(RuleSet? RuleSet, ImmutableArray<RuleFinding> Findings)
{
    /// <summary>True when there is no error: fit to be published.</summary>
    public bool IsSound => RuleSet is not null && Findings.All(finding => finding.Severity != FindingSeverity.Error);
}

/// <summary>A decision taken.</summary>
/// <param name="Value">The answer.</param>
/// <param name="Trace">How it came about; only names and problems when the settings ask for no trace.</param>
/// <param name="Problems">Why something in it was null; also there when the answer itself is not.</param>
public readonly record struct DecisionResult(FeelValue Value, DecisionTrace Trace, ImmutableArray<FeelProblem> Problems)
{
    /// <summary>True when <c>now()</c> or <c>today()</c> was asked on the way: the same inputs may give another answer later.</summary>
    public bool ReadsClock { get; init; }
}
