using System.Collections.Immutable;
using AngleSharp.Dom;
using Pathways.Care;
using Pathways.DesignerHost.Frame;
using Pathways.DesignerHost.Recurring;
using Pathways.DesignerHost.Wording;
using Pathways.Runtime;

namespace Pathways.DesignerHost.Tests.Recurring;

public sealed class TheRecurringHistory
{
    private static readonly NetworkId here = new("rsma-demo");
    private static readonly Person nadia = new(here, new PersonId(Guid.CreateVersion7()), "Essai", "Nadia", null, null, null, null);

    private static readonly RecurringWork digest = new()
    {
        Network = here,
        Id = Guid.CreateVersion7(),
        Kind = RecurringKind.Digest,
        Schedule = new RecurringSchedule(Repeat.Weekdays, new TimeOnly(8, 0)),
        IsEnabled = true,
        Since = Rendered.Noon,
        ChangedBy = nadia.Id,
    };

    private static readonly RecurringRun run =
        new(here, digest.Id, Rendered.Noon, null, Rendered.Noon, null, RunOutcome.Done, 7, 1, null, "n");

    [Theory]
    [InlineData(Language.French, "demandé par")]
    [InlineData(Language.English, "asked for by")]
    public async Task Says_who_asked_for_a_run_and_nothing_of_it_for_one_of_the_calendar(Language language, string said)
    {
        string asked = await LineAsync(run with { AskedBy = nadia.Id }, language);
        string planned = await LineAsync(run, language);

        Assert.Contains($"{said} {nadia.DisplayName}", asked, StringComparison.Ordinal);
        Assert.DoesNotContain(said, planned, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.French, "pas terminé : 7 envoyés")]
    [InlineData(Language.English, "not finished: 7 sent")]
    public async Task Says_how_far_a_run_came_that_was_given_up(Language language, string said) => Assert.Contains(
        said,
        await LineAsync(run with { Outcome = RunOutcome.Skipped, Said = "unfinished" }, language),
        StringComparison.Ordinal);

    [Fact]
    public async Task Says_that_what_somebody_asked_for_is_about_to_begin() => Assert.Contains(
        "va commencer",
        await LineAsync(run with { AskedBy = nadia.Id, Outcome = RunOutcome.Asked, StartedAt = null, EndedAt = null, Node = null }, Language.French),
        StringComparison.Ordinal);

    private static async Task<string> LineAsync(RecurringRun shown, Language language)
    {
        IDocument page = await Rendered.AsPage<RecurringPage>(
            new()
            {
                [nameof(RecurringPage.Works)] = ImmutableArray.Create(digest),
                [nameof(RecurringPage.Runs)] = ImmutableArray.Create(shown),
                [nameof(RecurringPage.Pathways)] = ImmutableDictionary<string, string>.Empty,
                [nameof(RecurringPage.Network)] = new KnownNetwork(
                    new Network(here, "Réseau", NetworkKind.HealthNetwork, "Europe/Paris", IsDemonstration: true),
                    ImmutableDictionary<OrganisationId, Organisation>.Empty,
                    ImmutableDictionary<PersonId, Person>.Empty.Add(nadia.Id, nadia)),
            },
            language);
        return string.Join(' ', (page.QuerySelector("[aria-labelledby=runs-title] li")?.TextContent ?? string.Empty)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
