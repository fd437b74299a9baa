using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A boxed expression: the whole union of DMN 1.5, clause 7.3.1.</summary>
/// <param name="Id">Its id, if the author's tool gave it one.</param>
/// <param name="TypeRef">The type its value shall have.</param>
public abstract record DmnBox(string? Id, string? TypeRef)
{
    /// <summary>FEEL text.</summary>
    public sealed record Literal(string? Id, string? TypeRef, DmnText Text, string? Language) : DmnBox(Id, TypeRef);

    /// <summary>A decision table.</summary>
    public sealed record Table(string? Id, string? TypeRef, DmnDecisionTable Content) : DmnBox(Id, TypeRef);

    /// <summary>Named entries; an entry without a name at the end is the value.</summary>
    public sealed record Context(string? Id, string? TypeRef, ImmutableArray<Entry> Entries) : DmnBox(Id, TypeRef);

    /// <summary>A list.</summary>
    public sealed record List(string? Id, string? TypeRef, ImmutableArray<DmnBox> Items) : DmnBox(Id, TypeRef);

    /// <summary>A table of values: a list of contexts.</summary>
    public sealed record Relation(
        string? Id, string? TypeRef, ImmutableArray<DmnVariable> Columns, ImmutableArray<List> Rows) : DmnBox(Id, TypeRef);

    /// <summary>A call with named arguments.</summary>
    public sealed record Invocation(
        string? Id, string? TypeRef, DmnBox Called, ImmutableArray<Entry> Bindings) : DmnBox(Id, TypeRef);

    /// <summary>A function.</summary>
    public sealed record Function(
        string? Id, string? TypeRef, string Kind, ImmutableArray<DmnVariable> Parameters, DmnBox? Body) : DmnBox(Id, TypeRef);

    /// <summary>If, then, else.</summary>
    public sealed record Conditional(string? Id, string? TypeRef, DmnBox If, DmnBox Then, DmnBox Else) : DmnBox(Id, TypeRef);

    /// <summary>The items of a list that match.</summary>
    public sealed record Filter(string? Id, string? TypeRef, DmnBox In, DmnBox Match) : DmnBox(Id, TypeRef);

    /// <summary>For each item a value.</summary>
    public sealed record For(string? Id, string? TypeRef, string Variable, DmnBox In, DmnBox Return) : DmnBox(Id, TypeRef);

    /// <summary>Whether some, or every, item satisfies a condition.</summary>
    public sealed record Quantified(
        string? Id, string? TypeRef, bool IsEvery, string Variable, DmnBox In, DmnBox Satisfies) : DmnBox(Id, TypeRef);

    /// <summary>A name, or none, and a value.</summary>
    public sealed record Entry(DmnVariable? Variable, DmnBox? Value);
}

/// <summary>A decision table.</summary>
public sealed record DmnDecisionTable
{
    /// <summary>Which of the matching rules count.</summary>
    public required DmnHitPolicy HitPolicy { get; init; }

    /// <summary>How the outputs of COLLECT are taken together.</summary>
    public DmnAggregator Aggregator { get; init; }

    /// <summary>The input columns.</summary>
    public ImmutableArray<DmnTableInput> Inputs { get; init; } = [];

    /// <summary>The output columns.</summary>
    public ImmutableArray<DmnTableOutput> Outputs { get; init; } = [];

    /// <summary>The names of the annotation columns.</summary>
    public ImmutableArray<string> Annotations { get; init; } = [];

    /// <summary>The rules in order.</summary>
    public ImmutableArray<DmnRule> Rules { get; init; } = [];

    /// <summary>Where the table stands.</summary>
    public required DmnText At { get; init; }
}

/// <summary>An input column.</summary>
/// <param name="Label">Its heading, if any.</param>
/// <param name="Expression">What is tested.</param>
/// <param name="TypeRef">The type of what is tested.</param>
/// <param name="Allowed">The values allowed, as unary tests.</param>
public sealed record DmnTableInput(string? Label, DmnText Expression, string? TypeRef, DmnText? Allowed)
{
    /// <summary>The unit of what is tested, as UCUM spells it; null when none is declared.</summary>
    public string? Unit { get; init; }
}

/// <summary>An output column.</summary>
/// <param name="Name">Its name; needed when there are several.</param>
/// <param name="TypeRef">Its type.</param>
/// <param name="Values">The values allowed, for PRIORITY and OUTPUT ORDER from the highest priority.</param>
/// <param name="Default">The value when no rule matches.</param>
public sealed record DmnTableOutput(string? Name, string? TypeRef, DmnText? Values, DmnText? Default)
{
    /// <summary>The unit of its numbers, as UCUM spells it; null when none is declared.</summary>
    public string? Unit { get; init; }

    /// <summary>Its heading, if any.</summary>
    public string? Label { get; init; }
}

/// <summary>A rule.</summary>
/// <param name="Id">Its id, if the author's tool gave it one.</param>
/// <param name="Inputs">One cell for each input column.</param>
/// <param name="Outputs">One cell for each output column.</param>
/// <param name="Annotations">One text for each annotation column.</param>
public sealed record DmnRule(
    string? Id, ImmutableArray<DmnText> Inputs, ImmutableArray<DmnText> Outputs, ImmutableArray<string> Annotations);

/// <summary>Which of the matching rules count (DMN 1.5, clause 8.2.10).</summary>
public enum DmnHitPolicy
{
    /// <summary>At most one rule matches.</summary>
    Unique,

    /// <summary>The first that matches.</summary>
    First,

    /// <summary>The one with the highest output.</summary>
    Priority,

    /// <summary>Any; all that match agree.</summary>
    Any,

    /// <summary>All, in any order, perhaps taken together.</summary>
    Collect,

    /// <summary>All, in the order of the table.</summary>
    RuleOrder,

    /// <summary>All, by their outputs, highest first.</summary>
    OutputOrder,
}

/// <summary>How the outputs of COLLECT are taken together.</summary>
public enum DmnAggregator
{
    /// <summary>Not at all: a list.</summary>
    None,

    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their number.</summary>
    Count,

    /// <summary>The smallest.</summary>
    Min,

    /// <summary>The largest.</summary>
    Max,
}
