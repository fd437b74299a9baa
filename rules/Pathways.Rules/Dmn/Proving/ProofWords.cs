using System.Globalization;

namespace Pathways.Rules;

/// <summary>Proofs in plain words.</summary>
internal static class ProofWords
{
    public static string Summary(TableProof proof)
    {
        string name = proof.Number == 0
            ? proof.Owner
            : string.Create(CultureInfo.InvariantCulture, $"{proof.Owner} (table {proof.Number + 1})");
        string[] parts =
        [
            Completeness(proof),
            Missing(proof),
            Conflicts(proof),
            .. Count(proof.UnusedRules.Length, "unused rule"),
            .. Count(proof.UnprovableCells.Length, "cell not provable", "cells not provable"),
        ];
        return $"{name}: {string.Join("; ", parts)}";
    }

    private static string Completeness(TableProof proof) => proof.IsComplete switch
    {
        ProofAnswer.Yes => "complete",
        ProofAnswer.No => proof.HasDefault ? "complete by its default" : $"{Amount(proof.Gaps.Length, proof.HasMoreGaps, "gap")}",
        ProofAnswer.NotProvable => "completeness not provable",
        _ => "completeness not proved within the budget",
    };

    private static string Missing(TableProof proof) => proof.IsCompleteWithMissingData switch
    {
        ProofAnswer.Yes => "also with missing data",
        ProofAnswer.No => $"no rule when {string.Join(", or ", proof.MissingDataGaps.Select(gap => string.Join(" and ", gap.Missing)))} is missing",
        ProofAnswer.NotProvable => "with missing data not provable",
        _ => "with missing data not proved within the budget",
    };

    private static string Conflicts(TableProof proof) => proof.HitPolicy is not (DmnHitPolicy.Unique or DmnHitPolicy.Any)
        ? "overlaps are resolved by its hit policy"
        : proof.IsFreeOfConflicts switch
        {
            ProofAnswer.Yes => "no conflict",
            ProofAnswer.No => Amount(proof.Conflicts.Length, proof.HasMoreConflicts, "conflict"),
            ProofAnswer.NotProvable => "freedom from conflicts not provable",
            _ => "freedom from conflicts not proved within the budget",
        };

    private static string[] Count(int count, string one, string? many = null) =>
        count == 0 ? [] : [Amount(count, false, one, many)];

    private static string Amount(int count, bool isMore, string one, string? many = null) => string.Create(
        CultureInfo.InvariantCulture, $"{count}{(isMore ? " or more" : string.Empty)} {(count == 1 ? one : many ?? one + "s")}");
}
