-- statement: answer
select instance_id, revision, at
from command_log
where network_id = @network and command_id = @command;

-- statement: load
-- The instance and the earlier answer of the same command, in one look: both may be missing.
select wanted.network_id, i.instance_id, i.pathway_key, i.pathway_version, i.pathway_hash, i.title, i.status,
    i.revision, i.state, i.organisation_id, i.patient_id, i.started_at, i.started_by, i.updated_at, i.ended_at,
    i.head_hash, c.instance_id as answer_instance_id, c.revision as answer_revision, c.at as answer_at
from (select cast(@network as text) as network_id) wanted
left join instance i on i.network_id = wanted.network_id and i.instance_id = @instance
left join command_log c on c.network_id = wanted.network_id and c.command_id = @command;

-- statement: waiting_for_message
select instance_id
from subscription
where network_id = @network and awaits = 'message' and message_name = @message and correlation_key = @correlation_key
group by instance_id
order by min(since);

-- statement: cancel_job
delete from job
where network_id = @network and instance_id = @instance and kind = @kind and key = @key;

-- statement: unsubscribe
delete from subscription
where network_id = @network and instance_id = @instance and subscription_id = @subscription;

-- statement: resolve_incident
update incident
set resolved_at = @resolved_at
where network_id = @network and instance_id = @instance and incident_id = @incident;
