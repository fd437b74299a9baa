using System.Globalization;
using Pathways.Benchmarks.Measuring;
using Pathways.Care;
using Pathways.Runtime;

namespace Pathways.Benchmarks.Engine;

/// <summary>
/// The inbox, a patient's tasks and the overview over 1,000,000 open tasks: eight roles, 120 steps, 20 organisations, one task in five
/// taken, deadlines from 30 days ago to 60 days ahead.
/// </summary>
internal static class InboxBenchmark
{
    private static readonly NetworkId Network = new("bench");
    private static readonly PersonId Reader = new(Guid.Parse("0a000000-0000-7000-8000-000000000001"));
    private static readonly OrganisationId Office = new(Guid.Parse("0e000000-0000-7000-8000-000000000001"));
    private static readonly RoleKey[] Roles =
    [
        RoleKey.Coordinator, RoleKey.Nurse, RoleKey.NetworkDoctor, RoleKey.Dietitian, RoleKey.Psychologist, RoleKey.SocialWorker,
        RoleKey.Secretary, RoleKey.EtpProfessional,
    ];

    public static async Task<IEnumerable<Figure>> RunAsync(RunLength length)
    {
        int tasks = length == RunLength.Full ? 1_000_000 : 20_000;
        await using Installation here = await Installation.OpenAsync();
        await FillAsync(here, tasks);
        InboxReader nurse = new(Network, Reader, [new HeldRole(RoleKey.Nurse, null)]) { Organisations = [Office] };
        DateTimeOffset now = here.Clock.GetUtcNow();
        List<Figure> figures = [];
        foreach ((string name, InboxTab tab, InboxConditions conditions) in Questions())
        {
            InboxQuery query = new(nurse, tab, conditions, null, now);
            await MeasureAsync(name, async () =>
            {
                // What the page of the inbox asks for.
                await here.Inbox.ReadAsync(query, CancellationToken.None);
                await here.Inbox.OfferAsync(query, CancellationToken.None);
            });
        }

        InboxReader looking = nurse with { Staffing = Without(RoleKey.Dietitian, now) };
        await MeasureAsync("without an owner", () => here.Inbox.ReadAsync(
            new InboxQuery(looking, InboxTab.Ownerless, InboxConditions.None, null, now), CancellationToken.None));
        await MeasureAsync("counts of the tabs", () => here.Inbox.CountAsync(nurse, now, CancellationToken.None));
        var patient = new PatientId(Guid.Parse("0f000000-0000-7000-8000-000000000777"));
        await MeasureAsync("tasks of a patient", () => here.Inbox.OfPatientAsync(Network, patient, CancellationToken.None));
        var overview = new OverviewQuery(Network, null, now);
        await MeasureAsync("overview, step by step", () => here.Inbox.StepLoadsAsync(overview, CancellationToken.None));
        await MeasureAsync("overview, who is at risk", () => here.Inbox.RisksAsync(overview, CancellationToken.None));
        return figures;

        async Task MeasureAsync(string name, Func<Task> ask)
        {
            await ask(); // The first one reads from disk.
            TimeSpan run = length.Run;
            List<double> times = [];
            var watch = System.Diagnostics.Stopwatch.StartNew();
            while (watch.Elapsed < run || times.Count < 20)
            {
                long start = System.Diagnostics.Stopwatch.GetTimestamp();
                await ask();
                times.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            figures.Add(new Figure($"{name}, p50", InTurn.Quantile(times, 0.5), "ms"));
            figures.Add(new Figure($"{name}, p95", InTurn.Quantile(times, 0.95), "ms"));
        }
    }

    private static IEnumerable<(string Name, InboxTab Tab, InboxConditions Conditions)> Questions()
    {
        yield return ("inbox, first page", InboxTab.MyRoles, InboxConditions.None);
        foreach (WindowState window in Enum.GetValues<WindowState>())
        {
            yield return ($"inbox, {window.ToString().ToLowerInvariant()} (goal p95 100 ms)", InboxTab.MyRoles, new() { Window = window });
        }

        yield return ("inbox, a step", InboxTab.MyRoles, new() { Step = "step_1" });
        yield return ("inbox, late", InboxTab.Overdue, InboxConditions.None);
        yield return ("inbox, mine", InboxTab.Mine, InboxConditions.None);
        yield return ("inbox, organisation", InboxTab.Organisation, InboxConditions.None);
    }

    private static Staffing Without(RoleKey role, DateTimeOffset now)
    {
        DateOnly day = DateOnly.FromDateTime(now.UtcDateTime);
        return Staffing.On(
            [.. RoleKey.All.Where(one => one != role).Select(one => new RoleAssignment(Network, Reader, one, Office, day, null))],
            Presence.On(day, []),
            [Office]);
    }

    private static async Task FillAsync(Installation here, int tasks)
    {
        string roles = string.Join(", ", Roles.Select(role => $"'{role}'"));
        string now = here.Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        await here.ScalarAsync(string.Create(CultureInfo.InvariantCulture, $"""
            select setseed(0.5);
            insert into task (
                network_id, instance_id, task_id, element_id, title, case_title, search_text, pathway_key, pathway_version, form_key,
                organisation_id, patient_id, roles, escalated_roles, audience, assignee, priority, opened_at, available_from, due_at, status)
            select 'bench', gen_random_uuid(), 'step#3', 'step_' || n % 120, 'Step ' || n % 120, 'Case', 'step ' || n % 120 || ' case',
                'pathway_' || n % 6, 1, null, o.id, p.id, array[r.role], array[]::text[], array[r.role || '@' || o.id, r.role || '@*'],
                case when n % 5 = 0 then cast('0a000000-0000-7000-8000-' || lpad(cast(n % 200 as text), 12, '0') as uuid) end,
                case when n % 10 = 0 then 80 else 50 end,
                m.opened, m.opened + (random() * 3 - 1) * interval '1 day',
                case when n % 9 = 0 then timestamptz '9999-12-31 00:00:00+00' else m.opened + random() * interval '60 days' end,
                'open'
            from generate_series(1, {tasks}) n
            cross join lateral (select cast('0e000000-0000-7000-8000-' || lpad(cast(1 + n % 20 as text), 12, '0') as uuid) as id) o
            cross join lateral (select cast('0f000000-0000-7000-8000-' || lpad(cast(n % 100000 as text), 12, '0') as uuid) as id) p
            cross join lateral (select (array[{roles}])[1 + n % 8] as role) r
            cross join lateral (select timestamptz '{now}' - random() * interval '30 days' as opened, n as each) m;
            """));
        await here.ScalarAsync("vacuum analyze");
    }
}
