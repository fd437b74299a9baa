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
        Need(AsksFor(form, "sender_phone") || IsShort(Phone), "sender_phone", "request.no_phone");
        Need(AsksFor(form, "sender") || IsShort(Sender), "sender", "request.no_sender");
        return found.ToImmutable();

        void Need(bool isThere, string field, string sentence)
        {
            if (!isThere)
            {
                found.Add(new(field, sentence));
            }
        }
    }

    /// <summary>What the form says, with what stands in the way of fields by which it asks who writes and where to call.</summary>
    public FormReadout Check(FormReadout readout) => readout with
    {
        Problems = [.. readout.Problems, .. new[] { WhyNot("sender", Sender, readout), WhyNot("sender_phone", Phone, readout) }.OfType<AnswerProblem>()],
    };

    /// <summary>The request; call it only when nothing stands in the way.</summary>
    public OutsideRequest ToRequest(NetworkId network, CommandId sent, string pathway, string answers, DateTimeOffset now)
    {
        var request = new OutsideRequest
        {
            Network = network,
            Id = sent.Value,
            PathwayKey = pathway,
            Sender = Sender!, // Asked for above.
            Rpps = RppsNumber.Read(entry["rpps"])!.Value, // Asked for above.
            Phone = Phone!, // Asked for above.
            BirthName = entry["birth_name"]!, // Asked for above.
            GivenName = entry["given_name"]!, // Asked for above.
            BirthDate = entry.Day("birth_date")!.Value, // Asked for above.
            Sex = entry["sex"] is "F" or "M" ? entry["sex"] : null,
            Answers = answers,
            ReceivedAt = now,
        };
        return request with { Id = OutsideRequest.IdOf(sent, request) };
    }

    // The form may leave open what a request cannot do without.
    private AnswerProblem? WhyNot(string key, string? text, FormReadout readout) =>
        form.Fields.FirstOrDefault(field => field.Key == key && field.Kind == FieldKind.Text) is not { } field || IsShort(text)
            || readout.Problems.Any(problem => problem.Path == key)
            ? null
            : new AnswerProblem(
                key, text is null ? "PW2090" : "PW2096", false, $"'{field.Label}' needs a short answer in one line.", [field.Label.French]);

    // One line, and something to read in it.
    private static bool IsShort(string? text) => text is { Length: <= LongestName } && !text.Any(char.IsControl) && text.Any(char.IsLetterOrDigit);
}
