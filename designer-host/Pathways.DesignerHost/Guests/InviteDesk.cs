using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Inbox;
using Pathways.DesignerHost.Tasks;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Guests;

/// <summary>Sends the form of a task to somebody without an account, and closes links again.</summary>
internal sealed class InviteDesk(TaskDesk tasks, GuestDesk guests, IConfiguration configuration, PageContext page)
{
    private string? PublicUrl => configuration["Pathways:PublicUrl"] is { Length: > 0 } url ? url.TrimEnd('/') : null;

    public async Task<IResult> ShowAsync(Guid instance, string task, CancellationToken stop)
    {
        (OpenedTask? opened, IResult? closed) = await OpenAsync(instance, task, stop);
        return opened is null ? closed! : Page(opened, Entry.Empty, []); // One of the two is there.
    }

    public async Task<IResult> SendAsync(Guid instance, string task, Entry entry, string site, CancellationToken stop)
    {
        (OpenedTask? opened, IResult? closed) = await OpenAsync(instance, task, stop);
        if (opened is null)
        {
            return closed!; // One of the two is there.
        }

        var read = InviteEntry.Read(entry, Receiver.Of(opened.File?.Patient));
        if (read is not { To: { } to, Problems.IsEmpty: true } || (read.IsByMail && PublicUrl is null))
        {
            return Page(opened, entry, read.Problems);
        }

        if (await guests.IsOpposedAsync(opened.View.Network, opened.View.Patient, to.Relation, stop))
        {
            return Refused("PW5155");
        }

        // The family knows the date of birth; others are told a code by phone.
        string? code = GuestRoles.IsProfessional(to.Relation) || opened.View.Patient is null ? GuestSecrets.NewCode() : null;
        GuestInvitation invitation = ToInvitation(opened, read, to, Commands.Of(entry).Value, code);
        if (!await guests.InviteAsync(invitation, stop))
        {
            return Back(instance, task); // Sent before, or the task is over: its page says which.
        }

        string? link = read.IsByMail ? null : await LinkAsync(invitation, site, stop);
        return code is null && link is null ? Back(instance, task) : Sent(opened, invitation, link, code);
    }

    /// <summary>Shows a new link for an invitation that waits.</summary>
    public async Task<IResult> DrawAsync(Guid instance, string task, Entry entry, string site, CancellationToken stop)
    {
        (OpenedTask? opened, IResult? closed) = await OpenAsync(instance, task, stop);
        if (opened is null)
        {
            return closed!; // One of the two is there.
        }

        return await OfTaskAsync(opened, entry, stop) is { } invitation && await LinkAsync(invitation, site, stop) is { } link
            ? Sent(opened, invitation, link, code: null)
            : Back(instance, task);
    }

    public async Task<IResult> RevokeAsync(Guid instance, string task, Entry entry, CancellationToken stop)
    {
        (OpenedTask? opened, IResult? closed) = await OpenAsync(instance, task, stop);
        if (opened is null)
        {
            return closed!; // One of the two is there.
        }

        if (await OfTaskAsync(opened, entry, stop) is { } invitation)
        {
            await guests.RevokeAsync(opened.View.Network, invitation.Id, stop);
        }

        return Back(instance, task);
    }

    /// <summary>Whether a form may leave the house: it neither shows what the file holds nor writes on a plan.</summary>
    public static bool MaySend(FormDefinition? form) =>
        form is { FeedsPlan: false, AnswersPlan: false } && !AllFields(form).Any(field => field.IsReadOnly);

    /// <summary>Whether a form asks for what a professional must read before it counts: measures and values with limits.</summary>
    public static bool IsClinical(FormDefinition form) => AllFields(form)
        .Any(field => field.ObservationCode is not null || field.Unit is not null || field.Soft != default || field.Hard != default);

    private static IEnumerable<FormField> AllFields(FormDefinition form) => form.Fields.Concat(form.Lists.SelectMany(list => list.Fields));

    private async Task<(OpenedTask? Task, IResult? Closed)> OpenAsync(Guid instance, string task, CancellationToken stop)
    {
        (OpenedTask? opened, IResult? closed) = await tasks.OpenAsync(instance, task, stop);
        return opened switch
        {
            null => (null, closed),
            { View.Status: not TaskPhase.Open } => (null, Back(instance, task)),
            { MayWork: false } => (null, Refused("PW5102")),
            { View.Task.Assignee: { } holder } when holder != page.Visit.SignedIn.Person => (null, Refused("PW5153")),
            _ when !MaySend(opened.Form) => (null, Refused("PW5154")),
            _ => (opened, null),
        };
    }

    private async Task<GuestInvitation?> OfTaskAsync(OpenedTask opened, Entry entry, CancellationToken stop) =>
        Guid.TryParse(entry["invitation"], out Guid id)
            ? (await guests.OfTaskAsync(opened.View, stop)).FirstOrDefault(invitation => invitation.Id == id)
            : null;

    private async Task<string?> LinkAsync(GuestInvitation invitation, string site, CancellationToken stop) =>
        await guests.DrawLinkAsync(invitation.Network, invitation.Id, stop) is var (_, token)
            ? $"{PublicUrl ?? site}{GuestMiddleware.Root}/{token}?lang={invitation.Language}"
            : null;

    private GuestInvitation ToInvitation(OpenedTask opened, InviteEntry read, Receiver to, Guid id, string? code) => new()
    {
        Network = opened.View.Network,
        Id = id,
        InstanceId = opened.View.InstanceId,
        TaskId = opened.View.Task.TaskId,
        Patient = opened.View.Patient,
        Relation = to.Relation,
        Name = to.Name,
        Email = to.Email,
        Language = to.Language,
        NeedsConfirmation = read.IsConfirmed || IsClinical(opened.Form!), // Only tasks with a form are opened here.
        CodeHash = code is null ? null : GuestSecrets.HashOfCode(id, code),
        InvitedBy = page.Visit.SignedIn.Person,
        InvitedAt = page.Visit.Now,
        ExpiresAt = page.Visit.Now + read.Validity,
    };

    private IResult Page(OpenedTask opened, Entry typed, ImmutableArray<KeyValuePair<string, string>> problems) => Pages.Of<InvitePage>(
        new
        {
            Task = opened.View,
            Receivers = Receiver.Of(opened.File?.Patient),
            HasMail = PublicUrl is not null,
            IsClinical = IsClinical(opened.Form!), // Only tasks with a form are opened here.
            Command = CommandId.New(),
            Typed = typed,
            Problems = problems,
        },
        problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static IResult Sent(OpenedTask opened, GuestInvitation invitation, string? link, string? code) =>
        Pages.Of<InvitedPage>(new { Task = opened.View, Invitation = invitation, Link = link, Code = code });

    private static RedirectHttpResult Back(Guid instance, string task) => TypedResults.LocalRedirect(InboxLine.AddressOf(instance, task));

    private IResult Refused(string code) => Pages.Refused(code, page.Words[$"problem.{code}"], [], page.Words);
}
