using System.Collections.Immutable;
using Pathways.Runtime;

namespace Pathways.Population;

/// <summary>What was added to a database.</summary>
public sealed record PopulationReport
{
    /// <summary>Networks.</summary>
    public int Networks { get; init; }

    /// <summary>Professionals.</summary>
    public int Staff { get; init; }

    /// <summary>Patients.</summary>
    public int Patients { get; init; }

    /// <summary>Cases.</summary>
    public int Cases { get; init; }

    /// <summary>Cases that are still running.</summary>
    public int Running { get; init; }

    /// <summary>Cases in which something is to be repaired.</summary>
    public int Incidents { get; init; }

    /// <summary>Commands that the cases had.</summary>
    public long Commands { get; init; }

    /// <summary>Tasks that wait for somebody.</summary>
    public int OpenTasks { get; init; }

    /// <summary>Of these, late ones.</summary>
    public int LateTasks { get; init; }

    /// <summary>What the platform refused while lives were lived, in words: stories whose answers do not fit their forms.</summary>
    public ImmutableArray<string> Refusals { get; init; } = [];

    /// <summary>Both together.</summary>
    /// <param name="other">Another part of the same population.</param>
    public PopulationReport With(PopulationReport other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new PopulationReport
        {
            Networks = Networks + other.Networks,
            Staff = Staff + other.Staff,
            Patients = Patients + other.Patients,
            Cases = Cases + other.Cases,
            Running = Running + other.Running,
            Incidents = Incidents + other.Incidents,
            Commands = Commands + other.Commands,
            OpenTasks = OpenTasks + other.OpenTasks,
            LateTasks = LateTasks + other.LateTasks,
            Refusals = Refusals.AddRange(other.Refusals),
        };
    }

    internal static PopulationReport Of(PastCase lived, bool isOfPatient, IReadOnlyList<string> refusals)
    {
        HashSet<string> closed = [.. lived.Commits.SelectMany(commit => commit.ClosedTasks).Select(task => task.TaskId)];
        TaskRow[] open = [.. lived.Tasks.Where(task => !closed.Contains(task.TaskId))];
        DateTimeOffset end = lived.Instance.UpdatedAt;
        return new PopulationReport
        {
            Patients = isOfPatient ? 1 : 0,
            Cases = 1,
            Running = lived.Instance.EndedAt is null ? 1 : 0,
            Incidents = lived.Instance.Status == CaseStatus.Incident ? 1 : 0,
            Commands = lived.Commits.Length,
            OpenTasks = open.Length,
            LateTasks = open.Count(task => task.Due < end),
            Refusals = [.. refusals],
        };
    }
}
