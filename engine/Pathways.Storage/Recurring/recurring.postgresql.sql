-- statement: begin
-- Begun once, when it is due or was asked for; taken over only from a process that fell silent.
insert into recurring_run (network_id, work_id, planned_at, started_at, outcome, node, lease_until)
values (@network, @work, @planned_at, @at, 'running', @node, clock_timestamp() + @lease)
on conflict (network_id, work_id, planned_at) do update
set outcome = 'running', started_at = coalesce(recurring_run.started_at, excluded.started_at),
    node = excluded.node, lease_until = excluded.lease_until
where recurring_run.outcome = 'asked' or (recurring_run.outcome = 'running' and recurring_run.lease_until < clock_timestamp());

-- statement: extend
update recurring_run
set lease_until = clock_timestamp() + @lease
where network_id = @network and work_id = @work and planned_at = @planned_at and node = @node and outcome = 'running';

-- statement: waiting
-- Of every network, like the workers.
select network_id, work_id, planned_at
from recurring_run
where ended_at is null and (outcome = 'asked' or lease_until < clock_timestamp())
order by planned_at
limit 100;
