using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Activity;

/// <summary>
/// The list behind a number, for those who may open the files of the network. Each file of a page is asked for, and its log tells
/// that it was seen; one that is closed to the reader is a row without a name, so that the list has as many rows as the number says.
/// </summary>
internal sealed class FigureListDesk(
    FigureDesk figures, FigureShelf shelf, CareDesk care, IPatientFiles files, IInstanceStore cases, PageContext page)
{
    /// <summary>Whether a role sees the cases behind numbers: it sees figures, and opens every file of the network.</summary>
    public static bool MayList(RoleKey role) =>
        ActivityDesk.MaySee(role) && AccessRights.Of(role, CareAct.ReadFile) == Reach.Network;

    /// <summary>The page.</summary>
    public async Task<IResult> ShowAsync(IQueryCollection query, CancellationToken stop)
    {
        Actor actor = page.Visit.SignedIn.Actor;
        if (!MayList(actor.Role))
        {
            return Pages.Refused("PW5112", page.Words["activity.may_not_list"], [], page.Words);
        }

        ActivityFilter filter = ActivityFilter.Read(query, page.Visit);
        FigurePlace place = PlaceIn(query);
        int number = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked is > 0 and < 100_000 ? asked : 1;
        if (shelf.Of(filter.Pathway) is not { } set
            || await figures.ListAsync(actor.Network, set, filter.Request, place, number, stop) is not { } list)
        {
            return Pages.Missing(page.Words);
        }

        return Pages.Of<FigureListPage>(new
        {
            Filter = filter,
            Place = place,
            Figure = set.Figures.First(figure => figure.Key == place.Figure), // It has a list.
            List = list,
            Number = number,
            Rows = await NamedAsync(actor, list.Rows, stop),
        });
    }

    private static FigurePlace PlaceIn(IQueryCollection query) => new(
        query["figure"].ToString(),
        query["group"].ToString(),
        NullIfEmpty(query["period"]),
        ChoiceWords.Read<FigurePart>(query["part"]) ?? FigurePart.Counted,
        NullIfEmpty(query["value"]));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async Task<ImmutableArray<NamedRow>> NamedAsync(Actor actor, ImmutableArray<FigureRow> rows, CancellationToken stop)
    {
        Dictionary<Guid, InstanceRow> known = (await cases.LoadAllAsync(actor.Network, [.. rows.Select(row => row.InstanceId).Distinct()], stop))
            .ToDictionary(found => found.InstanceId);
        HashSet<PatientId> open = [];
        foreach (IGrouping<PatientId, InstanceRow> ofPatient in known.Values.Where(found => found.Patient is not null).GroupBy(found => found.Patient!.Value)) // Filtered just before.
        {
            if (await care.DecideAsync(actor, CareAct.ReadFile, ofPatient.Key, task: null, ofPatient.First().InstanceId, stop) is AccessDecision.Allowed)
            {
                open.Add(ofPatient.Key);
            }
        }

        Dictionary<PatientId, PatientStrip> strips = open.Count == 0
            ? []
            : (await files.StripsAsync(actor.Network, [.. open], stop)).ToDictionary(strip => strip.Id);
        return
        [
            .. rows.Select(row => known.GetValueOrDefault(row.InstanceId) is not { } found
                ? new NamedRow(row, Title: null, Patient: null, IsOpen: false)
                : found.Patient is { } patient
                ? new NamedRow(row, open.Contains(patient) ? found.Title : null, strips.GetValueOrDefault(patient), open.Contains(patient))
                : new NamedRow(row, found.Title, Patient: null, IsOpen: true)),
        ];
    }
}

/// <summary>A row of a list with what the reader may know of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Title">What the case is called; null when the file is closed to the reader.</param>
/// <param name="Patient">Whom it is about; null for a case about nobody, or when the file is closed to the reader.</param>
/// <param name="IsOpen">Whether the reader may open the case.</param>
public sealed record NamedRow(FigureRow Row, string? Title, PatientStrip? Patient, bool IsOpen);
