using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pathways.Rules;

/// <summary>An element of the requirements graph, compiled: the whole union.</summary>
internal abstract class DmnElement
{
    private DmnElement(string id, string name, string ns)
    {
        Id = id;
        Name = name;
        Namespace = ns;
    }

    public string Id { get; }

    public string Name { get; }

    public string Namespace { get; }

    /// <summary>For an element of an imported model <c>namespace#name</c>: so callers tell it from a namesake.</summary>
    public string? QualifiedName { get; set; }

    /// <summary>The value that a caller gives for it, by its qualified name or by its name; null when there is none.</summary>
    public FeelValue GivenIn(FeelContext inputs) =>
        QualifiedName is not null && inputs.TryGet(QualifiedName, out FeelValue value) ? value : inputs[Name];

    /// <summary>The type of its values, once known.</summary>
    public FeelType Type { get; set; } = FeelType.Any;

    /// <summary>Its place in the memory of a run; -1 when its value is wanted once only and need not be remembered.</summary>
    public int Memory { get; set; } = -1;

    /// <summary>What is known of its values: the declared type, or what its logic tells beyond it.</summary>
    [field: AllowNull]
    public FeelType KnownType { get => field ?? Type; set; }

    /// <summary>What is known of what a caller gets: for a decision service of what it gives, not of the function.</summary>
    public virtual FeelType ResultType => KnownType;

    /// <summary>Input data: a value that the caller gives.</summary>
    public sealed class Input(DmnInputData input, DmnModel model, Place place)
        : DmnElement(input.Id, input.Variable.Name, model.Namespace)
    {
        public DmnInputData Source => input;

        public Place Place => place;
    }

    /// <summary>A decision.</summary>
    public sealed class Decision(DmnDecision decision, LinkedModel model)
        : DmnElement(decision.Id, decision.Variable.Name, model.Model.Namespace)
    {
        public DmnDecision Source => decision;

        public LinkedModel Model => model;

        public DecisionProgram? Program { get; set; }

        /// <summary>What its trace tells before it is taken.</summary>
        public DecisionTrace BlankTrace { get; } = new()
        {
            DecisionId = decision.Id,
            DecisionName = decision.Variable.Name,
            Question = decision.Question,
            Expression = (decision.Logic as DmnBox.Literal)?.Text.Text,
        };

        /// <summary>The names that its logic may use.</summary>
        public FeelScope Names { get; set; } = FeelScope.Closed();
    }

    /// <summary>A knowledge model.</summary>
    public sealed class Knowledge(DmnKnowledgeModel knowledge, LinkedModel model)
        : DmnElement(knowledge.Id, knowledge.Variable.Name, model.Model.Namespace)
    {
        public DmnKnowledgeModel Source => knowledge;

        public LinkedModel Model => model;

        public KnowledgeFunction Function { get; } = new(knowledge.Variable.Name);

        /// <summary>The function behind it when its body is not FEEL.</summary>
        public FeelFunction? External { get; set; }

        /// <summary>The function that callers get.</summary>
        public FeelFunction Called => External ?? Function;
    }

    /// <summary>A decision service.</summary>
    public sealed class Service(DmnDecisionService service, LinkedModel model)
        : DmnElement(service.Id, service.Variable.Name, model.Model.Namespace)
    {
        public DmnDecisionService Source => service;

        public LinkedModel Model => model;

        public ServiceFunction? Function { get; set; }

        public override FeelType ResultType => Function?.KnownResult ?? FeelType.Any;
    }
}

/// <summary>A compiled decision.</summary>
/// <param name="Logic">Its value, given a frame whose first places hold what it requires.</param>
/// <param name="Layout">The size of the frame.</param>
/// <param name="Requirements">What fills the first places.</param>
/// <param name="Place">Where the decision stands.</param>
internal sealed record DecisionProgram(Run Logic, FrameLayout Layout, ImmutableArray<RequiredPlace> Requirements, Place Place)
{
    /// <summary>The elements whose values it needs, those of imported models included.</summary>
    public IEnumerable<DmnElement> Required => Requirements.SelectMany(ElementsOf);

    /// <summary>The elements behind a place.</summary>
    public static IEnumerable<DmnElement> ElementsOf(RequiredPlace place) => place switch
    {
        RequiredPlace.Element element => [element.Required],
        RequiredPlace.Imported imported => imported.Parts.SelectMany(ElementsOf),
        _ => [],
    };
}

/// <summary>What a place of a decision's frame is filled with: the whole union.</summary>
internal abstract record RequiredPlace
{
    private RequiredPlace()
    {
    }

    /// <summary>The value of an element.</summary>
    public sealed record Element(DmnElement Required) : RequiredPlace;

    /// <summary>A value that never changes: a function or a reference table.</summary>
    public sealed record Fixed(FeelValue Value) : RequiredPlace;

    /// <summary>The required elements of an imported model, under the name of the import.</summary>
    public sealed record Imported(ContextShape Shape, ImmutableArray<RequiredPlace> Parts) : RequiredPlace;
}

/// <summary>A knowledge model as a function: it exists before its body is compiled, so that bodies may call each other.</summary>
internal sealed class KnowledgeFunction(string name) : FeelFunction
{
    private UserFunction? body;

    public override string Name => name;

    public override ImmutableArray<FeelParameter> Parameters => body?.Parameters ?? [];

    internal override FeelType ResultType => body?.ResultType ?? FeelType.Any;

    /// <summary>Gives it its body, once, while the rule set is compiled.</summary>
    public void Complete(UserFunction compiled) => body = compiled;

    internal override FeelValue Invoke(Evaluation evaluation, Place place, FeelValue[] arguments)
    {
        string? around = Enter(evaluation);
        FeelValue value = body is null
            ? evaluation.Fail(place, Sentences.NoSuchFunction, name)
            : body.Invoke(evaluation, place, arguments);
        evaluation.Tracing?.Function = around;
        return value;
    }

    internal override FeelValue InvokeNamed(Evaluation evaluation, Place place, string[] names, FeelValue[] arguments)
    {
        string? around = Enter(evaluation);
        FeelValue value = body is null
            ? evaluation.Fail(place, Sentences.NoSuchFunction, name)
            : body.InvokeNamed(evaluation, place, names, arguments);
        evaluation.Tracing?.Function = around;
        return value;
    }

    /// <summary>Tells the trace whose tables come next; gives what it knew before.</summary>
    private string? Enter(Evaluation evaluation)
    {
        string? around = evaluation.Tracing?.Function;
        evaluation.Tracing?.Function = name;
        return around;
    }
}
