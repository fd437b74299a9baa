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

-- statement: task_columns
-- What is written of a task; a part of other statements.
network_id, instance_id, task_id, element_id, title, case_title, search_text, pathway_key, pathway_version, form_key,
organisation_id, patient_id, roles, escalated_roles, audience, assignee, priority, opened_at, available_from, due_at,
handed_by, handed_at, note, changed_at, changed_by, status;

-- statement: task_changes
-- What can change of an open task; a part of other statements.
on conflict (network_id, instance_id, task_id) do update
set element_id = excluded.element_id, title = excluded.title, search_text = excluded.search_text,
    pathway_version = excluded.pathway_version, form_key = excluded.form_key, roles = excluded.roles,
    escalated_roles = excluded.escalated_roles, audience = excluded.audience, assignee = excluded.assignee, priority = excluded.priority,
    available_from = excluded.available_from, due_at = excluded.due_at, handed_by = excluded.handed_by,
    handed_at = excluded.handed_at, note = excluded.note, changed_at = excluded.changed_at,
    changed_by = excluded.changed_by;
