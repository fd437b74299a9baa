using System.Collections.Immutable;
using AngleSharp.Dom;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Plans;
using Pathways.DesignerHost.Wording;

namespace Pathways.DesignerHost.Tests.Plans;

public sealed class ShowingAPlan
{
    private static readonly NetworkId Network = new("demo");
    private static readonly PersonId Doctor = new(Guid.Parse("0a000000-0000-7000-8000-000000000001"));
    private static readonly DateOnly Today = new(2026, 11, 21);

    private static readonly PlanContent Text = new()
    {
        Referent = new PlanReferent("Anne Kieffer", "nurse", "03 87 00 00 00"),
        Goals = [new PlanGoal("Rester chez moi", "pas de séjour imprévu", Today.AddMonths(6), GoalStatus.Open)],
        Actions =
        [
            new PlanAction("Passer le soir", ActionKind.Support, "social_worker", "SSIAD de Metz", Today.AddDays(30), "heures"),
            new PlanAction("Garder le chat", null, "La voisine", null, null, null),
        ],
        Problems = [new PlanProblem("Plus tard", null, 3, null), new PlanProblem("D'abord", ProblemDomain.Social, 1, null)],
    };

    [Fact]
    public async Task Says_whom_to_call_and_who_does_what_by_when()
    {
        IDocument page = await SheetAsync(Written(Text));

        Assert.Equal("Anne Kieffer, Infirmier 03 87 00 00 00", Flat(page.QuerySelector(".plan-people dd")));
        Assert.Equal(
            ["Passer le soir aide · repère : heures | Assistant social, SSIAD de Metz | 21 déc. 2026 |", "Garder le chat | La voisine |  |"],
            page.QuerySelectorAll(".plan-actions tbody tr").Select(row => string.Join(" | ", row.Children.Select(Flat)).TrimEnd()));
        Assert.StartsWith("D'abord", Flat(page.QuerySelector(".plan-two ul li")), StringComparison.Ordinal);
        Assert.Contains("Personne n’a encore signé cette version.", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.French, "Validé par Zoé Essai (Médecin traitant) le 21 nov. 2026", "Accord : Claire, représentant, le 21 nov. 2026, recueilli par Zoé Essai (Médecin traitant), de vive voix")]
    [InlineData(Language.English, "Validated by Zoé Essai (GP) on 21 Nov 2026", "Agreement: Claire, representative, on 21 Nov 2026, heard by Zoé Essai (GP), spoken")]
    public async Task Says_who_signed(Language language, string validated, string agreed)
    {
        IDocument page = await SheetAsync(Agreed(), language);

        Assert.Equal([validated, agreed], page.QuerySelectorAll(".plan-signatures li").Select(Flat));
        Assert.Null(page.QuerySelector(".plan-warning"));
    }

    [Fact]
    public async Task Warns_of_a_text_that_is_not_the_one_that_was_signed()
    {
        Plan plan = Agreed();
        PlanVersion forged = plan.Versions[0] with { Hash = ContentHash.Of(Text with { Summary = "autre" }) };

        IDocument page = await SheetAsync(plan with { Versions = [forged] });

        Assert.Contains("n’est plus celui qui a été signé", Flat(page.QuerySelector(".plan-warning")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_what_changed_since_the_version_before()
    {
        Plan plan = Agreed();
        plan = plan.With(Entry(9) with { Written = Text with { Goals = [.. Text.Goals, new PlanGoal("Sortir", null, null, GoalStatus.Open)] } });

        IDocument page = await Rendered.AsPage<PlanPage>(
            new() { ["Shown"] = Shown(plan, plan.Versions[1]) }, arrange: visit => visit.Viewer = Viewer());

        Assert.Equal(["Ajouté (objectif) : Sortir"], page.QuerySelectorAll(".plan-versions details li").Select(Flat));
        Assert.Contains("La version 1 est en vigueur", Flat(page.QuerySelector(".notice")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_text_on_paper_by_its_seal_and_when_it_was_printed()
    {
        Plan plan = Agreed();

        IDocument page = await Rendered.AsPage<PlanPaper>(new() { ["Shown"] = Shown(plan, plan.Versions[0]) });

        Assert.Equal(
            $"Réseau d'essai · imprimé le 21 nov. 2026, 12 h 00 · empreinte du texte {plan.Versions[0].Hash.Hex[..12]}",
            Flat(page.QuerySelector(".plan-foot span + span")));
        Assert.Null(page.QuerySelector(".rail"));
    }

    private static Task<IDocument> SheetAsync(Plan plan, Language language = Language.French) =>
        Rendered.AsPage<PlanSheet>(new() { ["Shown"] = Shown(plan, plan.Versions[0]) }, language);

    private static ShownPlan Shown(Plan plan, PlanVersion version) => new(
        new Patient
        {
            Network = Network,
            Id = plan.Patient,
            Identity = new PatientIdentity(
                new IdentityTraits("ESSAI", "Odette", "Odette", new DateOnly(1944, 7, 7), Sex.Female, null), null, null, IdentityStatus.Provisional, null),
            RegisteredBy = Doctor,
            RegisteredAt = Rendered.Noon,
            Revision = 1,
        },
        plan,
        version,
        new KnownNetwork(
            new Network(Network, "Réseau d'essai", NetworkKind.HealthNetwork, "Europe/Paris", IsDemonstration: true),
            ImmutableDictionary<OrganisationId, Organisation>.Empty,
            ImmutableDictionary<PersonId, Person>.Empty.Add(Doctor, new Person(Network, Doctor, "Essai", "Zoé", null, null, null, null))));

    private static Viewer Viewer()
    {
        var place = new Place(Network, "Réseau d'essai", new OrganisationId(Guid.CreateVersion7()), "Siège", RoleKey.Gp);
        return new Viewer(Doctor, "Zoé Essai", place, [place]);
    }

    private static Plan Written(PlanContent text) => new Plan
    {
        Id = new PlanId(Guid.CreateVersion7()),
        Network = Network,
        Patient = new PatientId(Guid.CreateVersion7()),
        Case = Guid.CreateVersion7(),
    }.With(Entry(1) with { Written = text });

    private static Plan Agreed()
    {
        PlanSignature signature = new(1, 1, ContentHash.Of(Text), PlanVoice.Gp, PlanAnswer.Agrees, Today, null, null, null);
        return Written(Text)
            .With(Entry(2) with { Signed = signature })
            .With(Entry(3) with { Signed = signature with { Voice = PlanVoice.Representative, Name = "Claire", Means = ConsentMeans.Oral } });
    }

    private static PlanEntry Entry(long sequence) => new()
    {
        Sequence = sequence,
        Task = "task",
        By = Doctor,
        As = RoleKey.Gp,
        At = Rendered.Noon.AddMinutes(sequence),
    };

    // As people read it: any white space counts as one.
    private static string Flat(IElement? element) =>
        string.Join(' ', (element?.TextContent ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
