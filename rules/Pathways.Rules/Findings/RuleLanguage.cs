namespace Pathways.Rules;

/// <summary>The languages in which this library speaks to people.</summary>
public enum RuleLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>French.</summary>
    French,
}
