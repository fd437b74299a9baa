using System.Text.RegularExpressions;

namespace Pathways.Rules.Tests;

public sealed partial class FrenchWording
{
    public static TheoryData<string> Codes => [.. Sentences.All.Select(sentence => sentence.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Says_every_sentence_with_the_same_places(string code)
    {
        RuleSentence english = Sentences.All.Single(sentence => sentence.Code == code);

        RuleSentence? french = FrenchSentences.Find(code);

        Assert.True(french is not null, $"Give {code} a sentence and a remedy in FrenchSentences.cs.");
        Assert.Equal(Places(english.Text), Places(french.Text));
        Assert.Equal(Places(english.Remedy), Places(french.Remedy));
        Assert.NotEqual(english.Text, french.Text);
    }

    [Fact]
    public void Reaches_findings_and_problems()
    {
        RuleFinding finding = FeelExpression.Compile("weight", FeelScope.Closed()).Findings[0];
        FeelProblem problem = Feel.Run("sqrt(-1)").Problems[0];

        Assert.Equal("Le nom « weight » n’est pas connu ici.", finding.MessageIn(RuleLanguage.French));
        Assert.Equal(finding.Message, finding.MessageIn(RuleLanguage.English));
        Assert.Equal("sqrt : un nombre négatif n’a pas de racine carrée.", problem.MessageIn(RuleLanguage.French));
        Assert.Equal("Corrigez l’argument, ou vérifiez-le d’abord.", problem.RemedyIn(RuleLanguage.French));
    }

    private static string[] Places(string text) =>
        [.. Place().Matches(text).Select(place => place.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
