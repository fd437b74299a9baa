namespace Pathways.Runtime;

/// <summary>Somebody who followed a link that is known.</summary>
/// <param name="Invitation">Their invitation.</param>
/// <param name="Task">The task whose form they are asked for.</param>
/// <param name="Standing">Whether they may still answer.</param>
public sealed record GuestCall(GuestInvitation Invitation, TaskView Task, GuestStanding Standing);
