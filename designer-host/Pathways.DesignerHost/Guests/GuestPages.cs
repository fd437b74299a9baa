using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Guests;

/// <summary>Draws what somebody without an account sees.</summary>
internal sealed class GuestPages(GuestVisit guest, PageContext page)
{
    /// <summary>Too many requests from one place.</summary>
    public static IResult TooMany(Words words) => Word(words["guest.wait"], words["guest.wait_about"], null, StatusCodes.Status429TooManyRequests);

    /// <summary>Why nothing can be filled in. A link that was closed by hand looks like one that never was.</summary>
    public IResult Closed(GuestCall? call) => call?.Standing switch
    {
        GuestStanding.Answered => Word("answered", StatusCodes.Status200OK),
        GuestStanding.Expired => Word("expired", StatusCodes.Status410Gone),
        GuestStanding.NotNeeded => Word("not_needed", StatusCodes.Status410Gone),
        GuestStanding.Locked => Word("locked", StatusCodes.Status410Gone),
        _ => Word(page.Words["guest.unknown"], page.Words["guest.unknown_about"], null, StatusCodes.Status404NotFound),
    };

    /// <summary>An answer that could not be taken.</summary>
    public IResult NotTaken() => Word("not_taken", StatusCodes.Status409Conflict);

    /// <summary>Asks for the date of birth or the code.</summary>
    /// <param name="call">Who calls.</param>
    /// <param name="left">How many tries are left after a wrong one; null before the first.</param>
    public IResult Proof(GuestCall call, int? left) => Pages.Of<GuestProofPage>(
        new { Call = call, Network = NetworkName, Address, Left = left },
        left is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>The form.</summary>
    public IResult Form(GuestCall call, FormSheet sheet, ImmutableArray<AnswerProblem> problems) => Pages.Of<GuestFormPage>(
        new
        {
            Call = call,
            Network = NetworkName,
            Inviter = guest.Network?.NameOf(call.Invitation.InvitedBy, page.Words["history.someone"]),
            Address,
            Sheet = sheet,
            Problems = problems,
            Values = sheet.Read(page.Evaluation).Values,
            Settings = page.Evaluation,
        },
        problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    /// <summary>Where the page is, in the language chosen.</summary>
    public string Address => $"{page.Visit.Address.Split('?')[0].Replace("/proof", string.Empty, StringComparison.Ordinal)}?lang={page.Words.Code}";

    private string NetworkName => guest.Network?.Network.Name ?? string.Empty;

    private IResult Word(string about, int status) =>
        Word(page.Words[$"guest.{about}"], page.Words.With($"guest.{about}_about", NetworkName), guest.Door.Phone, status);

    private static IResult Word(string title, string sentence, string? phone, int status) =>
        Pages.Of<GuestWordPage>(new { Title = title, Sentence = sentence, Phone = phone }, status);
}
