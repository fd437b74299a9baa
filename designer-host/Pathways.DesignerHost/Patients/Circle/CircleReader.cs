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
        ShowAsync(patient, problems, Entry.Empty, stop);

    /// <summary>The page, with a wish that was not saved as it was typed.</summary>
    public async Task<IResult> ShowAsync(
        PatientId patient, ImmutableArray<CareProblem> problems, Entry wish, CancellationToken stop)
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
                Wish = wish,
                WishId = new ConsentId(Guid.TryParse(wish["id"], out Guid id) ? id : Guid.CreateVersion7(page.Visit.Now)),
            },
            problems.IsEmpty ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
