using System.Globalization;
using Pathways.Rules;

namespace Pathways.Definitions;

/// <summary>Reads who does the work of a service task, and how often it is tried.</summary>
internal sealed class OutsideWorkCompiler(FindingLog log)
{
    private const int UsualAttempts = 6;
    private const int MostAttempts = 100;
    private static readonly TimeSpan usualPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan usualLongest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan longestOfAll = TimeSpan.FromDays(1);

    public OutsideWork Compile(FlowNode.Activity activity)
    {
        ServiceMark? mark = activity.Marks.Service;
        if (mark is { Topic: not null, Connector: not null })
        {
            log.Add(
                "PW2068", FindingSeverity.Error, activity.Id, mark.Place,
                $"'{activity.Title}' names both a topic and a connector: only one system can do it.",
                "Keep topic when a worker of another system fetches the work, connector when the platform calls it.",
                activity.Title);
        }

        return new OutsideWork(
            mark?.Connector ?? mark?.Topic ?? activity.Id.ToString(), mark?.Connector is not null, CompileRetry(activity));
    }

    private RetryLimits? CompileRetry(FlowNode.Activity activity)
    {
        if (activity.Marks.Retry is not { } mark)
        {
            return null;
        }

        TimeSpan pause = Pause(activity, mark.Pause, usualPause);
        TimeSpan longest = Pause(activity, mark.Longest, pause > usualLongest ? pause : usualLongest);
        return new RetryLimits(Attempts(activity, mark.Attempts), pause, longest);
    }

    private int Attempts(FlowNode.Activity activity, DrawnText? drawn)
    {
        if (drawn is null)
        {
            return UsualAttempts;
        }

        if (int.TryParse(drawn.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var attempts)
            && attempts is >= 1 and <= MostAttempts)
        {
            return attempts;
        }

        Refuse(activity, drawn, "attempts", "Write a whole number from 1 to 100.");
        return UsualAttempts;
    }

    /// <summary>A pause is exact time: machines wait by the clock, not by the calendar.</summary>
    private TimeSpan Pause(FlowNode.Activity activity, DrawnText? drawn, TimeSpan usual)
    {
        if (drawn is null)
        {
            return usual;
        }

        if (IsoDuration.TryParse(drawn.Text, out IsoDuration length) && length is { Months: 0, Days: 0 or 1 })
        {
            TimeSpan pause = length.Exact + TimeSpan.FromDays(length.Days);
            if (pause >= TimeSpan.FromSeconds(1) && pause <= longestOfAll)
            {
                return pause;
            }
        }

        Refuse(activity, drawn, "pause", "Write an ISO 8601 duration from PT1S to P1D, such as PT30S.");
        return usual;
    }

    private void Refuse(FlowNode.Activity activity, DrawnText drawn, string what, string remedy) => log.Add(
        "PW2069", FindingSeverity.Error, activity.Id, drawn.Place,
        $"The {what} \"{drawn.Text}\" of care:retry on '{activity.Title}' cannot be used.", remedy,
        drawn.Text, activity.Title);
}
