using System.Collections.Immutable;
using Pathways.Runtime;

namespace Pathways.Workers.Lanes;

/// <summary>How one lane works. Each lane has its own loop, so that a slow mail server never delays a timer.</summary>
/// <param name="Name">Name in logs and on the health page.</param>
/// <param name="Kinds">What it takes.</param>
/// <param name="Batch">Most jobs taken at once: after a long pause the burst is worked off in portions, longest due first.</param>
/// <param name="AtOnce">Most cases worked on at the same time; jobs of one case follow each other.</param>
/// <param name="Poll">Longest wait without looking, for timers fall due without a sound.</param>
/// <param name="Together">Most cases written in one transaction; 1 when each job has one of its own.</param>
internal sealed record LanePlan(string Name, ImmutableArray<JobKind> Kinds, int Batch, int AtOnce, TimeSpan Poll, int Together = 1)
{
    /// <summary>What moves cases on. A timer is late by two seconds at most while nobody rings.</summary>
    public static LanePlan Cases { get; } =
        new("cases", [JobKind.Timer, JobKind.Continuation], Batch: 256, AtOnce: 4, TimeSpan.FromSeconds(2), Together: 32);

    /// <summary>What leaves the platform. New messages ring; only repetitions wait for the look every ten seconds.</summary>
    public static LanePlan Messages { get; } =
        new("messages", [JobKind.Outgoing], Batch: 16, AtOnce: 4, TimeSpan.FromSeconds(10));

    /// <summary>Services that the platform calls: a slow one delays neither timers nor mail. As with messages.</summary>
    public static LanePlan Services { get; } =
        new("services", [JobKind.Service], Batch: 16, AtOnce: 8, TimeSpan.FromSeconds(20));
}
