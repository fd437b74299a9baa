using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pathways.Rules;

/// <summary>One thing that can be wrong, in words: the code is stable, the words are not.</summary>
internal sealed partial record RuleSentence(string Code, FindingSeverity Severity, string Text, string Remedy)
{
    public string Say(ImmutableArray<string> arguments) => Fill(Text, arguments);

    /// <summary>The remedy with its slots filled.</summary>
    public string Advise(ImmutableArray<string> arguments) => Fill(Remedy, arguments);

    public RuleFinding At(Place place, params ImmutableArray<string> arguments) => new(
        Code,
        Severity,
        Say(arguments),
        arguments,
        place.Source.Name,
        place.Source.ElementId,
        place.Line,
        place.Column,
        Advise(arguments));

    private static string Fill(string text, ImmutableArray<string> arguments) => Slot().Replace(
        text,
        slot => int.Parse(slot.ValueSpan[1..^1], CultureInfo.InvariantCulture) is int at && at < arguments.Length
            ? arguments[at]
            : slot.Value);

    [GeneratedRegex(@"\{\d\}", RegexOptions.CultureInvariant)]
    private static partial Regex Slot();
}
