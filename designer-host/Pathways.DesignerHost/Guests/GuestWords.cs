using Pathways.Care;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Guests;

/// <summary>What people without an account, and the forms sent to them, are called.</summary>
internal static class GuestWords
{
    /// <summary>What they are to the patient.</summary>
    public static string Relation(Words words, GuestRelation relation) => words[$"invite.relation_{relation.ToString().ToLowerInvariant()}"];

    /// <summary>What became of a task's form, for lists; null when it was sent to nobody.</summary>
    public static string? Mark(TaskView task, Words words, Figures figures) => (task.Guest, task.GuestUntil) switch
    {
        (GuestMark.Answered, _) => words["guests.mark_answered"],
        (GuestMark.Undelivered, _) => words["guests.mark_undelivered"],
        (GuestMark.Locked, _) => words["guests.mark_locked"],
        (GuestMark.Invited, { } until) when until <= figures.Now => words["guests.mark_expired"],
        (GuestMark.Invited, { } until) => words.With("guests.mark_invited", figures.Moment(until)),
        _ => null,
    };
}
