using System.Globalization;

namespace Pathways.Rules;

/// <summary>A few words in both languages, with places <c>{0}</c>, <c>{1}</c> for what they are about.</summary>
internal sealed record Phrase(string English, string French)
{
    public string In(RuleLanguage language, params object[] parts) =>
        string.Format(CultureInfo.InvariantCulture, language == RuleLanguage.French ? French : English, parts);
}

/// <summary>A count of something: French counts 0 and 1 as one, English 1 only.</summary>
internal sealed record CountPhrase(Phrase One, Phrase Many)
{
    public string In(RuleLanguage language, long count) =>
        (count == 1 || (count == 0 && language == RuleLanguage.French) ? One : Many).In(language, count);
}
