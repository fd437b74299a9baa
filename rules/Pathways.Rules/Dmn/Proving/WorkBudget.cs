namespace Pathways.Rules;

/// <summary>How much work a proof may be; counted, not timed, so that it ends the same way on every machine.</summary>
internal sealed class WorkBudget(long steps)
{
    private long left = steps;

    public bool IsExhausted => left <= 0;

    /// <summary>False when there is no more.</summary>
    public bool Spend(long amount)
    {
        left = left > amount ? left - amount : 0;
        return left > 0;
    }
}
