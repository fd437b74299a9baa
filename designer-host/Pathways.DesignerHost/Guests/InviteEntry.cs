using System.Collections.Immutable;
using System.Globalization;
using System.Net.Mail;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Guests;

/// <summary>Somebody to whom a form can be sent.</summary>
/// <param name="Key">What the form sends for them.</param>
/// <param name="Name">Their name.</param>
/// <param name="Relation">What they are to the patient.</param>
/// <param name="Email">Their mail address; null when none is known.</param>
/// <param name="Language">Two-letter language they read.</param>
public sealed record Receiver(string Key, string Name, GuestRelation Relation, string? Email, string Language)
{
    /// <summary>Those whom a file knows.</summary>
    public static ImmutableArray<Receiver> Of(Patient? patient)
    {
        if (patient is null)
        {
            return [];
        }

        var found = ImmutableArray.CreateBuilder<Receiver>();
        found.Add(new Receiver("patient", patient.Identity.DisplayName, GuestRelation.Patient, null, "fr"));
        foreach ((int index, RelatedPerson person) in patient.Related.Index())
        {
            found.Add(new Receiver(
                string.Create(CultureInfo.InvariantCulture, $"related-{index}"), person.Name, GuestRoles.Of(person.Kind), person.Email,
                LanguageCode.Of(LanguageCode.From(person.Language))));
        }

        if (patient.Gp is { } gp)
        {
            found.Add(new Receiver("gp", gp.Name, GuestRelation.Gp, gp.SecureMail, "fr"));
        }

        return found.ToImmutable();
    }
}

/// <summary>What somebody typed who sends a form, understood or not.</summary>
/// <param name="To">Whom it goes to; null when that is not clear.</param>
/// <param name="IsByMail">Whether the link leaves by mail; else it is shown once.</param>
/// <param name="Validity">How long it may be answered.</param>
/// <param name="IsConfirmed">Whether somebody wants to read the answer before it counts.</param>
/// <param name="Problems">What stands in the way: field and key of the sentence.</param>
internal sealed record InviteEntry(
    Receiver? To, bool IsByMail, TimeSpan Validity, bool IsConfirmed, ImmutableArray<KeyValuePair<string, string>> Problems)
{
    public const string Other = "other";

    public static InviteEntry Read(Entry entry, ImmutableArray<Receiver> known)
    {
        var problems = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        bool isByMail = entry["way"] != "hand";
        Receiver? to = entry["to"] == Other ? OtherOf(entry, problems) : known.FirstOrDefault(person => person.Key == entry["to"]);
        if (to is null && entry["to"] != Other)
        {
            problems.Add(new("to", "invite.no_receiver"));
        }

        string? email = entry["email"] ?? to?.Email;
        if (isByMail && !IsAddress(email))
        {
            problems.Add(new("email", "invite.no_address"));
        }

        decimal days = entry["days"] is null ? (decimal)GuestInvitation.UsualValidity.TotalDays : entry.Number("days") ?? 0;
        bool isInTime = days == decimal.Floor(days) && days >= 1 && days <= (decimal)GuestInvitation.LongestValidity.TotalDays;
        if (!isInTime)
        {
            problems.Add(new("days", "invite.bad_days"));
        }

        return new InviteEntry(
            to is null ? null : to with
            {
                Email = isByMail ? email : null,
                Language = entry["reads"] is { } language ? LanguageCode.Of(LanguageCode.From(language)) : to.Language,
            },
            isByMail,
            isInTime ? TimeSpan.FromDays((double)days) : GuestInvitation.UsualValidity,
            entry["confirm"] == "true",
            problems.ToImmutable());
    }

    private static Receiver? OtherOf(Entry entry, ImmutableArray<KeyValuePair<string, string>>.Builder problems)
    {
        string? name = entry["name"];
        bool isRelation = Enum.TryParse(entry["relation"], out GuestRelation relation) && Enum.IsDefined(relation);
        if (name is null or { Length: > 120 })
        {
            problems.Add(new("name", "invite.no_name"));
        }

        if (!isRelation)
        {
            problems.Add(new("relation", "invite.no_relation"));
        }

        return problems.Count > 0 ? null : new Receiver(Other, name!, relation, null, "fr"); // Tested above.
    }

    // A whole address and nothing else: "A <a@b.fr>" would pass as well otherwise.
    private static bool IsAddress(string? text) =>
        text is { Length: <= 254 } && MailAddress.TryCreate(text, out MailAddress? address) && address.Address == text
        && address.Host.Contains('.', StringComparison.Ordinal);
}
