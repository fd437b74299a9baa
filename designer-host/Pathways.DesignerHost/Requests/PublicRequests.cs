using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Pathways.Definitions;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Guests;
using Pathways.DesignerHost.Tasks;
using Pathways.Rules;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Requests;

/// <summary>The public page of a network on which a professional without an account files a request.</summary>
internal sealed class PublicRequests(IDrafts drafts, StartForms forms, GuestVisit guest, PageContext page)
{
    public async Task<IResult> ShowAsync(CancellationToken stop) => await FindAsync(stop) is { } form
        ? Page(form, FormSheet.Filled(form, FeelContext.Empty, page.Words), Entry.Empty, CommandId.New(), [], [])
        : Closed();

    public async Task<IResult> FileAsync(Entry entry, CancellationToken stop)
    {
        if (await FindAsync(stop) is not { } form)
        {
            return Closed();
        }

        var typed = new RequestEntry(entry, form);
        if (typed.IsByMachine)
        {
            return Sent(); // It learns nothing from the answer.
        }

        var sheet = FormSheet.From(form, entry);
        FormReadout readout = typed.Check(sheet.Read(page.Evaluation));
        CommandId command = Commands.Of(entry);
        if (entry["act"] == "draft")
        {
            return Page(form, sheet, entry, command, [], []);
        }

        ImmutableArray<KeyValuePair<string, string>> missing = typed.Problems(page.Figures.Today);
        if (!missing.IsEmpty || !readout.Standing(entry.Confirmed).IsEmpty)
        {
            return Page(form, sheet, entry, command, readout.Problems, missing);
        }

        OutsideRequest request = typed.ToRequest(
            guest.Network!.Network.Id, command, guest.Door.Pathway!, sheet.ToDraft(), page.Visit.Now); // Found above.
        return await drafts.FileAsync(request, stop)
            ? Sent()
            : Word("full", StatusCodes.Status503ServiceUnavailable);
    }

    public IResult Thank() => guest.Network is null ? Closed() : Word("thanks", StatusCodes.Status200OK);

    private string Path => page.Visit.Address.Split('?')[0];

    private async Task<FormDefinition?> FindAsync(CancellationToken stop) =>
        guest is { Network.Network.Id: var network, Door.Pathway: { } key } && await forms.FindAsync(network, key, stop) is { Form: { } form }
            ? form
            : null;

    private RedirectHttpResult Sent() => TypedResults.LocalRedirect($"{Path}/thanks?lang={page.Words.Code}");

    // The same for a network that takes no requests and for one that does not exist.
    private IResult Closed() => Pages.Of<GuestWordPage>(
        new { Title = page.Words["request.closed"], Sentence = page.Words["request.closed_about"] }, StatusCodes.Status404NotFound);

    private IResult Word(string about, int status) => Pages.Of<GuestWordPage>(
        new
        {
            Title = page.Words[$"request.{about}"],
            Sentence = page.Words.With($"request.{about}_about", guest.Network!.Network.Name), // Only asked for a known network.
            guest.Door.Phone,
        },
        status);

    private IResult Page(
        FormDefinition form, FormSheet sheet, Entry typed, CommandId command, ImmutableArray<AnswerProblem> problems,
        ImmutableArray<KeyValuePair<string, string>> missing) => Pages.Of<PublicRequestPage>(
            new
            {
                Network = guest.Network!.Network.Name, // The form was found in it.
                guest.Door.Phone,
                Address = $"{Path}?lang={page.Words.Code}",
                Form = form,
                Sheet = sheet,
                Typed = typed,
                Command = command,
                Problems = problems,
                Missing = missing,
                Values = sheet.Read(page.Evaluation).Values,
                Settings = page.Evaluation,
            },
            problems.IsEmpty && missing.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
