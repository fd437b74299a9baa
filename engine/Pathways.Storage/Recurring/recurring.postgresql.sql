-- statement: begin
-- Begun once; taken over only from a process that fell silent.
insert into recurring_run (network_id, work_id, planned_at, started_at, outcome, node, lease_until)
values (@network, @work, @planned_at, @at, 'running', @node, clock_timestamp() + @lease)
on conflict (network_id, work_id, planned_at) do update
set node = excluded.node, lease_until = excluded.lease_until
where recurring_run.outcome = 'running' and recurring_run.lease_until < clock_timestamp();

-- statement: extend
update recurring_run
set lease_until = clock_timestamp() + @lease
where network_id = @network and work_id = @work and planned_at = @planned_at and node = @node and outcome = 'running';

-- statement: interrupted
-- Of every network, like the workers.
select network_id, work_id, planned_at
from recurring_run
where outcome = 'running' and lease_until < clock_timestamp()
order by planned_at
limit 100;

-- statement: purge_runs
delete from recurring_run
where network_id = @network and planned_at < @before and outcome <> 'running'
    and ctid in (
        select ctid
        from recurring_run
        where network_id = @network and planned_at < @before and outcome <> 'running'
        limit @at_most);
