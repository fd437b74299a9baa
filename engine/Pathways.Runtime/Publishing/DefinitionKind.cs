namespace Pathways.Runtime;

/// <summary>What can be published; each kind has versions of its own.</summary>
public enum DefinitionKind
{
    /// <summary>A pathway: a BPMN drawing.</summary>
    Pathway,

    /// <summary>A rule set: a DMN model with the models and reference tables it imports.</summary>
    RuleSet,

    /// <summary>A form (form-js schema).</summary>
    Form,

    /// <summary>A message template.</summary>
    Template,
}
