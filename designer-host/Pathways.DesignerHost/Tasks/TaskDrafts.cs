using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tasks;

/// <summary>What stands in a task's form before it is completed: what the reader typed, or what somebody answered by a link.</summary>
internal sealed class TaskDrafts(IDrafts drafts, GuestDesk guests, Visit visit)
{
    /// <summary>The newer of the reader's draft and of the answer that waits to be confirmed; null when there is neither.</summary>
    public async Task<Draft?> FindAsync(TaskView task, CancellationToken stop)
    {
        Draft? own = await OfAsync(task, visit.SignedIn.Person, stop);
        return await ToConfirmAsync(task, stop) is { } answered && !(own?.SavedAt > answered.AnsweredAt)
            ? await OfAsync(task, answered.Guest.Person, stop)
            : own;
    }

    /// <summary>Keeps what the reader typed.</summary>
    public Task<bool> SaveAsync(TaskView task, FormSheet sheet, CancellationToken stop) => drafts.SaveAsync(
        task.Network, task.InstanceId, task.Task.TaskId, visit.SignedIn.Person, new Draft(sheet.ToDraft(), visit.Now), stop);

    /// <summary>The answer by a link that the reader confirms by completing the task; null when there is none.</summary>
    public Task<GuestInvitation?> ToConfirmAsync(TaskView task, CancellationToken stop) => guests.ToConfirmAsync(task, stop);

    /// <summary>To whom the form was sent.</summary>
    public Task<ImmutableArray<GuestInvitation>> InvitationsAsync(TaskView task, CancellationToken stop) => guests.OfTaskAsync(task, stop);

    private Task<Draft?> OfAsync(TaskView task, PersonId person, CancellationToken stop) =>
        drafts.FindAsync(task.Network, task.InstanceId, task.Task.TaskId, person, stop);
}
