using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pathways.Rules;

namespace Pathways.Engine;

/// <summary>
/// The inside of an activity that is at work: of a sub-process, of a called process, of a repeated activity, or of an
/// event that undoes work. It has the number of the activity's token and lives as long as that.
/// </summary>
public sealed record Scope
{
    /// <summary>Number of the token whose inside it is.</summary>
    public required long Number { get; init; }

    /// <summary>
    /// The called process, by its name in <c>ExecutableProcess.Called</c>; null when elements inside belong to the process
    /// around. What a called process sees ends here.
    /// </summary>
    public string? Process { get; init; }

    /// <summary>Data that live only inside.</summary>
    public FeelContext Variables { get; init; } = FeelContext.Empty;

    /// <summary>Data of the instance around a called process, kept until it has ended; null elsewhere.</summary>
    public FeelContext? Around { get; init; }

    /// <summary>Which instance of a repeated activity it is, from 1; null when it is none.</summary>
    public int? Counter { get; init; }

    /// <summary>How far a repeated activity has come; null elsewhere.</summary>
    public Repetition? Repetition { get; init; }

    /// <summary>Work still to be undone, in this order, by the event whose inside it is; null elsewhere.</summary>
    public ImmutableArray<FinishedWork>? Undoing { get; init; }

    /// <summary>Whether the flow went on without waiting for the undoing; only the undoing is left with its token.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAside { get; init; }
}

/// <summary>How far a repeated activity has come.</summary>
/// <param name="Total">How many instances there will be; null for a loop, which does not know.</param>
/// <param name="Items">The list with one entry for each instance; null when a number or a condition rules.</param>
/// <param name="Started">How many were begun.</param>
/// <param name="Completed">How many were done.</param>
/// <param name="Terminated">How many were ended undone.</param>
/// <param name="Results">What the instances gave, by their counter.</param>
public sealed record Repetition(
    int? Total, FeelValue Items, int Started, int Completed, int Terminated,
    ImmutableSortedDictionary<int, FeelValue> Results);

/// <summary>Work that was done and can be undone.</summary>
/// <param name="Number">Its number in the instance; later work has a higher one.</param>
/// <param name="Scope">The scope in which it was done.</param>
/// <param name="Element">The activity.</param>
/// <param name="Process">The called process that the activity belongs to; null for the process itself.</param>
/// <param name="UndoneBy">The activity that undoes it; null for a sub-process whose inside is undone piece by
/// piece.</param>
/// <param name="Variables">Data that lived only in the scope of the undoing: those of a sub-process as it ended.</param>
/// <param name="Inside">What was done inside of it.</param>
public sealed record FinishedWork(
    long Number, long Scope, Pathways.Definitions.ElementId Element, string? Process,
    Pathways.Definitions.ElementId? UndoneBy, FeelContext Variables, ImmutableArray<FinishedWork> Inside);
