using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Values of the kit's old test files, which are all text: read by the type that the model gives them.</summary>
internal static class UntypedText
{
    /// <summary>Inputs by the types declared for them.</summary>
    public static FeelContext Read(FeelContext inputs, ImmutableArray<FeelParameter> declared) => Map(
        inputs, input => declared.FirstOrDefault(known => known.Name == input.Key) is FeelParameter parameter
            ? Read(input.Value, parameter.Type)
            : input.Value);

    /// <summary>An expected result by what came out; a text that does not read so stays a text.</summary>
    public static FeelValue ReadLike(FeelValue actual, FeelValue expected) => (expected.Kind, actual.Kind) switch
    {
        (FeelKind.List, FeelKind.List) when expected.Items.Length == actual.Items.Length =>
            FeelValue.FromItems([.. actual.Items.Zip(expected.Items, ReadLike)]),
        (FeelKind.Context, FeelKind.Context) => FeelValue.Context(Map(
            expected.AsContext(), entry => ReadLike(actual.AsContext()[entry.Key], entry.Value))),
        (FeelKind.String, FeelKind.Null) when expected.AsString().Length == 0 => FeelValue.Null,
        (FeelKind.String, not (FeelKind.List or FeelKind.Context)) => Read(expected, TypeRelations.Of(actual)),
        _ => expected,
    };

    private static FeelValue Read(FeelValue value, FeelType type) => (value.Kind, type.Bare) switch
    {
        (FeelKind.List, FeelType.ListOf list) => FeelValue.FromItems([.. value.Items.Select(item => Read(item, list.Element))]),
        (FeelKind.Context, FeelType.ContextOf context) => FeelValue.Context(Read(value.AsContext(), context.Members)),
        (FeelKind.String, FeelType.SimpleType simple) => Simple(value, simple.Kind),
        _ => value,
    };

    private static FeelValue Simple(FeelValue text, FeelKind kind) => kind switch
    {
        FeelKind.Number when FeelNumber.TryParse(text.AsString(), out FeelNumber number) => FeelValue.Number(number),
        FeelKind.Boolean when text.AsString() is "true" or "false" => FeelValue.Boolean(text.AsString() == "true"),
        FeelKind.String => text,
        _ when TemporalText.TryParseAny(text.AsString(), out FeelValue temporal) && temporal.Kind == kind => temporal,
        _ => text,
    };

    private static FeelContext Map(FeelContext context, Func<KeyValuePair<string, FeelValue>, FeelValue> read) =>
        FeelContext.Of(context.Entries.Select(entry => KeyValuePair.Create(entry.Key, read(entry))));
}
