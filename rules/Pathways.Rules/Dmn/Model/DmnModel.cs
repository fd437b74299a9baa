using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>A DMN file as it is drawn and written: read, not yet linked or compiled.</summary>
public sealed record DmnModel
{
    /// <summary>The namespace of our own attributes and extension elements in a model, such as <c>unit</c>.</summary>
    public const string CareNamespace = "urn:pathways:care:1";

    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>What people read for the name.</summary>
    public string? Label { get; init; }

    /// <summary>The model's namespace: with an element's id it is the element's identity everywhere.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name of the file it was read from.</summary>
    public required string Source { get; init; }

    /// <summary>The XML it was read from, exactly: what the content hash is about.</summary>
    public required string Xml { get; init; }

    /// <summary>Other models and reference tables that it uses.</summary>
    public ImmutableArray<DmnImport> Imports { get; init; } = [];

    /// <summary>The types that it defines.</summary>
    public ImmutableArray<DmnItemDefinition> ItemDefinitions { get; init; } = [];

    /// <summary>What is known beforehand.</summary>
    public ImmutableArray<DmnInputData> InputData { get; init; } = [];

    /// <summary>What is decided.</summary>
    public ImmutableArray<DmnDecision> Decisions { get; init; } = [];

    /// <summary>Functions that decisions call.</summary>
    public ImmutableArray<DmnKnowledgeModel> KnowledgeModels { get; init; } = [];

    /// <summary>Decisions taken together, callable as one.</summary>
    public ImmutableArray<DmnDecisionService> DecisionServices { get; init; } = [];

    /// <summary>Guidelines and other authorities.</summary>
    public ImmutableArray<DmnKnowledgeSource> KnowledgeSources { get; init; } = [];

    /// <summary>What people read for names, values and sentences of the model.</summary>
    public ImmutableArray<DmnTerm> Terms { get; init; } = [];
}

/// <summary>What people read for a text of the model, by language.</summary>
/// <param name="Text">A name, the text of a value, an expression, a question, a label or an annotation, as it is written.</param>
/// <param name="French">What it is called in French; null for as it is written.</param>
/// <param name="English">What it is called in English; null for as it is written.</param>
public sealed record DmnTerm(string Text, string? French, string? English)
{
    /// <summary>The namespace of <c>term</c> elements, which stand in the extension elements of <c>definitions</c>.</summary>
    public const string Namespace = "urn:pathways:care:1";
}

/// <summary>A stretch of text in a DMN file.</summary>
/// <param name="Text">The text.</param>
/// <param name="ElementId">The id of the nearest element that has one.</param>
/// <param name="Line">Its line in the file.</param>
/// <param name="Column">Its column in the file.</param>
public sealed record DmnText(string Text, string? ElementId, int Line, int Column);

/// <summary>Another model, or a reference table, under a name of its own.</summary>
/// <param name="Name">The name; may be empty for a model whose names are taken in as they are.</param>
/// <param name="Namespace">The namespace of the imported model.</param>
/// <param name="ImportType">The kind: a DMN namespace, or <see cref="ReferenceTableType"/>.</param>
/// <param name="Location">Where the file lies, relative to this one; may be missing.</param>
/// <param name="At">Where the import stands.</param>
public sealed record DmnImport(string Name, string Namespace, string ImportType, string? Location, DmnText At)
{
    /// <summary>The import type of a reference table in CSV.</summary>
    public const string ReferenceTableType = "urn:pathways:reference-table:1";

    /// <summary>True for a CSV table, false for a model.</summary>
    public bool IsReferenceTable => string.Equals(ImportType, ReferenceTableType, StringComparison.Ordinal);
}

/// <summary>A type that a model defines.</summary>
public sealed record DmnItemDefinition
{
    /// <summary>The type's name, or the member's.</summary>
    public required string Name { get; init; }

    /// <summary>What people read for the name.</summary>
    public string? Label { get; init; }

    /// <summary>Where it stands.</summary>
    public required DmnText At { get; init; }

    /// <summary>The type it narrows; null when it has members or is a function.</summary>
    public string? TypeRef { get; init; }

    /// <summary>The unit of its numbers, as UCUM spells it; null when none is declared.</summary>
    public string? Unit { get; init; }

    /// <summary>The values allowed for one element, as unary tests.</summary>
    public DmnText? AllowedValues { get; init; }

    /// <summary>What the whole value must meet, as unary tests (DMN 1.5).</summary>
    public DmnText? TypeConstraint { get; init; }

    /// <summary>The members of a context.</summary>
    public ImmutableArray<DmnItemDefinition> Members { get; init; } = [];

    /// <summary>True for a list of such values.</summary>
    public bool IsCollection { get; init; }

    /// <summary>True for functions; then <see cref="Parameters"/> and <see cref="ResultTypeRef"/> tell their shape.</summary>
    public bool IsFunction { get; init; }

    /// <summary>The parameters of a function.</summary>
    public ImmutableArray<DmnVariable> Parameters { get; init; } = [];

    /// <summary>The type of a function's result.</summary>
    public string? ResultTypeRef { get; init; }
}

/// <summary>A name with a type.</summary>
/// <param name="Name">The name.</param>
/// <param name="TypeRef">The type; null for any.</param>
/// <param name="At">Where it stands.</param>
public sealed record DmnVariable(string Name, string? TypeRef, DmnText At)
{
    /// <summary>The unit of its numbers, as UCUM spells it; null when none is declared.</summary>
    public string? Unit { get; init; }

    /// <summary>What people read for the name: the label of the element, else of its variable.</summary>
    public string? Label { get; init; }
}

/// <summary>Something known beforehand.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Variable">Its name and type.</param>
public sealed record DmnInputData(string Id, DmnVariable Variable)
{
    /// <summary>Our extension elements on it.</summary>
    public ImmutableArray<DmnMark> Marks { get; init; } = [];
}

/// <summary>One of our extension elements (namespace <see cref="DmnModel.CareNamespace"/>), as written.</summary>
/// <param name="Name">Its name without the prefix, for example <c>fact</c>.</param>
/// <param name="Attributes">Its attributes by name.</param>
/// <param name="At">Where it stands.</param>
public sealed record DmnMark(string Name, ImmutableSortedDictionary<string, string> Attributes, DmnText At);

/// <summary>A decision.</summary>
public sealed record DmnDecision
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name and type.</summary>
    public required DmnVariable Variable { get; init; }

    /// <summary>The question it answers, in the author's words.</summary>
    public string? Question { get; init; }

    /// <summary>What the author says about it.</summary>
    public string? Description { get; init; }

    /// <summary>How it is decided; null when the author has not said.</summary>
    public DmnBox? Logic { get; init; }

    /// <summary>What it needs: inputs, decisions, knowledge models, services.</summary>
    public ImmutableArray<DmnReference> Requirements { get; init; } = [];

    /// <summary>The authorities it rests on.</summary>
    public ImmutableArray<DmnReference> Authorities { get; init; } = [];

    /// <summary>Our extension elements on it.</summary>
    public ImmutableArray<DmnMark> Marks { get; init; } = [];
}

/// <summary>A reference to an element, perhaps of another model.</summary>
/// <param name="Namespace">The namespace; null for the model's own.</param>
/// <param name="Id">The element's id.</param>
/// <param name="At">Where it stands.</param>
public sealed record DmnReference(string? Namespace, string Id, DmnText At);

/// <summary>A function that decisions call.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Variable">Its name and type.</param>
/// <param name="Logic">Its parameters and body; null when the author has not said.</param>
/// <param name="Requirements">The functions it calls itself.</param>
public sealed record DmnKnowledgeModel(
    string Id, DmnVariable Variable, DmnBox.Function? Logic, ImmutableArray<DmnReference> Requirements);

/// <summary>Decisions taken together, callable as one.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Variable">Its name and type.</param>
/// <param name="Outputs">The decisions whose values it gives.</param>
/// <param name="Encapsulated">Decisions it takes on the way.</param>
/// <param name="InputDecisions">Decisions whose values the caller gives.</param>
/// <param name="InputData">Inputs that the caller gives.</param>
public sealed record DmnDecisionService(
    string Id,
    DmnVariable Variable,
    ImmutableArray<DmnReference> Outputs,
    ImmutableArray<DmnReference> Encapsulated,
    ImmutableArray<DmnReference> InputDecisions,
    ImmutableArray<DmnReference> InputData);

/// <summary>A guideline or another authority.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Location">Where to read it.</param>
public sealed record DmnKnowledgeSource(string Id, string Name, string? Location)
{
    /// <summary>What people read for the name.</summary>
    public string? Label { get; init; }

    /// <summary>What the author says about it, for example the whole citation.</summary>
    public string? Description { get; init; }
}
