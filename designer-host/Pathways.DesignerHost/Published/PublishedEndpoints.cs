using System.Collections.Immutable;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Published;

/// <summary>What is published in the network: pathways and rule sets. To read; drafts are designed elsewhere.</summary>
internal static class PublishedEndpoints
{
    public static void MapPublished(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/pathways", ListAsync);
        routes.MapGet("/pathways/{key}", ShowAsync);
        routes.MapGet("/pathways/{key}/drawing", DrawingAsync);
        routes.MapGet("/pathways/{key}/package", PackageAsync);
        routes.MapGet("/rules", RulesAsync);
    }

    private static async Task<IResult> ListAsync(PublishedDefinitions definitions, Visit visit, CancellationToken stop) =>
        Pages.Of<PathwaysPage>(new
        {
            Listings = await definitions.PathwaysAsync(visit.SignedIn.Here.Network, visit.Now, stop),
            MayDesign = MayDesign(visit),
        });

    private static async Task<IResult> ShowAsync(
        string key, PublishedDefinitions definitions, PackageSigner signer, Visit visit, Words words, CancellationToken stop) =>
        await definitions.FindPathwayAsync(visit.SignedIn.Here.Network, key, visit.Now, stop) is { } pathway
            ? Pages.Of<PathwayPage>(new
            {
                Pathway = pathway,
                // A pathway about a patient is begun from the patient's page.
                MayStart = pathway.Process.IsAboutNetwork
                    && AccessRights.Of(visit.SignedIn.Here.Role, CareAct.StartPathway) == Reach.Network,
                Signer = MayDesign(visit) ? await signer.FingerprintAsync(stop) : null,
            })
            : Pages.Missing(words);

    private static async Task<IResult> PackageAsync(
        string key, int? version, PathwayPacker packer, Visit visit, Words words, CancellationToken stop) =>
        MayDesign(visit) && await packer.PackAsync(visit.SignedIn.Here.Network, key, version, stop) is { } packed
            ? TypedResults.Bytes(packed.Archive, "application/zip", packed.Name)
            : Pages.Missing(words);

    private static bool MayDesign(Visit visit) =>
        AccessRights.Of(visit.SignedIn.Here.Role, CareAct.DesignPathways) != Reach.Never;

    private static async Task<IResult> DrawingAsync(
        string key, PublishedDefinitions definitions, Visit visit, CancellationToken stop) =>
        await definitions.FindPathwayAsync(visit.SignedIn.Here.Network, key, visit.Now, stop) is { } pathway
            ? TypedResults.Text(pathway.Drawing, "application/xml; charset=utf-8")
            : TypedResults.NotFound();

    private static async Task<IResult> RulesAsync(PublishedDefinitions definitions, Visit visit, CancellationToken stop)
    {
        NetworkId network = visit.SignedIn.Here.Network;
        DefinitionList list = await definitions.ListAsync(stop);
        return Pages.Of<RulesPage>(new
        {
            RuleSets = list.Versions
                .Where(version => version.Id.Network == network && version.Id.Kind == DefinitionKind.RuleSet)
                .OrderBy(version => version.Name, StringComparer.Ordinal).ThenByDescending(version => version.Id.Version)
                .ToImmutableArray(),
            Bindings = list.Bindings.Where(binding => binding.Network == network).ToImmutableArray(),
            PathwayNames = (await definitions.PathwaysAsync(network, visit.Now, stop))
                .ToImmutableDictionary(listing => listing.Newest.Id.Key, listing => listing.Newest.Name),
        });
    }
}
