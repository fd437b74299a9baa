using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Forms;
using Pathways.DesignerHost.Frame;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Patients.Circle;

/// <summary>Collects what the page about the people around a patient shows.</summary>
internal sealed class CircleReader(FileDoor door, INetworkDirectory directory, PageContext page)
{
    /// <summary>The page, with what stood in the way of a change.</summary>
    public Task<IResult> ShowAsync(PatientId patient, ImmutableArray<CareProblem> problems, CancellationToken stop) =>
        ShowAsync(patient, problems, CircleForm.None, Entry.Empty, stop);

    /// <summary>The page, with a form that was not saved as it was filled in.</summary>
    public async Task<IResult> ShowAsync(
        PatientId patient, ImmutableArray<CareProblem> problems, CircleForm form, Entry typed, CancellationToken stop)
    {
        (PatientFile? file, IResult? closed) = await door.OpenAsync(patient, stop);
        if (file is null)
        {
            return closed!; // One of the two is there.
        }

        KnownNetwork network = await door.NetworkAsync(stop);
        bool mayChangeTeam = door.May(CareAct.ChangeCareTeam);
        return Pages.Of<CirclePage>(
            new
            {
                File = file,
                Network = network,
                Candidates = mayChangeTeam
                    ? TeamEntry.Candidates(await directory.RolesAsync(network.Network.Id, stop), network, page.Figures.Today, page.Words)
                    : [],
                MayChangeTeam = mayChangeTeam,
                MayRecordWishes = door.May(CareAct.RecordConsent),
                MayChangeContacts = door.May(CareAct.ChangeIdentity),
                Problems = problems,
                Form = form,
                Typed = typed,
                WishId = new ConsentId(Guid.TryParse(typed["id"], out Guid id) ? id : Guid.CreateVersion7(page.Visit.Now)),
            },
            problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>The forms of the page.</summary>
public enum CircleForm
{
    /// <summary>None was filled in.</summary>
    None,

    /// <summary>Who is added to the care team.</summary>
    Team,

    /// <summary>An information, an objection or a consent.</summary>
    Wishes,

    /// <summary>GP and people around.</summary>
    Contacts,
}
