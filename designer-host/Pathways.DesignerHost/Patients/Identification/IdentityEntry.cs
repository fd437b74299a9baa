using Pathways.Care;
using Pathways.DesignerHost.Forms;

namespace Pathways.DesignerHost.Patients.Identification;

/// <summary>The forms by which an identity moves.</summary>
internal static class IdentityEntry
{
    /// <summary>The acts that are lawful for an identity as it stands, in the order of the page.</summary>
    /// <param name="status">How far it is trusted.</param>
    public static IEnumerable<string> ActsAt(IdentityStatus status) => new (string Act, IdentityMove Example)[]
    {
        ("document", new IdentityMove.DocumentChecked(IdentityDocument.IdentityCard)),
        // The table does not look at the number itself.
        ("number", new IdentityMove.NumberRetrieved(null!)),
        ("correct", new IdentityMove.TraitsCorrected(null!, string.Empty)),
        ("withdraw", new IdentityMove.NumberWithdrawn(string.Empty)),
        ("doubt", new IdentityMove.DoubtRaised(string.Empty)),
    }.Where(candidate => IdentityMoves.After(status, candidate.Example) is not null).Select(candidate => candidate.Act);

    /// <summary>The move that was sent, or what is wrong with it.</summary>
    public static (IdentityMove? Move, CareProblem? Problem) Read(Entry entry)
    {
        string reason = entry["reason"] ?? string.Empty;
        return entry["act"] switch
        {
            "document" when ChoiceWords.Read<IdentityDocument>(entry["document"]) is { } seen => (new IdentityMove.DocumentChecked(seen), null),
            "number" when ChoiceWords.Read<InsAuthority>(entry["authority"]) is { } authority =>
                InsNumber.Read(entry["ins_number"], authority) is { } number
                    ? (new IdentityMove.NumberRetrieved(number), null)
                    : (null, FileEntryProblems.NotANumber()),
            "withdraw" => (new IdentityMove.NumberWithdrawn(reason), null),
            "doubt" => (new IdentityMove.DoubtRaised(reason), null),
            "correct" when Traits(entry) is { } traits => (new IdentityMove.TraitsCorrected(traits, reason), null),
            _ => (null, FileEntryProblems.AnswerMissing("act")),
        };
    }

    private static IdentityTraits? Traits(Entry entry) =>
        entry["birth_name"] is { } name && entry["first_given_name"] is { } given && entry.Day("birth_date") is { } born
        && entry["sex"] is "F" or "M"
            ? new IdentityTraits(
                name, given, entry["given_names"] ?? given, born, entry["sex"] == "F" ? Sex.Female : Sex.Male,
                entry["birth_place_code"]?.ToUpperInvariant())
            : null;
}
