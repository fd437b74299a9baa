using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Something found in a rule text before it runs.</summary>
/// <param name="Code">Stable: <c>PW1</c> and three digits, see the folder's README.</param>
/// <param name="Severity">Whether it can be published.</param>
/// <param name="Message">An English sentence: what is wrong and where.</param>
/// <param name="Arguments">The parts of the sentence, to render it in another language.</param>
/// <param name="Source">The name of the file or text.</param>
/// <param name="ElementId">The id of the DMN element; null for a text of its own.</param>
/// <param name="Line">The line in the source, from 1.</param>
/// <param name="Column">The column in the source, from 1.</param>
/// <param name="Remedy">An English sentence: how to mend it.</param>
public sealed record RuleFinding(
    string Code,
    FindingSeverity Severity,
    string Message,
    ImmutableArray<string> Arguments,
    string Source,
    string? ElementId,
    int Line,
    int Column,
    string Remedy)
{
    /// <summary>The sentence in a language: what is wrong and where.</summary>
    public string MessageIn(RuleLanguage language) => SentenceWording.Say(Code, Arguments, Message, language);

    /// <summary>The remedy in a language.</summary>
    public string RemedyIn(RuleLanguage language) => SentenceWording.Advise(Code, Arguments, Remedy, language);

    /// <summary><c>file(line,column): error PW1001: sentence remedy</c></summary>
    public override string ToString() =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Source}({Line},{Column}): {Severity} {Code}: {Message} {Remedy}");
}

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>Probably not meant.</summary>
    Warning,

    /// <summary>Cannot work: not to be published.</summary>
    Error,
}
