using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Administration;

/// <summary>Shows a network's absences and writes them; every version stays, with who wrote it.</summary>
internal sealed class AbsencesDesk(INetworkDirectory directory, Visit visit, Words words, Figures figures)
{
    /// <summary>The filter that shows who is away today.</summary>
    public const string Now = "now";

    /// <summary>The filter that shows who will be away.</summary>
    public const string Coming = "coming";

    private NetworkId Network => visit.SignedIn.Here.Network;

    private bool MayChange => AccessRights.Of(visit.SignedIn.Here.Role, CareAct.AdministerNetwork) != Reach.Never;

    /// <summary>The page, with the form of an absence that is to be changed.</summary>
    public async Task<IResult> ShowAsync(string? show, Guid? change, CancellationToken stop)
    {
        AbsenceBook book = await ReadAsync(stop);
        Absence? chosen = book.Absences.FirstOrDefault(absence => absence.Id.Value == change);
        return Page(book, show, chosen, chosen is null ? Entry.Empty : ToEntry(chosen), null);
    }

    /// <summary>Adds, changes, ends or takes back an absence.</summary>
    public async Task<IResult> WriteAsync(Entry entry, CancellationToken stop)
    {
        if (!MayChange)
        {
            return Pages.Refused("PW5108", words["absences.not_yours"], [], words);
        }

        AbsenceBook book = await ReadAsync(stop);
        Absence? known = Guid.TryParse(entry["absence"], out Guid id) ? book.Absences.FirstOrDefault(absence => absence.Id.Value == id) : null;
        if (entry["absence"] is not null && (known is null || entry["version"] != known.Version.ToString(CultureInfo.InvariantCulture)))
        {
            return Page(book, null, known, entry, AbsenceRules.ChangedMeanwhile());
        }

        Absence? wanted = Wanted(entry, known);
        if (wanted is null)
        {
            return Page(book, null, known, entry, new CareProblem("PW5160", ProblemKind.Refused, "from", words["absences.incomplete"], []));
        }

        CareProblem? problem = wanted.IsWithdrawn
            ? null
            : AbsenceRules.Check(wanted, book.Absences, book.People.Select(person => person.Id).ToHashSet());
        problem ??= await directory.RecordAsync(wanted, stop) ? null : AbsenceRules.ChangedMeanwhile();
        return problem is null ? TypedResults.LocalRedirect(AbsencesEndpoints.Address) : Page(book, null, known, entry, problem);
    }

    private async Task<AbsenceBook> ReadAsync(CancellationToken stop) => new(
        figures.Today,
        await directory.AbsencesAsync(Network, figures.Today, stop),
        await directory.PeopleAsync(Network, stop));

    private Absence? Wanted(Entry entry, Absence? known) => (entry["act"], known) switch
    {
        ("back", { } away) => Next(away.BackOn(figures.Today)),
        ("withdraw", { } away) => Next(away with { IsWithdrawn = true }),
        ("save", _) when PersonIn(entry["person"]) is { } person && entry.Day("from") is { } from && entry.Day("to") is { } to =>
            new Absence
            {
                Network = Network,
                Id = known?.Id ?? new AbsenceId(Guid.CreateVersion7()),
                Version = (known?.Version ?? 0) + 1,
                Person = person,
                From = from,
                To = to,
                Substitute = PersonIn(entry["substitute"]),
                RecordedBy = visit.SignedIn.Person,
                RecordedAs = visit.SignedIn.Here.Role,
                RecordedAt = visit.Now,
            },
        _ => null,
    };

    private Absence Next(Absence changed) => changed with
    {
        Version = changed.Version + 1,
        RecordedBy = visit.SignedIn.Person,
        RecordedAs = visit.SignedIn.Here.Role,
        RecordedAt = visit.Now,
    };

    private IResult Page(AbsenceBook book, string? show, Absence? chosen, Entry entry, CareProblem? problem) => Pages.Of<AbsencesPage>(
        new
        {
            Book = book,
            Show = show is Now or Coming ? show : string.Empty,
            Chosen = chosen,
            Entry = entry,
            MayChange,
            Problem = problem is null ? null : words.Problem(problem.Code, problem.Message, problem.Arguments),
        },
        problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static Entry ToEntry(Absence absence) => new(new Dictionary<string, ImmutableArray<string>>
    {
        ["person"] = [absence.Person.ToString()],
        ["from"] = [absence.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        ["to"] = [absence.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        ["substitute"] = absence.Substitute is { } substitute ? [substitute.ToString()] : [],
    });

    private static PersonId? PersonIn(string? text) => Guid.TryParse(text, out Guid id) ? new PersonId(id) : null;
}

/// <summary>The absences of a network and who works there.</summary>
/// <param name="Today">Today in the network's zone.</param>
/// <param name="Absences">Those that are not over, by first day.</param>
/// <param name="People">Everybody, by family name.</param>
public sealed record AbsenceBook(DateOnly Today, ImmutableArray<Absence> Absences, ImmutableArray<Person> People)
{
    /// <summary>How a person is shown.</summary>
    /// <param name="id">The person.</param>
    public string NameOf(PersonId id) => People.FirstOrDefault(person => person.Id == id)?.DisplayName ?? "–";

    /// <summary>Who does the work on the first day of an absence that still counts; null when nobody does.</summary>
    /// <param name="absence">The absence.</param>
    public PersonId? StandsIn(Absence absence)
    {
        ArgumentNullException.ThrowIfNull(absence);
        return Presence.On(absence.From > Today ? absence.From : Today, Absences).StandInFor(absence.Person);
    }
}
