using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Guests;

/// <summary>What a network shows to people without an account, for its administrators.</summary>
internal static class DoorEndpoints
{
    public const string Address = "/admin/door";

    public static void MapDoor(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, (DoorDesk desk, CancellationToken stop) => desk.ShowAsync(stop));
        routes.MapPost(Address, (IFormCollection form, DoorDesk desk, CancellationToken stop) => desk.ChangeAsync(Entry.From(form), stop));
    }
}

/// <summary>Shows and changes what people outside see.</summary>
internal sealed class DoorDesk(ISettings settings, PublishedDefinitions definitions, PageContext page)
{
    private const int LongestPhone = 40;

    private NetworkId Network => page.Visit.SignedIn.Here.Network;

    private bool MayChange => AccessRights.Of(page.Visit.SignedIn.Here.Role, CareAct.AdministerNetwork) != Reach.Never;

    public async Task<IResult> ShowAsync(CancellationToken stop) =>
        await PageAsync(await NetworkDoor.ReadAsync(settings, Network, stop), null, stop);

    public async Task<IResult> ChangeAsync(Entry entry, CancellationToken stop)
    {
        if (!MayChange)
        {
            return Pages.Refused("PW5108", page.Words["door.not_yours"], [], page.Words);
        }

        var door = new NetworkDoor(entry["phone"], entry["pathway"]);
        if (door.Phone is { } phone && !IsPhone(phone))
        {
            return await PageAsync(door, "door.bad_phone", stop);
        }

        if (door.Pathway is { } pathway && (await ChoicesAsync(stop)).All(choice => choice.Value != pathway))
        {
            return await PageAsync(door, "door.bad_pathway", stop);
        }

        await door.SaveAsync(settings, Network, stop);
        return TypedResults.LocalRedirect(DoorEndpoints.Address);
    }

    private static bool IsPhone(string text) => text.Length <= LongestPhone
        && text.All(letter => char.IsAsciiDigit(letter) || " +().-".Contains(letter, StringComparison.Ordinal));

    private async Task<IResult> PageAsync(NetworkDoor door, string? problem, CancellationToken stop) => Pages.Of<DoorPage>(
        new { Door = door, Network = Network.Value, Pathways = await ChoicesAsync(stop), MayChange, Problem = problem is null ? null : page.Words[problem] },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    // Pathways about a person that begin with a form: what is asked there can be asked of anybody who knows the person.
    private async Task<ImmutableArray<Choice>> ChoicesAsync(CancellationToken stop)
    {
        var found = ImmutableArray.CreateBuilder<Choice>();
        foreach (PathwayListing listing in await definitions.PathwaysAsync(Network, page.Visit.Now, stop))
        {
            PublishedPathway? pathway = await definitions.FindPathwayAsync(Network, listing.Newest.Id.Key, page.Visit.Now, stop);
            if (pathway is { Process.IsAboutNetwork: false } && pathway.Process.StartEvents.Any(start => start.Form is not null))
            {
                found.Add(new Choice(listing.Newest.Id.Key, listing.Newest.Name));
            }
        }

        return found.ToImmutable();
    }
}
