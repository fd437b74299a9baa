using Microsoft.AspNetCore.WebUtilities;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Inbox;

/// <summary>Saves the inbox as somebody sees it, and forgets it again.</summary>
internal sealed class InboxViews(IInbox inbox, PageContext page)
{
    /// <summary>Keeps the view that the form was on, under the name that was typed.</summary>
    public async Task<IResult> SaveAsync(Entry entry, CancellationToken stop)
    {
        InboxFilter here = Here(entry);
        if (entry["name"] is not { Length: <= SavedView.LongestName } name || name.Any(char.IsControl))
        {
            return Refused("PW5116", "views.no_name");
        }

        Viewer viewer = page.Visit.SignedIn;
        return await inbox.SaveViewAsync(viewer.Here.Network, viewer.Person, new SavedView(name, here.Query), stop)
            ? TypedResults.LocalRedirect(here.Address)
            : Refused("PW5117", "views.too_many");
    }

    /// <summary>Forgets a view.</summary>
    public async Task<IResult> ForgetAsync(Entry entry, CancellationToken stop)
    {
        Viewer viewer = page.Visit.SignedIn;
        await inbox.ForgetViewAsync(viewer.Here.Network, viewer.Person, entry["name"] ?? string.Empty, stop);
        return TypedResults.LocalRedirect(Here(entry).Address);
    }

    // Read and written anew: what is kept is an inbox and nothing else.
    private static InboxFilter Here(Entry entry) =>
        InboxFilter.From(new QueryCollection(QueryHelpers.ParseQuery(entry["address"]))) with { After = null };

    private IResult Refused(string code, string wording) => Pages.Refused(code, page.Words[wording], [], page.Words);
}
