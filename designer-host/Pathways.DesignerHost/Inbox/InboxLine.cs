using System.Collections.Immutable;
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

    /// <summary>The address of the task's page.</summary>
    public string Address => AddressOf(Task.InstanceId, Task.Task.TaskId);

    /// <summary>The address of a task's page.</summary>
    public static string AddressOf(Guid instance, string task) => $"/tasks/{instance}/{Uri.EscapeDataString(task)}";
}
