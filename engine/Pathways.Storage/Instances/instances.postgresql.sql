-- statement: start
-- The command is logged by the statement that it is about: a round of planning and locking less.
with started as (
    insert into instance (network_id, instance_id, pathway_key, pathway_version, pathway_hash, title, status, revision,
        state, organisation_id, patient_id, started_at, started_by, updated_at, ended_at, head_hash)
    values (@network, @instance, @pathway, @pathway_version, @pathway_hash, @title, @status, @revision,
        @state, @organisation, @patient, @started_at, @started_by, @updated_at, @ended_at, @head_hash))
insert into command_log (network_id, command_id, instance_id, kind, revision, at, person_id, role, organisation_id)
values (@network, @command, @instance, @kind, @revision, @at, @person, @role, @actor_organisation);

-- statement: advance
-- A stale revision must raise: without it the statements that follow in the batch would be written.
with advanced as (
    update instance
    set pathway_version = @pathway_version, pathway_hash = @pathway_hash, title = @title, status = @status,
        revision = @revision, state = @state, updated_at = @updated_at, ended_at = @ended_at, head_hash = @head_hash
    where network_id = @network and instance_id = @instance and revision = @expected
    returning 1),
logged as (
    insert into command_log (network_id, command_id, instance_id, kind, revision, at, person_id, role, organisation_id)
    select @network, @command, @instance, @kind, @revision, @at, @person, @role, @actor_organisation
    from advanced)
select require(exists (select from advanced), 'PW001');

-- statement: advance_all
-- Each of many instances must still have the revision that its decision was based on.
with advanced as (
    update instance
    set pathway_version = r.pathway_version, pathway_hash = r.pathway_hash, title = r.title, status = r.status,
        revision = r.revision, state = r.state, updated_at = r.updated_at, ended_at = r.ended_at,
        head_hash = r.head_hash
    from unnest(@network, @instance, @expected, @pathway_version, @pathway_hash, @title, @status, @revision, @state,
            @updated_at, @ended_at, @head_hash)
        as r (network_id, instance_id, expected, pathway_version, pathway_hash, title, status, revision, state,
            updated_at, ended_at, head_hash)
    where instance.network_id = r.network_id and instance.instance_id = r.instance_id
        and instance.revision = r.expected
    returning 1)
select require((select count(*) from advanced) = cardinality(@instance), 'PW001');

-- statement: load_all
select network_id, instance_id, pathway_key, pathway_version, pathway_hash, title, status, revision, state,
    organisation_id, patient_id, started_at, started_by, updated_at, ended_at, head_hash
from instance
where network_id = @network and instance_id = any (cast(@instances as uuid[]));

-- statement: log_commands
insert into command_log (network_id, command_id, instance_id, kind, revision, at, person_id, role, organisation_id)
select *
from unnest(@network, @command, @instance, @kind, @revision, @at, @person, @role, @actor_organisation);

-- statement: append_event
insert into instance_event (network_id, instance_id, sequence, type, at, command_id, body, hash)
select *
from unnest(@network, @instance, @sequence, @type, @at, @command, @body, @hash);

-- statement: open_task
-- New tasks: the server need not look for earlier rows of theirs, which takes a third of the time.
insert into task (
    -- include: instances.task_columns
)
select r.network_id, r.instance_id, r.task_id, r.element_id, r.title, r.case_title, r.search_text, r.pathway_key,
    r.pathway_version, r.form_key, r.organisation_id, r.patient_id, string_to_array(r.roles, ' '),
    string_to_array(r.escalated_roles, ' '), string_to_array(r.audience, ' '), r.assignee, r.priority,
    r.opened_at, r.available_from, r.due_at, r.handed_by, r.handed_at, r.note, r.changed_at,
    r.changed_by, 'open'
from unnest(@network, @instance, @task, @element, @title, @case_title, @search_text, @pathway, @pathway_version,
        @form, @organisation, @patient, @roles, @escalated_roles, @audience, @assignee, @priority, @opened_at,
        @available_from, @due_at, @handed_by, @handed_at, @note, @changed_at, @changed_by)
    as r (network_id, instance_id, task_id, element_id, title, case_title, search_text, pathway_key, pathway_version,
        form_key, organisation_id, patient_id, roles, escalated_roles, audience, assignee, priority, opened_at,
        available_from, due_at, handed_by, handed_at, note, changed_at, changed_by);

-- statement: open_only_task
-- One task, as most commits have it: without arrays to take apart, in half the time.
insert into task (
    -- include: instances.task_columns
)
values (@network, @instance, @task, @element, @title, @case_title, @search_text, @pathway, @pathway_version,
    @form, @organisation, @patient, @roles, @escalated_roles, @audience, @assignee, @priority, @opened_at,
    @available_from, @due_at, @handed_by, @handed_at, @note, @changed_at, @changed_by, 'open');

-- statement: save_task
-- include: instances.open_task
-- include: instances.task_changes

-- statement: save_only_task
-- include: instances.open_only_task
-- include: instances.task_changes

-- statement: close_task
-- What somebody had typed without completing it goes with the task.
with forgotten as (
    delete from draft
    where network_id = @network and instance_id = @instance and task_id = @task)
update task
set status = @status, closed_at = @closed_at, closed_by = @closed_by, done_on = @done_on
where network_id = @network and instance_id = @instance and task_id = @task;

-- statement: add_job
insert into job (network_id, kind, instance_id, key, due_at, next_at, payload, topic)
select r.network_id, r.kind, r.instance_id, r.key, r.due_at, r.due_at, r.payload, r.topic
from unnest(@network, @kind, @instance, @key, @due_at, @payload, @topic)
    as r (network_id, kind, instance_id, key, due_at, payload, topic)
on conflict (network_id, instance_id, kind, key) do update
-- The same timer, planned again: whoever holds its lease must not finish the new promise.
set due_at = excluded.due_at, next_at = excluded.next_at, payload = excluded.payload, attempts = 0, dead = false,
    last_error = null, lease_owner = null, lease_until = null, fence = job.fence + 1;

-- statement: subscribe
insert into subscription (network_id, instance_id, subscription_id, awaits, message_name, correlation_key, since)
select *
from unnest(@network, @instance, @subscription, @awaits, @name, @correlation_key, @since);

-- statement: request_message
insert into outbox (network_id, message_id, instance_id, key, kind, template, recipient, task_id, body, requested_at)
select *
from unnest(@network, @message, @instance, @key, @kind, @template, @recipient, @task, @body, @requested_at);

-- statement: raise_incident
insert into incident (network_id, instance_id, incident_id, element_id, code, message, raised_at)
select *
from unnest(@network, @instance, @incident, @element, @code, @message, @raised_at);

-- statement: ring
-- Only for work due now: notifying takes a lock over all committing transactions.
select pg_notify('pathways_jobs', '');
