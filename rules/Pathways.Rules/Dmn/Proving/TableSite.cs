namespace Pathways.Rules;

/// <summary>A decision table where it stands, with what compiling it has found out: all that a proof needs.</summary>
/// <param name="Box">The table as read.</param>
/// <param name="Model">The model that holds it.</param>
/// <param name="Names">The names its cells may use.</param>
/// <param name="Inputs">Its input columns.</param>
/// <param name="Outputs">Its output columns.</param>
internal sealed record TableSite(
    DmnBox.Table Box, LinkedModel Model, FeelScope Names, TableInput[] Inputs, TableOutput[] Outputs)
{
    public DmnDecisionTable Table => Box.Content;

    /// <summary>The decision or knowledge model around it.</summary>
    public DmnElement? Owner { get; init; }

    /// <summary>From the names that come from requirements to the inputs behind them.</summary>
    public IReadOnlyDictionary<string, RequiredPlace> Sources { get; init; } =
        new Dictionary<string, RequiredPlace>(StringComparer.Ordinal);

    /// <summary>True for the table of a standing decision, where no match is an answer: nothing is concluded.</summary>
    public bool MayMatchNothing => Owner is DmnElement.Decision { Source: { Logic: DmnBox.Table table, Marks: { IsEmpty: false } marks } }
        && ReferenceEquals(table, Box) && marks.Any(mark => mark.Name == StandingMarks.Concludes);

    public string? Id => Box.Id ?? Table.At.ElementId;

    public Place Place => Model.PlaceOf(Table.At);

    /// <summary>A text of the model, to be read again.</summary>
    public RuleText SourceOf(DmnText text) => new(text.Text, Model.Model.Source, text.ElementId, text.Line, text.Column);
}
