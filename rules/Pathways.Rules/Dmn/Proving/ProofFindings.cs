using System.Collections.Immutable;
using System.Globalization;

namespace Pathways.Rules;

/// <summary>What a proof has found, as findings for an author.</summary>
internal static class ProofFindings
{
    // A reader mends a few and asks again.
    private const int MostOfAKind = 5;
    private const int MostNamed = 10;

    public static IEnumerable<RuleFinding> Of(TableSite site, TableProof proof) =>
    [
        .. proof.Conflicts.Take(MostOfAKind).Select(conflict => OfConflict(site, conflict)),
        .. proof.UnusedRules.Take(MostOfAKind).Select(rule => OfUnused(site, rule)),
        .. site.MayMatchNothing ? [] : OfGaps(site, proof),
        .. site.MayMatchNothing ? [] : OfMissing(site, proof),
        .. OfLimits(site, proof),
    ];

    private static RuleFinding OfConflict(TableSite site, RuleConflict conflict)
    {
        bool isUnique = site.Table.HitPolicy == DmnHitPolicy.Unique;
        RuleSentence sentence = conflict.AssumesIndependence ? Sentences.RulesMayMeet
            : conflict.NeedsMissingData ? Sentences.RulesMeetWithMissingData
            : isUnique ? Sentences.RulesMeet : Sentences.RulesDisagree;
        return sentence.At(RulePlace(site, conflict.Rule), Number(conflict.Rule), Numbers(conflict.Others), isUnique ? "UNIQUE" : "ANY", conflict.Where, conflict.Example.Words);
    }

    private static RuleFinding OfUnused(TableSite site, UnusedRule rule) => rule.NeverMet is string column
        ? Sentences.RuleNeverMatches.At(RulePlace(site, rule.Rule), Number(rule.Rule), column)
        : Sentences.RuleIsCovered.At(RulePlace(site, rule.Rule), Number(rule.Rule), Numbers(rule.CoveredBy));

    private static IEnumerable<RuleFinding> OfGaps(TableSite site, TableProof proof)
    {
        bool isEveryHit = site.Table.HitPolicy is DmnHitPolicy.Collect or DmnHitPolicy.RuleOrder or DmnHitPolicy.OutputOrder;
        RuleSentence sentence = proof.HasDefault ? Sentences.DefaultApplies
            : isEveryHit ? Sentences.NothingIsCollected
            : Sentences.NoRuleMatches;
        foreach (TableGap gap in proof.Gaps.Take(sentence.Severity == FindingSeverity.Note ? 1 : MostOfAKind))
        {
            string assumption = gap.AssumesIndependence ? " (if these can occur together)" : string.Empty;
            yield return sentence.At(site.Place, gap.Where + assumption, gap.Example.Words);
        }
    }

    private static RuleFinding[] OfMissing(TableSite site, TableProof proof)
    {
        if (proof.MissingDataGaps.IsEmpty || proof.HasDefault)
        {
            return [];
        }

        IEnumerable<string> missing = proof.MissingDataGaps.Take(MostNamed)
            .Select(gap => string.Join(" and ", gap.Missing) + (gap.Missing.Length == 1 ? " is missing" : " are missing"));
        return [Sentences.NoRuleForMissingData.At(site.Place, string.Join(", or ", missing), proof.MissingDataGaps[0].Example.Words)];
    }

    private static IEnumerable<RuleFinding> OfLimits(TableSite site, TableProof proof)
    {
        if (!proof.UnprovableCells.IsEmpty)
        {
            IEnumerable<string> cells = proof.UnprovableCells.Take(MostNamed)
                .Select(cell => $"rule {Number(cell.Rule)}, {cell.Column}: {cell.Cell}");
            string more = proof.UnprovableCells.Length > MostNamed
                ? $"; and {Number(proof.UnprovableCells.Length - MostNamed)} more"
                : string.Empty;
            yield return Sentences.CellsNotProvable.At(
                site.Place, Number(proof.UnprovableCells.Length), string.Join("; ", cells) + more);
        }

        if (proof.IsComplete == ProofAnswer.NotWithinBudget || proof.IsCompleteWithMissingData == ProofAnswer.NotWithinBudget
            || proof.IsFreeOfConflicts == ProofAnswer.NotWithinBudget)
        {
            yield return Sentences.ProofTooLong.At(site.Place, Number(site.Table.Rules.Length), Number(site.Table.Inputs.Length));
        }
    }

    private static Place RulePlace(TableSite site, int rule) =>
        site.Table.Rules[rule - 1].Inputs is [DmnText first, ..] ? site.Model.PlaceOf(first) : site.Place;

    private static string Numbers(ImmutableArray<int> rules) => (rules.Length == 1 ? "rule " : "rules ")
        + string.Join(", ", rules.Take(MostNamed).Select(Number)) + (rules.Length > MostNamed ? ", …" : string.Empty);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
