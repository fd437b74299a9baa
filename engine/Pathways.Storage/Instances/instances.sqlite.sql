-- statement: start
insert into instance (network_id, instance_id, pathway_key, pathway_version, pathway_hash, title, status, revision,
    state, organisation_id, patient_id, started_at, started_by, updated_at, ended_at, head_hash)
values (@network, @instance, @pathway, @pathway_version, @pathway_hash, @title, @status, @revision,
    @state, @organisation, @patient, @started_at, @started_by, @updated_at, @ended_at, @head_hash);
insert into command_log (network_id, command_id, instance_id, kind, revision, at, person_id, role, organisation_id)
values (@network, @command, @instance, @kind, @revision, @at, @person, @role, @actor_organisation);

-- statement: advance
update instance
set pathway_version = @pathway_version, pathway_hash = @pathway_hash, title = @title, status = @status,
    revision = @revision, state = @state, updated_at = @updated_at, ended_at = @ended_at, head_hash = @head_hash
where network_id = @network and instance_id = @instance and revision = @expected;
insert into command_log (network_id, command_id, instance_id, kind, revision, at, person_id, role, organisation_id)
select @network, @command, @instance, @kind, @revision, @at, @person, @role, @actor_organisation
where changes() > 0;

-- statement: close_task
delete from draft
where network_id = @network and instance_id = @instance and task_id = @task;
update task
set status = @status, closed_at = @closed_at, closed_by = @closed_by, done_on = @done_on
where network_id = @network and instance_id = @instance and task_id = @task;

-- statement: advance_all
update instance
set pathway_version = @pathway_version, pathway_hash = @pathway_hash, title = @title, status = @status,
    revision = @revision, state = @state, updated_at = @updated_at, ended_at = @ended_at, head_hash = @head_hash
where network_id = @network and instance_id = @instance and revision = @expected;

-- statement: load_all
select network_id, instance_id, pathway_key, pathway_version, pathway_hash, title, status, revision, state,
    organisation_id, patient_id, started_at, started_by, updated_at, ended_at, head_hash
from instance
where network_id = @network and instance_id in (select value from json_each(@instances));

-- statement: log_commands
insert into command_log (network_id, command_id, instance_id, kind, revision, at, person_id, role, organisation_id)
values (@network, @command, @instance, @kind, @revision, @at, @person, @role, @actor_organisation);

-- statement: append_event
insert into instance_event (network_id, instance_id, sequence, type, at, command_id, body, hash)
values (@network, @instance, @sequence, @type, @at, @command, @body, @hash);

-- statement: open_task, open_only_task
insert into task (
    -- include: instances.task_columns
)
values (@network, @instance, @task, @element, @title, @case_title, @search_text, @pathway, @pathway_version,
    @form, @organisation, @patient, @roles, @escalated_roles, @audience, @assignee, @priority, @opened_at,
    @available_from, @due_at, @handed_by, @handed_at, @note, @changed_at, @changed_by, 'open');

-- statement: save_task, save_only_task
-- include: instances.open_task
-- include: instances.task_changes

-- statement: add_job
insert into job (network_id, kind, instance_id, key, due_at, next_at, payload, topic)
values (@network, @kind, @instance, @key, @due_at, @due_at, @payload, @topic)
on conflict (network_id, instance_id, kind, key) do update
-- The same timer, planned again: whoever holds its lease must not finish the new promise.
set due_at = excluded.due_at, next_at = excluded.next_at, payload = excluded.payload, attempts = 0, dead = 0,
    last_error = null, lease_owner = null, lease_until = null, fence = job.fence + 1;

-- statement: subscribe
insert into subscription (network_id, instance_id, subscription_id, awaits, message_name, correlation_key, since)
values (@network, @instance, @subscription, @awaits, @name, @correlation_key, @since);

-- statement: request_message
insert into outbox (network_id, message_id, instance_id, key, kind, template, recipient, task_id, body, requested_at)
values (@network, @message, @instance, @key, @kind, @template, @recipient, @task, @body, @requested_at);

-- statement: raise_incident
insert into incident (network_id, instance_id, incident_id, element_id, code, message, raised_at)
values (@network, @instance, @incident, @element, @code, @message, @raised_at);

-- statement: ring
-- Workers of this process hear the bell in memory; nothing is to be done here.
select 1;
