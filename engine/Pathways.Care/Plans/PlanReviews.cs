namespace Pathways.Care;

/// <summary>When a plan is looked at again, counted from the person's agreement.</summary>
public static class PlanReviews
{
    /// <summary>Months to the first three reviews. [V: PTA Var Ouest, page PPS: reviewed at 3, 6 and 12 months]</summary>
    private static readonly int[] FirstMonths = [3, 6, 12];

    /// <summary>The day of the review after so many; after the first year once a year [P].</summary>
    /// <param name="agreedOn">The day of the agreement.</param>
    /// <param name="held">Reviews held since.</param>
    public static DateOnly Next(DateOnly agreedOn, int held) =>
        agreedOn.AddMonths(held < FirstMonths.Length ? FirstMonths[held] : 12 * (held - FirstMonths.Length + 2));
}
