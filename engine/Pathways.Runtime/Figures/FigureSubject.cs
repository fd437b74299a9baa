using System.Collections.Immutable;
using System.Diagnostics;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.Rules;

namespace Pathways.Runtime;

/// <summary>What the FEEL of a figure sees of a case (<see cref="FigureNames"/>), and to which group the case belongs.</summary>
internal sealed class FigureSubject(FigureCase seen, CivilTime zone, DateTimeOffset now)
{
    // Classes of the statistics that networks give: children as in the programmes, then by ten or twenty years. [P]
    private static readonly ImmutableArray<int> AgesFrom = [0, 3, 6, 12, 18, 40, 60, 70, 80, 90];

    /// <summary>The case.</summary>
    public FigureCase Case => seen;

    /// <summary>The data of the case with the names that every figure knows.</summary>
    public FeelContext Facts => seen.Data
        .With(FeelContext.Of(
            new(FigureNames.Started, Civil(seen.StartedAt)),
            new(FigureNames.Ended, Civil(seen.EndedAt)),
            new(FigureNames.At, Civil(now)),
            new(FigureNames.Status, FeelValue.String(StatusWord)),
            new(FigureNames.End, FeelValue.String(seen.EndEvent)),
            new(FigureNames.Age, AgeAtStart is { } age ? FeelValue.Number(age) : FeelValue.Null),
            new(FigureNames.Reached, Moments(isCompleted: false, moment => Civil(moment.First))),
            new(FigureNames.Completed, Moments(isCompleted: true, moment => Civil(moment.First))),
            new(FigureNames.Last, Moments(isCompleted: true, moment => Civil(moment.Last))),
            new(FigureNames.Times, Moments(isCompleted: true, moment => FeelValue.Number(moment.Times))),
            new(FigureNames.Tasks, FeelValue.List([.. seen.Tasks.Select(Task)]))));

    private int? AgeAtStart => seen.BirthDate is { } birth ? Age.CompletedYears(birth, zone.DayOf(seen.StartedAt)) : null;

    private string StatusWord => seen.Status switch
    {
        CaseStatus.Active or CaseStatus.Incident => "running",
        CaseStatus.Completed => "completed",
        CaseStatus.Terminated => "stopped",
        _ => throw new UnreachableException($"Unknown status {seen.Status}."),
    };

    /// <summary>The group of the case; empty when it is not known.</summary>
    public string GroupBy(FigureBreakdown breakdown) => breakdown switch
    {
        FigureBreakdown.None => string.Empty,
        FigureBreakdown.Organisation => seen.Organisation ?? string.Empty,
        FigureBreakdown.Municipality => seen.Municipality ?? string.Empty,
        FigureBreakdown.Sex => seen.Sex ?? string.Empty,
        FigureBreakdown.Age => AgeAtStart is { } age ? ClassOf(age) : string.Empty,
        _ => throw new UnreachableException($"Unknown breakdown {breakdown}."),
    };

    private static string ClassOf(int age)
    {
        int at = AgesFrom.Count(from => from <= age) - 1;
        return at < 0 ? string.Empty : at == AgesFrom.Length - 1 ? $"{AgesFrom[at]:00}+" : $"{AgesFrom[at]:00}–{AgesFrom[at + 1] - 1:00}";
    }

    private FeelValue Moments(bool isCompleted, Func<FigureMoment, FeelValue> value) => FeelValue.Context(FeelContext.Of(
        seen.Moments.Where(moment => moment.IsCompleted == isCompleted)
            .Select(moment => new KeyValuePair<string, FeelValue>(moment.Element, value(moment)))));

    private FeelValue Task(FigureTask task) => FeelValue.Context(FeelContext.Of(
        new("element", FeelValue.String(task.Element)),
        new("title", FeelValue.String(task.Title)),
        new("status", FeelValue.String(task.Status)),
        new("opened", Civil(task.OpenedAt)),
        new("due", Civil(task.Due)),
        new("closed", Civil(task.ClosedAt)),
        new("done_on", task.DoneOn is { } day ? FeelValue.Date(day) : FeelValue.Null)));

    // Forms give civil times without a zone, and only like can be compared with like. Twice a year an hour is lost or won. [P]
    private FeelValue Civil(DateTimeOffset? instant) => instant is { } moment
        ? FeelValue.DateTime(new FeelDateTime(
            FeelDate.FromDateOnly(zone.DayOf(moment)), new FeelTime(zone.TimeOf(moment).Ticks * 100, null)))
        : FeelValue.Null;
}
