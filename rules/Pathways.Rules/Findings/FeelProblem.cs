using System.Collections.Immutable;

namespace Pathways.Rules;

/// <summary>Why an evaluation gave null: a code, a sentence and the place in the text.</summary>
public sealed class FeelProblem
{
    private readonly RuleSentence sentence;
    private readonly Place place;

    internal FeelProblem(RuleSentence sentence, Place place, ImmutableArray<string> arguments)
    {
        this.sentence = sentence;
        this.place = place;
        Arguments = arguments;
    }

    /// <summary>Stable: <c>PW1</c> and three digits, see the folder's README.</summary>
    public string Code => sentence.Code;

    /// <summary>The parts of the sentence, to render it in another language.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>An English sentence: what happened.</summary>
    public string Message => sentence.Say(Arguments);

    /// <summary>An English sentence: how to mend it.</summary>
    public string Remedy => sentence.Advise(Arguments);

    /// <summary>The name of the file or text.</summary>
    public string Source => place.Source.Name;

    /// <summary>The id of the DMN element; null for a text of its own.</summary>
    public string? ElementId => place.Source.ElementId;

    /// <summary>The line in the source, from 1.</summary>
    public int Line => place.Line;

    /// <summary>The column in the source, from 1.</summary>
    public int Column => place.Column;

    /// <summary>The sentence in a language: what is wrong.</summary>
    public string MessageIn(RuleLanguage language) => SentenceWording.Say(Code, Arguments, Message, language);

    /// <summary>The remedy in a language.</summary>
    public string RemedyIn(RuleLanguage language) => SentenceWording.Advise(Code, Arguments, Remedy, language);

    /// <summary><c>file(line,column): PW1101: sentence</c></summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source}({Line},{Column}): {Code}: {Message}");
}
