using System.Globalization;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.TestCases;

/// <summary>The test cases of a rule set: everyone reads them; those who design rules try and edit them.</summary>
internal static class TestCasesEndpoints
{
    public static void MapTestCases(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/rules/{key}", ShowAsync);
        routes.MapPost("/rules/{key}/cases", EditAsync);
    }

    private static async Task<IResult> ShowAsync(
        string key, TestCasesDesk desk, INetworkDirectory directory, Visit visit, Words words, CancellationToken stop) =>
        await desk.OpenAsync(visit.SignedIn.Here.Network, key, stop) is { } tested
            ? Pages.Of<TestCasesPage>(new { Tested = tested, MayEdit = MayEdit(visit), SavedBy = await NameAsync(tested.Draft, directory, visit, stop) })
            : Pages.Missing(words);

    private static async Task<IResult> EditAsync(
        string key, IFormCollection form, TestCasesDesk desk, CareDesk policy, Visit visit, Words words, CancellationToken stop)
    {
        Actor actor = visit.SignedIn.Actor;
        AccessDecision decision = await policy.DecideAsync(actor, CareAct.DesignPathways, patient: null, task: null, caseId: null, stop);
        if (decision is AccessDecision.Denied denied)
        {
            return Pages.Denied(denied, words);
        }

        if (await desk.OpenAsync(actor.Network, key, stop) is not { } tested)
        {
            return Pages.Missing(words);
        }

        string text = form["text"].ToString();
        int edited = int.TryParse(form["edited"], NumberStyles.None, CultureInfo.InvariantCulture, out int revision) ? revision : 0;
        string here = $"/rules/{Uri.EscapeDataString(key)}";
        switch (form["act"].ToString())
        {
            case "discard":
                await desk.DiscardAsync(actor, key, stop);
                return TypedResults.LocalRedirect(here);
            case "save":
                TestCasesSaving saving = await desk.SaveAsync(actor, tested.Newest, text, edited, stop);
                return saving == TestCasesSaving.Saved
                    ? TypedResults.LocalRedirect(here)
                    : Typed(saving, StatusCodes.Status422UnprocessableEntity);
            default:
                return Typed(null, StatusCodes.Status200OK);
        }

        IResult Typed(TestCasesSaving? refused, int status) => Pages.Of<TestCasesPage>(
            new { Tested = tested, MayEdit = true, Typed = desk.Try(tested.Newest, text), Edited = edited, Refused = refused }, status);
    }

    private static bool MayEdit(Visit visit) =>
        AccessRights.Of(visit.SignedIn.Here.Role, CareAct.DesignPathways) != Reach.Never;

    private static async Task<string?> NameAsync(
        TestCasesDraft? draft, INetworkDirectory directory, Visit visit, CancellationToken stop) => draft is null
            ? null
            : (await directory.PeopleAsync(visit.SignedIn.Here.Network, stop)).FirstOrDefault(person => person.Id == draft.SavedBy)?.DisplayName;
}
