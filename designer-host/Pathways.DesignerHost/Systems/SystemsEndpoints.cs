using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Systems;

/// <summary>The other systems of a network, for its administrators.</summary>
internal static class SystemsEndpoints
{
    public const string Address = "/admin/systems";

    public static void MapSystems(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (SystemsDesk desk, CancellationToken stop) => desk.ShowAsync(stop));
        routes.MapPost(Address, (IFormCollection form, SystemsDesk desk, CancellationToken stop) =>
            desk.ChangeAsync(Entry.From(form), stop));
    }
}

/// <summary>A system that was just connected: its token is shown this once.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Token">Its token.</param>
public sealed record NewSystem(string Name, string Token);

/// <summary>Shows and changes the other systems of a network.</summary>
internal sealed class SystemsDesk(IConnectedSystems systems, Visit visit, Words words)
{
    private const int DefaultTimeoutSeconds = 30;
    private const int LongestTimeoutSeconds = 120;

    private NetworkId Network => visit.SignedIn.Here.Network;

    private bool MayChange => AccessRights.Of(visit.SignedIn.Here.Role, CareAct.AdministerNetwork) != Reach.Never;

    public Task<IResult> ShowAsync(CancellationToken stop) => PageAsync(Entry.Empty, null, null, stop);

    public async Task<IResult> ChangeAsync(Entry entry, CancellationToken stop)
    {
        if (!MayChange)
        {
            return Pages.Refused("PW5110", words["systems.not_yours"], [], words);
        }

        switch (entry["act"])
        {
            case "connect":
                return await ConnectAsync(entry, stop);
            case "declare":
                return await DeclareAsync(entry, stop);
            case "disconnect" when Guid.TryParse(entry["system"], out Guid system):
                await systems.DisconnectAsync(Network, system, visit.Now, stop);
                return TypedResults.LocalRedirect(SystemsEndpoints.Address);
            case "remove" when entry["connector"] is { } name:
                await systems.RemoveAsync(Network, name, stop);
                return TypedResults.LocalRedirect(SystemsEndpoints.Address);
            default:
                return await PageAsync(entry, words["systems.bad_act"], null, stop);
        }
    }

    private async Task<IResult> ConnectAsync(Entry entry, CancellationToken stop)
    {
        ImmutableArray<string> topics = [.. (entry["topics"] ?? string.Empty)
            .Split([' ', ',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        if (entry["name"] is not { Length: <= 80 } name || topics.IsEmpty || !topics.All(Connector.IsName))
        {
            return await PageAsync(entry, words["systems.bad_system"], null, stop);
        }

        string token = SystemToken.New();
        await systems.ConnectAsync(
            new ConnectedSystem(Network, Guid.CreateVersion7(), name, topics, visit.Now, visit.SignedIn.Person, null, null),
            SystemToken.HashOf(token), stop);
        return await PageAsync(Entry.Empty, null, new NewSystem(name, token), stop);
    }

    private async Task<IResult> DeclareAsync(Entry entry, CancellationToken stop)
    {
        decimal seconds = entry["timeout"] is null ? DefaultTimeoutSeconds : entry.Number("timeout") ?? 0;
        bool isGood = Connector.IsName(entry["connector"])
            && Uri.TryCreate(entry["url"], UriKind.Absolute, out Uri? url) && url.Scheme is "https" or "http" && url.UserInfo.Length == 0
            && (entry["secret"] is null || Connector.IsName(entry["secret"]))
            && seconds is >= 1 and <= LongestTimeoutSeconds;
        if (!isGood)
        {
            return await PageAsync(entry, words["systems.bad_connector"], null, stop);
        }

        await systems.DeclareAsync(
            Network,
            new Connector(
                entry["connector"]!, new Uri(entry["url"]!), entry["secret"], TimeSpan.FromSeconds((double)decimal.Floor(seconds)), // Tested above.
                visit.Now, visit.SignedIn.Person),
            stop);
        return TypedResults.LocalRedirect(SystemsEndpoints.Address);
    }

    private async Task<IResult> PageAsync(Entry entry, string? problem, NewSystem? connected, CancellationToken stop) =>
        Pages.Of<SystemsPage>(
            new
            {
                Systems = await systems.ListAsync(Network, stop),
                Connectors = await systems.ConnectorsAsync(Network, stop),
                MayChange,
                Typed = entry,
                Problem = problem,
                Connected = connected,
            },
            problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
