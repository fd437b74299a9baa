using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Tasks;

/// <summary>The pages and acts of one task.</summary>
internal static class TaskEndpoints
{
    private const string Task = "/tasks/{instance:guid}/{task}";

    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Task, (Guid instance, string task, TaskActs acts, CancellationToken stop) =>
            acts.ShowAsync(instance, task, stop));
        routes.MapPost(Task + "/take", (Guid instance, string task, IFormCollection form, TaskActs acts, CancellationToken stop) =>
            acts.TakeAsync(instance, task, Entry.From(form), stop));
        routes.MapPost(Task + "/give-back", (Guid instance, string task, IFormCollection form, TaskActs acts, CancellationToken stop) =>
            acts.GiveBackAsync(instance, task, Entry.From(form), stop));
        routes.MapPost(Task + "/complete", CompleteAsync);
        routes.MapPost(Task + "/draft", (Guid instance, string task, IFormCollection form, HttpRequest request, TaskActs acts, CancellationToken stop) =>
            acts.KeepDraftAsync(instance, task, Entry.From(form), request.Headers.ContainsKey("HX-Request"), stop));
    }

    // The button "one more entry" inside a form sends the form too; it asks for a draft, not for the end.
    private static Task<IResult> CompleteAsync(
        Guid instance, string task, IFormCollection form, TaskActs acts, CancellationToken stop)
    {
        var entry = Entry.From(form);
        return entry["act"] == "draft"
            ? acts.KeepDraftAsync(instance, task, entry, isByScript: false, stop)
            : acts.CompleteAsync(instance, task, entry, stop);
    }
}
