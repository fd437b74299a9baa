using Pathways.Runtime;

namespace Pathways.Workers.Recurring;

/// <summary>Begins what nobody begins: pathways whose time has come, and those whose condition became true.</summary>
internal sealed class UnaskedStarts(TimedStarts byTime, ConditionalStarts byCondition)
{
    public async Task BeginDueAsync(CancellationToken stop)
    {
        await byTime.BeginDueAsync(stop);
        await byCondition.BeginDueAsync(stop);
    }
}
