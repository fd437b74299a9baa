using System.Globalization;
using Pathways.Benchmarks.Measuring;

namespace Pathways.Benchmarks.Engine;

/// <summary>Commands a second while few and while very many cases wait.</summary>
internal static class ScaleBenchmark
{
    public static async Task<IEnumerable<Figure>> RunAsync(RunLength length)
    {
        int few = length == RunLength.Full ? 10_000 : 1_000;
        int many = length == RunLength.Full ? 1_000_000 : 20_000;
        await using Installation here = await Installation.OpenAsync();
        Guid template = await here.StartAsync(DrawnPathways.OneTask);
        double withFew = await MeasureAsync(here, length, template, few);
        double withMany = await MeasureAsync(here, length, template, many - few);
        return
        [
            new Figure($"commands with {few.ToString("N0", CultureInfo.InvariantCulture)} cases waiting", withFew, "commands/s"),
            new Figure($"commands with {many.ToString("N0", CultureInfo.InvariantCulture)} cases waiting (goal 0.8)", withMany, "commands/s", withFew),
        ];
    }

    private static async Task<double> MeasureAsync(Installation here, RunLength length, Guid template, int more)
    {
        await FillAsync(here, template, more);
        return InTurn.Medians(length, run => EngineBenchmark.CommandsAsync(here, run).GetAwaiter().GetResult())[0];
    }

    /// <summary>Copies everything that is kept of a waiting case.</summary>
    private static async Task FillAsync(Installation here, Guid template, int count)
    {
        const string others = "column_name not in ('instance_id', 'command_id', 'sequence_id') and is_generated = 'NEVER' and is_identity = 'NO'";
        await here.ScalarAsync(string.Create(CultureInfo.InvariantCulture, $"""
            create temp table copies as
                select gen_random_uuid() as instance_id, gen_random_uuid() as command_id from generate_series(1, {count});
            do $$
            declare
                t text;
                names text;
            begin
                foreach t in array array['instance', 'command_log', 'instance_event', 'task'] loop
                    select string_agg(quote_ident(column_name), ', ') into names
                    from information_schema.columns where table_name = t and {others};
                    execute format(
                        'insert into %I (instance_id, %s %s) select c.instance_id, %s %s from copies c, %I s where s.instance_id = %L',
                        t, case when t in ('command_log', 'instance_event') then 'command_id, ' else '' end, names,
                        case when t in ('command_log', 'instance_event') then 'c.command_id, ' else '' end, names, t, '{template}');
                end loop;
            end $$;
            drop table copies;
            """));
        await here.ScalarAsync("vacuum analyze");
    }
}
