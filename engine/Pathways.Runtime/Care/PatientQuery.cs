using System.Collections.Immutable;
using System.Globalization;
using Pathways.Care;

namespace Pathways.Runtime;

/// <summary>Asks for one page of patients.</summary>
/// <param name="Reader">Who searches, in which role.</param>
/// <param name="OnlyRelated">Whether only patients are found to whom the reader has a relation.</param>
/// <param name="Words">Beginnings of names, as <see cref="NameKey"/> writes them; all must be found. Empty for all patients.</param>
/// <param name="BirthDate">Day of birth; null for any.</param>
/// <param name="After">Where the previous page ended; null for the first page.</param>
/// <param name="Today">Today in the network's zone.</param>
public sealed record PatientQuery(
    Actor Reader,
    bool OnlyRelated,
    ImmutableArray<string> Words,
    DateOnly? BirthDate,
    PatientCursor? After,
    DateOnly Today)
{
    /// <summary>Patients on one page.</summary>
    public const int PageSize = 50;

    /// <summary>The absent for whom the reader stands in: their patients are found too.</summary>
    public ImmutableArray<PersonId> StandsInFor { get; init; } = [];

    private static readonly ImmutableArray<string> DayFormats = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy-MM-dd"];

    /// <summary>Understands what people type into a search box: names, beginnings of names, a day of birth.</summary>
    /// <param name="reader">Who searches, in which role.</param>
    /// <param name="onlyRelated">Whether only patients are found to whom the reader has a relation.</param>
    /// <param name="text">What was typed, e.g. <c>essai lis 14/09/2018</c>.</param>
    /// <param name="after">Where the previous page ended; null for the first page.</param>
    /// <param name="today">Today in the network's zone.</param>
    public static PatientQuery FromText(
        Actor reader, bool onlyRelated, string? text, PatientCursor? after, DateOnly today)
    {
        DateOnly? birthDate = null;
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (string part in (text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (DateOnly.TryParseExact(
                part, [.. DayFormats], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            {
                birthDate = day;
                continue;
            }

            words.AddRange(NameKey.Of(part).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return new PatientQuery(reader, onlyRelated, words.ToImmutable(), birthDate, after, today);
    }
}

/// <summary>One page of patients, by name.</summary>
/// <param name="Patients">At most <see cref="PatientQuery.PageSize"/>.</param>
/// <param name="Next">Where the next page starts; null on the last.</param>
public sealed record PatientPage(ImmutableArray<PatientStrip> Patients, PatientCursor? Next);

/// <summary>A place in the list of patients.</summary>
/// <param name="NameKey">Key of the last patient's names.</param>
/// <param name="Patient">The last patient.</param>
public sealed record PatientCursor(string NameKey, PatientId Patient);

/// <summary>The line by which lists name a patient.</summary>
/// <param name="Id">The file.</param>
/// <param name="Identity">Names, day of birth, sex, identity status.</param>
public sealed record PatientStrip(PatientId Id, PatientIdentity Identity);
