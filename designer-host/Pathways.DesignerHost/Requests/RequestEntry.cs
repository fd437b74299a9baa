using System.Collections.Immutable;
using Pathways.Care;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Requests;

/// <summary>What a professional without an account typed besides the form: who they are, and whom it is about.</summary>
/// <param name="entry">What was sent.</param>
/// <param name="form">The form; what it asks itself is not asked twice.</param>
internal sealed class RequestEntry(Entry entry, FormDefinition form)
{
    /// <summary>A field that no person sees: what fills it is a machine.</summary>
    public const string Trap = "website";

    private const int LongestName = 120;

    /// <summary>Fields of a form that say who asks and where to call.</summary>
    public static bool AsksFor(FormDefinition form, string key) => form.Fields.Any(field => field.Key == key && field.Kind == FieldKind.Text);

    public bool IsByMachine => entry[Trap] is not null;

    private string? Sender => AsksFor(form, "sender") ? entry[FormSheet.Prefix + "sender"] : entry["sender"];

    private string? Phone => AsksFor(form, "sender_phone") ? entry[FormSheet.Prefix + "sender_phone"] ?? entry["sender_phone"] : entry["sender_phone"];

    /// <summary>What stands in the way: field and key of the sentence.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Problems(DateOnly today)
    {
        var found = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        Need(RppsNumber.Read(entry["rpps"]) is not null, "rpps", "request.bad_rpps");
        Need(IsShort(entry["birth_name"]), "birth_name", "request.no_name");
        Need(IsShort(entry["given_name"]), "given_name", "request.no_name");
        Need(entry.Day("birth_date") is { Year: >= 1900 } day && day <= today, "birth_date", "request.bad_birth");
        Need(IsShort(Phone), AsksFor(form, "sender_phone") ? FormSheet.Prefix + "sender_phone" : "sender_phone", "request.no_phone");
        if (!AsksFor(form, "sender"))
        {
            Need(IsShort(Sender), "sender", "request.no_sender");
        }

        return found.ToImmutable();

        void Need(bool isThere, string field, string sentence)
        {
            if (!isThere)
            {
                found.Add(new(field, sentence));
            }
        }
    }

    /// <summary>The request; call it only when nothing stands in the way.</summary>
    public OutsideRequest ToRequest(NetworkId network, Guid id, string pathway, string answers, DateTimeOffset now) => new()
    {
        Network = network,
        Id = id,
        PathwayKey = pathway,
        Sender = Sender!, // Asked for above, or by the form.
        Rpps = RppsNumber.Read(entry["rpps"])!.Value, // Asked for above.
        Phone = Phone!, // Asked for above.
        BirthName = entry["birth_name"]!, // Asked for above.
        GivenName = entry["given_name"]!, // Asked for above.
        BirthDate = entry.Day("birth_date")!.Value, // Asked for above.
        Sex = entry["sex"] is "F" or "M" ? entry["sex"] : null,
        Answers = answers,
        ReceivedAt = now,
    };

    private static bool IsShort(string? text) => text is { Length: <= LongestName };
}
