using System.Collections.Immutable;
using Pathways.Definitions;

namespace Pathways.Engine;

/// <summary>
/// Moves a running case to another version of its pathway. Whole or not at all: the case goes only when every place at which it
/// stands is there too, and each promise is kept, planned again from the same anchor, or its end is an event.
/// </summary>
public static class InstanceMigration
{
    /// <summary>Decides one migration.</summary>
    /// <param name="from">The version that the case follows.</param>
    /// <param name="to">The version that it goes to.</param>
    /// <param name="state">Where it stands; running.</param>
    /// <param name="plan">Where its steps go.</param>
    /// <param name="by">Who moves it.</param>
    /// <param name="why">The reason; not blank.</param>
    /// <param name="environment">The instant and the rule sets in force.</param>
    public static MigrationResult Migrate(
        ExecutableProcess from, ExecutableProcess to, InstanceState state, MigrationPlan plan, Performer by, string why,
        StepEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(environment);
        if (string.IsNullOrWhiteSpace(why))
        {
            return new MigrationResult.Obstructed([Reasons.MigratedWithoutReason(by)]);
        }

        if (state.Process is not { } followed || state.IsOver || followed.ContentHash != from.ContentHash || from.Key != to.Key
            || (followed.ContentHash == to.ContentHash && followed.Version == to.Version))
        {
            return new MigrationResult.Obstructed([Reasons.MigratedElsewhere(state, to)]);
        }

        StepRun before = new(from, state, environment);
        ImmutableArray<Rejection> obstacles = new PlaceCheck(before, to, plan).Run();
        if (!obstacles.IsEmpty)
        {
            return new MigrationResult.Obstructed(obstacles);
        }

        StepRun step = new(to, state, environment);
        step.Emit(new InstanceEvent.InstanceMigrated(
            followed, new ProcessReference(to.Key, to.Version, to.ContentHash), plan.Moves, by, why.Trim())
        { At = step.Now });
        PromisePlanner promises = new(before, step, plan);
        promises.PlanWaits();
        promises.PlanWindows();
        return promises.Obstacles.IsEmpty
            ? new MigrationResult.Moved(step.Finish())
            : new MigrationResult.Obstructed(promises.Obstacles);
    }
}
