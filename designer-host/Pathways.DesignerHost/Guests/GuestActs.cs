using System.Collections.Immutable;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Tasks;
using Pathways.Engine;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Guests;

/// <summary>What somebody without an account does: show who they are, read one form, answer it.</summary>
internal sealed class GuestActs(
    GuestDesk desk, TaskForms forms, GuestProof proof, GuestPages pages, GuestVisit guest, PageContext page)
{
    // The answer came before, or the task is over: the page of the link says which.
    private static readonly string[] Over = ["PW4080", "PW2104"];

    public async Task<IResult> ShowAsync(CancellationToken stop)
    {
        (GuestCall? call, IResult? closed) = Open();
        return call is null
            ? closed! // One of the two is there.
            : pages.Form(call, FormSheet.Filled(await FormAsync(call, stop), FeelContext.Empty, page.Words), []);
    }

    public async Task<IResult> ProveAsync(Entry entry, CancellationToken stop)
    {
        if (guest.Call is not { Standing: GuestStanding.Open } call)
        {
            return pages.Closed(guest.Call);
        }

        int? left = await desk.ProveAsync(call, entry.Day("birth"), entry["code"], stop);
        if (left is null)
        {
            proof.Remember(call.Invitation);
            return TypedResults.LocalRedirect(pages.Address);
        }

        return left == 0 ? pages.Closed(call with { Standing = GuestStanding.Locked }) : pages.Proof(call, left);
    }

    public async Task<IResult> AnswerAsync(Entry entry, CancellationToken stop)
    {
        (GuestCall? call, IResult? closed) = Open();
        if (call is null)
        {
            return closed!; // One of the two is there.
        }

        var sheet = FormSheet.From(await FormAsync(call, stop), entry);
        FormReadout readout = sheet.Read(page.Evaluation);
        if (entry["act"] == "draft")
        {
            return pages.Form(call, sheet, []); // "One more entry": nothing is kept before the form is sent.
        }

        ImmutableArray<AnswerProblem> standing = readout.Standing(entry.Confirmed);
        if (!standing.IsEmpty)
        {
            return pages.Form(call, sheet, readout.Problems);
        }

        Rejection? refusal = await desk.AnswerAsync(call, readout.Values, sheet.ToDraft(), stop);
        return refusal is null || Over.Contains(refusal.Code) ? TypedResults.LocalRedirect(pages.Address) : pages.NotTaken();
    }

    private (GuestCall? Call, IResult? Closed) Open() => guest.Call switch
    {
        { Standing: GuestStanding.Open } call when proof.IsThere(call.Invitation) => (call, null),
        { Standing: GuestStanding.Open } call => (null, pages.Proof(call, left: null)),
        var other => (null, pages.Closed(other)),
    };

    private async Task<FormDefinition> FormAsync(GuestCall call, CancellationToken stop) => await forms.FindAsync(call.Task, stop)
        ?? throw new InvalidOperationException($"The invitation {call.Invitation.Id} is for a task without a form.");
}
