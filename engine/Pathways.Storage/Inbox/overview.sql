-- statement: steps
-- One walk along task_by_step, whose rows hold all that is counted.
select pathway_key, element_id, max(roles) as roles, count(*) as tasks,
    count(*) filter (where due_at < @now) as late,
    count(*) filter (where due_at < @late_before) as late_for_long
from task
where network_id = @network and status = 'open'
    and
    -- include: overview.of_organisations
group by pathway_key, element_id
order by late desc, tasks desc, pathway_key, element_id;

-- statement: middle
select opened_at
from task
where network_id = @network and status = 'open' and pathway_key = @pathway and element_id = @step
    and
    -- include: overview.of_organisations
order by opened_at
limit 1 offset @skipped;

-- statement: risks
-- Of each reason the first ones along an index: who is listed twice for a reason counts once.
select 'late_task' as reason, patient_id, min(due_at) as since
from (
    select patient_id, due_at
    from task
    where network_id = @network and status = 'open' and due_at < @late_before and patient_id is not null
        and
        -- include: overview.of_organisations
    order by due_at
    limit @at_most) as late
group by patient_id
union all
select 'skipped_promise', patient_id, max(at)
from (
    select c.patient_id, e.at
    from instance_event e
    join instance c on c.network_id = e.network_id and c.instance_id = e.instance_id
    where e.network_id = @network and e.type = 'timerSkipped' and e.at >= @skipped_since
        and c.status in ('active', 'incident') and c.patient_id is not null
        and
        -- include: overview.of_organisations
    order by e.at desc
    limit @at_most) as skipped
group by patient_id
union all
select 'stopped_case', patient_id, min(raised_at)
from (
    select c.patient_id, i.raised_at
    from incident i
    join instance c on c.network_id = i.network_id and c.instance_id = i.instance_id
    where i.network_id = @network and i.resolved_at is null and i.raised_at < @stopped_before
        and c.patient_id is not null
        and
        -- include: overview.of_organisations
    order by i.raised_at
    limit @at_most) as stopped
group by patient_id
order by reason, since, patient_id;
