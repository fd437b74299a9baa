using System.Text.RegularExpressions;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>The names that a figure knows of a case besides the data of the case. They go before data of the same name.</summary>
public static partial class FigureNames
{
    /// <summary>When it began: date and time in the network's zone, written without one, as forms give them.</summary>
    public const string Started = "started";

    /// <summary>When it ended, likewise; null while it runs.</summary>
    public const string Ended = "ended";

    /// <summary><c>running</c>, <c>completed</c> or <c>stopped</c>.</summary>
    public const string Status = "status";

    /// <summary>Id of the end event that it reached last; null when none.</summary>
    public const string End = "end";

    /// <summary>Completed years of the patient on the day on which the case began; null without a patient.</summary>
    public const string Age = "age_at_start";

    /// <summary>Context: for each element that was reached, when it was reached first.</summary>
    public const string Reached = "reached";

    /// <summary>Context: for each element that was completed, when it was completed first.</summary>
    public const string Completed = "completed";

    /// <summary>Context: for each element that was completed, when it was completed last.</summary>
    public const string Last = "last";

    /// <summary>Context: for each element that was completed, how often.</summary>
    public const string Times = "times";

    /// <summary>
    /// List of its tasks: <c>element</c>, <c>title</c>, <c>status</c> (open, completed, withdrawn), <c>opened</c>, <c>due</c>, <c>closed</c>, <c>done_on</c>.
    /// </summary>
    public const string Tasks = "tasks";

    /// <summary>An entry of the list that is counted.</summary>
    public const string Item = "item";

    /// <summary>The moment for which the figure is reckoned, likewise without a zone.</summary>
    public const string At = "at";

    /// <summary>What figures may use: these names, and the data of the case as they come.</summary>
    public static FeelScope Scope { get; } = FeelScope.Open(
        new(Started, FeelType.DateTime), new(Ended, FeelType.DateTime), new(At, FeelType.DateTime),
        new(Status, FeelType.String), new(End, FeelType.String), new(Age, FeelType.Number),
        new(Reached, FeelType.Any), new(Completed, FeelType.Any), new(Last, FeelType.Any), new(Times, FeelType.Any),
        new(Tasks, FeelType.Any), new(Item, FeelType.Any));

    // reached.dc_call: the element is named after the point.
    [GeneratedRegex(@"\b(?:reached|completed|last|times)\.(?<element>[A-Za-z_]\w*)")]
    internal static partial Regex Element();
}
