using Pathways.Definitions;
using Pathways.DesignerHost.Wording;
using Pathways.Rules;

namespace Pathways.DesignerHost.Designing;

/// <summary>Tells findings in the reader's language: what is wrong and how to mend it.</summary>
public static class FindingWords
{
    /// <summary>The finding as one or two sentences.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="words">The language.</param>
    public static string Of(Finding finding, Words words)
    {
        if (finding.Code.StartsWith("PW1", StringComparison.Ordinal))
        {
            // The rules tell their own findings, those of FEEL in drawings too.
            RuleLanguage language = words.Language == Language.French ? RuleLanguage.French : RuleLanguage.English;
            var told = new RuleFinding(
                finding.Code, finding.Severity, finding.Message, finding.Arguments, finding.Source, finding.Element?.ToString(),
                finding.Place.Line, finding.Place.Column, finding.Remedy);
            return $"{told.MessageIn(language)} {told.RemedyIn(language)}".Trim();
        }

        return words.Problem(finding.Code, $"{finding.Message} {finding.Remedy}".Trim(), finding.Arguments);
    }

    /// <summary>The class that colours it.</summary>
    public static string StateOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "state state-late",
        FindingSeverity.Warning => "state state-soon",
        _ => "state",
    };

    /// <summary>What its weight is called.</summary>
    public static string Weight(FindingSeverity severity, Words words) => severity switch
    {
        FindingSeverity.Error => words["design.error"],
        FindingSeverity.Warning => words["design.warning"],
        _ => words["design.note"],
    };
}
