-- statement: find
select *
from instance
where network_id = @network and instance_id = @instance;

-- statement: of_patient
select instance_id, pathway_key, pathway_version, title, status, patient_id, started_at, updated_at, ended_at
from instance
where network_id = @network and patient_id = @patient
order by started_at desc, instance_id desc;

-- statement: newest
-- Ids of version 7 sort by time.
select instance_id, pathway_key, pathway_version, title, status, patient_id, started_at, updated_at, ended_at
from instance
where network_id = @network and (cast(@pathway as text) is null or pathway_key = @pathway)
order by instance_id desc
limit 200;

-- statement: history
select e.network_id, e.sequence, e.type, e.at, e.body, e.hash, e.command_id, c.kind, c.person_id, c.role,
    c.organisation_id
from instance_event e
join command_log c on c.network_id = e.network_id and c.command_id = e.command_id
where e.network_id = @network and e.instance_id = @instance and e.sequence > @after
order by e.sequence;

-- statement: decisions
select e.instance_id, e.sequence, e.body, i.pathway_key, i.pathway_version, i.patient_id, i.status
from instance_event e
join instance i on i.network_id = e.network_id and i.instance_id = e.instance_id
where e.network_id = @network and e.type = 'decisionMade'
    and (e.instance_id, e.sequence) > (@after_instance, @after_sequence)
    and e.body like @mark escape '\'
order by e.instance_id, e.sequence
limit @at_most;

-- statement: incidents
select c.instance_id, c.incident_id, i.pathway_key, c.element_id, c.code, c.raised_at
from incident c
join instance i on i.network_id = c.network_id and i.instance_id = c.instance_id
where c.network_id = @network and c.resolved_at is null
    and (cast(@code as text) is null or c.code = @code)
    and (c.raised_at > @after_raised
        or (c.raised_at = @after_raised and (c.instance_id, c.incident_id) > (@after_instance, @after_incident)))
order by c.raised_at, c.instance_id, c.incident_id
limit @at_most;

-- statement: incident_counts
select code, count(*) as count
from incident
where network_id = @network and resolved_at is null
group by code
order by count(*) desc, code
limit 30;

-- statement: page
-- For checks over all cases; names a network only when the caller does.
select network_id, instance_id, pathway_key, pathway_version, pathway_hash, title, status, revision, state,
    organisation_id, patient_id, started_at, started_by, updated_at, ended_at, head_hash
from instance
where instance_id > @after and (cast(@network as text) is null or network_id = @network)
    and (cast(@pathway as text) is null or pathway_key = @pathway)
    and (not @is_running or ended_at is null)
order by instance_id
limit @at_most;

-- statement: running
select pathway_key, pathway_version, count(*) as cases
from instance
where network_id = @network and status in ('active', 'incident') and (@organisation is null or organisation_id = @organisation)
group by pathway_key, pathway_version
order by pathway_key, pathway_version;

-- statement: promises
select 'task' as kind, task_id as key
from task
where network_id = @network and instance_id = @instance and status = 'open'
union all
select 'timer', key
from job
where network_id = @network and instance_id = @instance and kind = 'timer'
union all
select 'work', key
from job
where network_id = @network and instance_id = @instance and kind in ('service', 'outgoing')
union all
select 'wait', subscription_id
from subscription
where network_id = @network and instance_id = @instance
union all
select 'incident', incident_id
from incident
where network_id = @network and instance_id = @instance and resolved_at is null;
