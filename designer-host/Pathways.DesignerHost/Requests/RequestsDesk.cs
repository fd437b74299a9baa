using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Requests;

/// <summary>Shows the requests from outside, and declines them; accepting one begins a case on its start page.</summary>
internal sealed class RequestsDesk(IDrafts drafts, CareDesk desk, StartForms forms, KnownNetworks networks, PageContext page)
{
    private const int DecidedShown = 20;
    private const int LongestReason = 500;

    private NetworkId Network => page.Visit.SignedIn.Here.Network;

    /// <summary>Whether a role receives requests: who registers people and begins pathways for the whole network.</summary>
    public static bool Receives(RoleKey role) =>
        AccessRights.Of(role, CareAct.RegisterPatient) == Reach.Network && AccessRights.Of(role, CareAct.StartPathway) == Reach.Network;

    public async Task<IResult> ListAsync(CancellationToken stop) => MayNot() ?? Pages.Of<RequestsPage>(new
    {
        Requests = await drafts.RequestsAsync(Network, DecidedShown, stop),
        Network = await networks.FindAsync(Network, stop),
    });

    public async Task<IResult> ShowAsync(Guid id, CancellationToken stop) => MayNot() ?? await PageAsync(id, Entry.Empty, null, stop);

    public async Task<IResult> DeclineAsync(Guid id, Entry entry, CancellationToken stop)
    {
        if (MayNot() is { } refused)
        {
            return refused;
        }

        if (entry["reason"] is not { Length: <= LongestReason } reason)
        {
            return await PageAsync(id, entry, "requests.no_reason", stop);
        }

        return await drafts.DecideRequestAsync(Network, id, new RequestDecision(page.Visit.SignedIn.Person, page.Visit.Now, null, reason), stop)
            ? TypedResults.LocalRedirect("/requests")
            : TypedResults.LocalRedirect($"/requests/{id}"); // Somebody was quicker: its page says who.
    }

    /// <summary>A request that waits, for the pages by which it is accepted; null when there is none, or not for this reader.</summary>
    public async Task<OutsideRequest?> WaitingAsync(string? id, CancellationToken stop) =>
        await FindAsync(id, stop) is { DecidedAt: null } waiting ? waiting : null;

    /// <summary>A request about which somebody has decided; null when there is none, or not for this reader.</summary>
    public async Task<OutsideRequest?> DecidedAsync(string? id, CancellationToken stop) =>
        await FindAsync(id, stop) is { DecidedAt: not null } decided ? decided : null;

    /// <summary>Notes that a case began with a request.</summary>
    public Task AcceptAsync(OutsideRequest request, Guid instance, CancellationToken stop) => drafts.DecideRequestAsync(
        Network, request.Id, new RequestDecision(page.Visit.SignedIn.Person, page.Visit.Now, instance, null), stop);

    private async Task<OutsideRequest?> FindAsync(string? id, CancellationToken stop) =>
        Receives(page.Visit.SignedIn.Here.Role) && Guid.TryParse(id, out Guid request) ? await drafts.FindRequestAsync(Network, request, stop) : null;

    private IResult? MayNot() => Receives(page.Visit.SignedIn.Here.Role)
        ? null
        : Pages.Refused("PW5156", page.Words["problem.PW5156"], [], page.Words);

    private async Task<IResult> PageAsync(Guid id, Entry typed, string? problem, CancellationToken stop)
    {
        if (await drafts.FindRequestAsync(Network, id, stop) is not { } request)
        {
            return Pages.Missing(page.Words);
        }

        Beginning? beginning = await forms.FindAsync(Network, request.PathwayKey, stop);
        ImmutableArray<PatientStrip> alike = request.DecidedAt is null
            && await desk.SearchAsync(page.Visit.SignedIn.Actor, request.BirthName, after: null, stop) is CareOutcome<PatientPage>.Done { Value: var found }
                ? found.Patients
                : [];
        return Pages.Of<RequestPage>(
            new
            {
                Request = request,
                Pathway = beginning?.Pathway.Process.Name,
                Sheet = beginning?.Form is { } form ? FormSheet.FromDraft(form, request.Answers) : null,
                Alike = alike,
                Decider = request.DecidedBy is { } person ? (await networks.FindAsync(Network, stop))?.NameOf(person, page.Words["history.someone"]) : null,
                Typed = typed,
                Problem = problem,
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
