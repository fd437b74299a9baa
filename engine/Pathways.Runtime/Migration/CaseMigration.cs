using Pathways.Engine;

namespace Pathways.Runtime;

/// <summary>Where a case is to go.</summary>
/// <param name="ToVersion">A published version of its own pathway, later or earlier than the one it follows.</param>
/// <param name="Plan">Where its steps go.</param>
/// <param name="Why">The reason, for the history; not blank.</param>
public sealed record CaseMigration(int ToVersion, MigrationPlan Plan, string Why);
