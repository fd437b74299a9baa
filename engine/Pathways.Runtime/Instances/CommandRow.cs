using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Who asked for what, when.</summary>
/// <param name="Id">The command's id.</param>
/// <param name="Kind">Its name, for example <c>CompleteTask</c>.</param>
/// <param name="By">The person and role; the platform for timers and jobs.</param>
/// <param name="At">When it was executed, by the installation's clock.</param>
public sealed record CommandRow(CommandId Id, string Kind, Actor By, DateTimeOffset At);
