using System.Collections.Immutable;
using System.Globalization;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>One task as the inbox shows it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Patient">The person it is about; <c>null</c> for pathways without one.</param>
/// <param name="WhyHere">Why it is in this inbox, in words.</param>
/// <param name="WhatNext">What the pathway does next by itself if nothing is done, in words; empty when nothing.</param>
/// <param name="IsEscalated">Whether it came because it is late.</param>
/// <param name="Holder">Who took it; <c>null</c> while nobody has.</param>
/// <param name="IsMine">Whether the reader took it.</param>
public sealed record InboxLine(
    TaskView Task, PatientStrip? Patient, string WhyHere, ImmutableArray<string> WhatNext, bool IsEscalated, string? Holder, bool IsMine)
{
    /// <summary>Whether the person is not named, because they object to sharing and the task is not the reader's.</summary>
    public bool IsUnnamed { get; init; }

    /// <summary>Whether the reader, or the reader's role, may do it.</summary>
    public bool IsForReader { get; init; }

    /// <summary>Why nobody will do it as things are, role by role; empty outside the tab of such tasks.</summary>
    public ImmutableArray<string> WhyOwnerless { get; init; } = [];

    /// <summary>Whose task it is for whom the reader stands in, and until when, in words; <c>null</c> when they do not.</summary>
    public string? InPlaceOf { get; init; }

    /// <summary>Who gave it to its holder; <c>null</c> when they took it themselves.</summary>
    public string? HandedBy { get; init; }

    /// <summary>What it is to the reader since the last visit.</summary>
    public TaskNews News { get; init; }

    /// <summary>What a page compares to see whether the row has changed; says nothing else.</summary>
    /// <param name="now">The instant, for how the task stands in its window.</param>
    public string StateAt(DateTimeOffset now) =>
        string.Create(CultureInfo.InvariantCulture, $"{Task.ChangedAt.UtcTicks:x}{(int)WindowStates.At(Task.Task, now)}{Task.Guest}");

    /// <summary>What the reader can do with it in this list.</summary>
    /// <param name="mayAssign">Whether the reader's role gives tasks to people.</param>
    public IEnumerable<TaskAct> Acts(bool mayAssign)
    {
        if (IsForReader && (Holder is null || InPlaceOf is not null))
        {
            yield return TaskAct.Take;
        }

        if (IsMine)
        {
            yield return TaskAct.GiveBack;
        }

        if (IsForReader && (IsMine || Holder is null))
        {
            yield return TaskAct.HandOver;
        }

        if (mayAssign)
        {
            yield return TaskAct.Assign;
        }
    }

    /// <summary>The address of the task's page.</summary>
    public string Address => AddressOf(Task.InstanceId, Task.Task.TaskId);

    /// <summary>The address of a task's page.</summary>
    public static string AddressOf(Guid instance, string task) => $"/tasks/{instance}/{Uri.EscapeDataString(task)}";
}
