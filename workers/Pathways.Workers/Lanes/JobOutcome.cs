using System.Diagnostics;
using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>What became of one job.</summary>
internal abstract record JobOutcome
{
    private JobOutcome() { }

    /// <summary>Done: the job went away together with its effect.</summary>
    internal sealed record Done : JobOutcome;

    /// <summary>Nothing is left to do, e.g. the case ended in between: the job is taken away alone.</summary>
    internal sealed record Obsolete(string Why) : JobOutcome;

    /// <summary>Another worker has the job by now; nothing of ours was written.</summary>
    internal sealed record Lost : JobOutcome;

    /// <summary>Not to be done yet, e.g. in quiet hours.</summary>
    internal sealed record PutOff(DateTimeOffset Until) : JobOutcome;

    /// <summary>Not done; the reason holds no clinical value.</summary>
    internal sealed record Failed(string Why, RetryPolicy Policy) : JobOutcome;

    /// <summary>What became of a job whose effect is a command to its case.</summary>
    internal static JobOutcome Of(CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.Done => new Done(),
        CommandOutcome.LeaseLost => new Lost(),
        CommandOutcome.Refused(var reason) => new Obsolete(reason.Code),
        _ => throw new UnreachableException($"Unknown outcome {outcome}."),
    };
}
