using System.Collections.Immutable;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Activity;

/// <summary>The figures of a network: a page, its numbers as CSV, and their dictionary.</summary>
internal static class ActivityEndpoints
{
    public static void MapActivity(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/activity", (HttpRequest request, ActivityDesk desk, CancellationToken stop) => desk.ShowAsync(request.Query, stop));
        routes.MapGet("/activity/list", (HttpRequest request, FigureListDesk desk, CancellationToken stop) => desk.ShowAsync(request.Query, stop));
        routes.MapGet("/activity/figures.csv", (HttpRequest request, ActivityDesk desk, CancellationToken stop) => desk.NumbersAsync(request.Query, stop));
        routes.MapGet("/activity/dictionary.csv", (HttpRequest request, ActivityDesk desk) => desk.Dictionary(request.Query));
    }
}

/// <summary>Reckons the figures that a reader asks for, when the role may see them.</summary>
internal sealed class ActivityDesk(FigureDesk figures, FigureShelf shelf, PublishedDefinitions definitions, Municipalities municipalities, Visit visit, Words words)
{
    /// <summary>Whether a role sees figures.</summary>
    public static bool MaySee(RoleKey role) => AccessRights.Of(role, CareAct.SeeFigures) != Reach.Never;

    /// <summary>The page.</summary>
    public async Task<IResult> ShowAsync(IQueryCollection query, CancellationToken stop)
    {
        if (!MaySee(visit.SignedIn.Here.Role))
        {
            return Refused();
        }

        ActivityFilter filter = FilterOf(query);
        FigureSet? set = shelf.Of(filter.Pathway);
        ImmutableArray<PathwayListing> listings = await definitions.PathwaysAsync(visit.SignedIn.Here.Network, visit.Now, stop);
        return Pages.Of<ActivityPage>(new
        {
            Filter = filter,
            MayList = FigureListDesk.MayList(visit.SignedIn.Here.Role),
            Report = set is null ? null : await ReckonAsync(set, filter, stop),
            Pathways = listings.Where(listing => shelf.Of(listing.Newest.Id.Key) is not null)
                .Select(listing => new PathwayChoice(listing.Newest.Id.Key, listing.Newest.Name)).ToImmutableArray(),
        });
    }

    /// <summary>The numbers as CSV.</summary>
    public async Task<IResult> NumbersAsync(IQueryCollection query, CancellationToken stop)
    {
        ActivityFilter filter = FilterOf(query);
        return !MaySee(visit.SignedIn.Here.Role)
            ? Refused()
            : shelf.Of(filter.Pathway) is not { } set
            ? Pages.Missing(words)
            : Csv($"{set.Pathway ?? "all_pathways"}.csv", FigureCsv.Numbers(await ReckonAsync(set, filter, stop), filter.IsExact, municipalities));
    }

    /// <summary>The dictionary of the figures shown.</summary>
    public IResult Dictionary(IQueryCollection query) =>
        !MaySee(visit.SignedIn.Here.Role)
            ? Refused()
            : shelf.Of(FilterOf(query).Pathway) is { } set
            ? Csv("dictionary.csv", FigureCsv.Dictionary(set))
            : Pages.Missing(words);

    // With a byte order mark spreadsheets read accents.
    private static FileContentHttpResult Csv(string name, string text) =>
        TypedResults.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8", name);

    private IResult Refused() => Pages.Refused("PW5111", words["activity.not_yours"], [], words);

    private ActivityFilter FilterOf(IQueryCollection query) => ActivityFilter.Read(query, visit);

    private Task<FigureReport> ReckonAsync(FigureSet set, ActivityFilter filter, CancellationToken stop) =>
        figures.ReckonAsync(visit.SignedIn.Here.Network, set, filter.Request, stop);
}

/// <summary>A pathway that has figures.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
public sealed record PathwayChoice(string Key, string Name);
