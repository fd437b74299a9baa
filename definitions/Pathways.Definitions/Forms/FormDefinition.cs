using System.Collections.Immutable;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>A form as the product shows and checks it. Read from form-js JSON by <see cref="FormReader"/>.</summary>
/// <param name="Key">Stable name that drawings refer to.</param>
/// <param name="Title">Heading; null when the form has none of its own.</param>
/// <param name="Parts">What it shows, in order.</param>
/// <param name="ContentHash">SHA-256 over the JSON with white space and member order normalised, hexadecimal.</param>
public sealed record FormDefinition(string Key, FormLabel? Title, ImmutableArray<FormPart> Parts, string ContentHash)
{
    /// <summary>All fields outside repeated groups, in order: the names that the form asks for.</summary>
    public IEnumerable<FormField> Fields => FieldsOf(Parts);

    /// <summary>All repeated groups, in order.</summary>
    public IEnumerable<FormPart.Repeated> Lists => ListsOf(Parts);

    /// <summary>Whether its answers fill places of a personal plan.</summary>
    public bool FeedsPlan => Fields.Any(asked => asked.PlanPlace is not null) || Lists.Any(list => list.PlanPlace is not null);

    /// <summary>Whether it asks about a plan that is already written: validation, agreement, result, review.</summary>
    public bool AnswersPlan => Fields.Any(asked => PlanPlaces.IsAnswer(asked.PlanPlace));

    private static IEnumerable<FormPart.Repeated> ListsOf(ImmutableArray<FormPart> parts) => parts.SelectMany(part => part switch
    {
        FormPart.Repeated list => [list],
        FormPart.Group group => ListsOf(group.Parts),
        _ => [],
    });

    internal static IEnumerable<FormField> FieldsOf(ImmutableArray<FormPart> parts) => parts.SelectMany(part => part switch
    {
        FormPart.Question question => [question.Field],
        FormPart.Group group => FieldsOf(group.Parts),
        _ => [],
    });
}

/// <summary>Words on a form in the two languages of the product.</summary>
/// <param name="French">The words; French unless the author wrote otherwise.</param>
/// <param name="English">The English words; null when the author gave none.</param>
public sealed record FormLabel(string French, string? English)
{
    /// <summary>The words for a language, falling back to French.</summary>
    /// <param name="isEnglish">Whether English is wanted.</param>
    public string In(bool isEnglish) => isEnglish && English is not null ? English : French;

    /// <inheritdoc />
    public override string ToString() => French;
}

/// <summary>One part of a form.</summary>
public abstract record FormPart
{
    private FormPart() { }

    /// <summary>FEEL that hides the part when it is true; null when it is always shown.</summary>
    public FeelExpression? HiddenWhen { get; init; }

    /// <summary>A field to fill in.</summary>
    public sealed record Question(FormField Field) : FormPart;

    /// <summary>Words to read. Plain text: never HTML.</summary>
    public sealed record Words(FormLabel Text) : FormPart;

    /// <summary>Parts under one heading.</summary>
    public sealed record Group(FormLabel? Title, ImmutableArray<FormPart> Parts) : FormPart;

    /// <summary>Parts that are filled in any number of times: a list of contexts.</summary>
    /// <param name="Key">The variable that takes the list.</param>
    /// <param name="Title">Heading.</param>
    /// <param name="Parts">What one entry asks.</param>
    /// <param name="AtLeast">Fewest entries.</param>
    /// <param name="AtMost">Most entries.</param>
    public sealed record Repeated(string Key, FormLabel? Title, ImmutableArray<FormPart> Parts, int AtLeast, int AtMost)
        : FormPart
    {
        /// <summary>The list of a personal plan that it fills (<see cref="PlanPlaces.Lists"/>); null when none.</summary>
        public string? PlanPlace { get; init; }

        /// <summary>The fields of one entry.</summary>
        public IEnumerable<FormField> Fields => FormDefinition.FieldsOf(Parts);
    }
}

/// <summary>What a field takes.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>Several lines of text.</summary>
    LongText,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Checkbox,

    /// <summary>One of the options, shown as buttons.</summary>
    Radio,

    /// <summary>One of the options, shown as a list.</summary>
    Select,

    /// <summary>Any of the options: a list of texts.</summary>
    Checklist,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A day and a time.</summary>
    DateTime,
}

/// <summary>One field of a form.</summary>
public sealed record FormField
{
    /// <summary>The variable that it reads and writes.</summary>
    public required string Key { get; init; }

    /// <summary>What it takes.</summary>
    public required FieldKind Kind { get; init; }

    /// <summary>Its label.</summary>
    public required FormLabel Label { get; init; }

    /// <summary>Help below the label; null when there is none.</summary>
    public FormLabel? Description { get; init; }

    /// <summary>Whether it must be answered.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether it is only shown.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Options of radio, select and checklist.</summary>
    public ImmutableArray<FieldOption> Options { get; init; } = [];

    /// <summary>UCUM unit, e.g. <c>kg</c>; null when it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>Decimals that a number may have; null when any.</summary>
    public int? Decimals { get; init; }

    /// <summary>Numbers outside are refused: they cannot be true.</summary>
    public FieldRange Hard { get; init; }

    /// <summary>Numbers outside are asked about: they are rare, or mistyped.</summary>
    public FieldRange Soft { get; init; }

    /// <summary>Earliest day: an ISO date or <c>today</c>; null when any.</summary>
    public string? NotBefore { get; init; }

    /// <summary>Latest day: an ISO date or <c>today</c>; null when any.</summary>
    public string? NotAfter { get; init; }

    /// <summary>Longest text in characters; null when the general limit serves.</summary>
    public int? MaximumLength { get; init; }

    /// <summary>Shortest text in characters.</summary>
    public int MinimumLength { get; init; }

    /// <summary>Regular expression that a text must match; null when any text will do.</summary>
    public string? Pattern { get; init; }

    /// <summary>First value, as JSON text of the form; null when empty.</summary>
    public string? Default { get; init; }

    /// <summary>Where the field or its ranges come from; null when not said.</summary>
    public string? Source { get; init; }

    /// <summary>Code under which the answer is kept as an observation; null when it is not kept.</summary>
    public string? ObservationCode { get; init; }

    /// <summary>The place of a personal plan that the answer fills (<see cref="PlanPlaces.All"/>); null when none.</summary>
    public string? PlanPlace { get; init; }

    /// <summary>
    /// For the result of an action: where the task finds the action's title, <c>variable</c> or <c>variable.member</c>.
    /// </summary>
    public string? PlanItem { get; init; }
}

/// <summary>One option of a field.</summary>
/// <param name="Value">The text that becomes the variable's value.</param>
/// <param name="Label">What people read.</param>
public sealed record FieldOption(string Value, FormLabel Label)
{
    /// <summary>What the option means in the place of a personal plan that its field fills.</summary>
    public string PlanWord { get; init; } = Value;
}

/// <summary>Lowest and highest value, both included; null where there is no limit.</summary>
/// <param name="Minimum">Lowest value.</param>
/// <param name="Maximum">Highest value.</param>
public readonly record struct FieldRange(decimal? Minimum, decimal? Maximum)
{
    /// <summary>Whether a value lies inside.</summary>
    public bool Contains(decimal value) => !(value < Minimum) && !(value > Maximum);
}
