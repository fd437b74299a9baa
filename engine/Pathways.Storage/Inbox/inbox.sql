-- statement: conditions
-- What the tasks must be like beside their tab; a part of other statements. How they stand in their window is said by bounds, so
-- that an index can be asked, whatever is known of the values.
due_at >= @due_from and due_at < @due_before
and available_from > @from_after and available_from <= @from_until
and (@text is null or search_text like @text escape '!')
and (@step is null or element_id = @step)
and (@pathway is null or pathway_key = @pathway)
and (@organisation is null or organisation_id = @organisation)
and (not @is_free or assignee is null)
and (@holder is null or assignee = @holder)
and (@municipality is null or exists (
    select 1 from patient
    where patient.network_id = task.network_id and patient.patient_id = task.patient_id
        and residence_code = @municipality))
and
-- include: inbox.conditions_of_lists
;

-- statement: after
-- What comes after the last task of the page before, whatever was added or done meanwhile; a part of other statements.
(-priority, due_at, instance_id, task_id) > (@after_urgency, @after_due, @after_instance, @after_task);

-- statement: read
select *
from (
    -- include: inbox.found
) as found
-- Keyset paging along an index.
where
    -- include: inbox.after
order by -priority, due_at, instance_id, task_id
limit @at_most;

-- statement: read_few
-- The same when few are found: found first, then put in order. Walking along the order would read all tasks for them.
with found as materialized (
    -- include: inbox.found
)
select *
from found
where
    -- include: inbox.after
order by -priority, due_at, instance_id, task_id
limit @at_most;

-- statement: count
select count(*) as tasks
from (
    select 1
    from (
        -- include: inbox.found
    ) as found
    limit @at_most) as counted;

-- statement: offer
with looked_at as (
    select found.*
    from (
        -- include: inbox.found
    ) as found
    order by -priority, due_at, instance_id, task_id
    limit @at_most)
-- include: inbox.choices
;

-- statement: choices
-- By what the tasks that were looked at can be told apart; a part of other statements.
select 'step' as kind, element_id as value, min(title) as label, count(*) as tasks from looked_at group by element_id
union all
select 'pathway', pathway_key, '', count(*) from looked_at group by pathway_key
union all
select 'organisation', cast(organisation_id as text), '', count(*) from looked_at group by organisation_id
union all
select 'window', window_state, '', count(*) from looked_at group by window_state
union all
select 'escalated', 'yes', '', count(*) from looked_at where is_escalated having count(*) > 0
union all
select 'holder', coalesce(cast(assignee as text), 'nobody'), '', count(*) from looked_at group by assignee
union all
select 'municipality', residence_code, '', count(*)
from looked_at
join patient on patient.network_id = looked_at.network_id and patient.patient_id = looked_at.patient_id
where residence_code is not null
group by residence_code
order by kind, tasks desc, value;

-- statement: read_of_roles
select *
from (
    -- include: inbox.found_of_roles
) as found
order by -priority, due_at, instance_id, task_id
limit @at_most;

-- statement: count_of_roles
select count(*) as tasks
from (
    select 1
    from (
        -- include: inbox.found_of_roles
    ) as found
    limit @at_most) as counted;

-- statement: offer_of_roles
with looked_at as (
    select found.*
    from (
        -- include: inbox.found_of_roles
    ) as found
    order by -priority, due_at, instance_id, task_id
    limit @at_most)
-- include: inbox.choices
;

-- statement: find
select *
from task
where network_id = @network and instance_id = @instance and task_id = @task;

-- statement: of_case
select *
from task
where network_id = @network and instance_id = @instance
order by case status when 'open' then 0 else 1 end, closed_at desc, opened_at, task_id;

-- statement: of_patient
select *
from task
where network_id = @network and patient_id = @patient
order by opened_at desc, task_id
limit 200;

-- statement: views
select name, address
from inbox_view
where network_id = @network and person_id = @person
order by name;

-- statement: save_view
insert into inbox_view (network_id, person_id, name, address)
select @network, @person, @name, @address
where (select count(*) from inbox_view where network_id = @network and person_id = @person and name <> @name) < @at_most
on conflict (network_id, person_id, name) do update
set address = excluded.address;

-- statement: forget_view
delete from inbox_view
where network_id = @network and person_id = @person and name = @name;

-- statement: visit
select seen_until, looked_at
from inbox_visit
where network_id = @network and person_id = @person;

-- statement: opened
select instance_id, task_id, opened_at
from inbox_opened
where network_id = @network and person_id = @person and opened_at > @since;

-- statement: look
-- After a long pause a new visit begins; within a minute nothing is written. Of two pages that come at once one writes.
insert into inbox_visit (network_id, person_id, seen_until, looked_at)
values (@network, @person, @now, @now)
on conflict (network_id, person_id) do update
set seen_until = case when inbox_visit.looked_at < @over then inbox_visit.looked_at else inbox_visit.seen_until end,
    looked_at = excluded.looked_at
where inbox_visit.looked_at < @stale;

-- statement: forget_opened
delete from inbox_opened
where network_id = @network and person_id = @person and opened_at <= @until;

-- statement: open
insert into inbox_opened (network_id, person_id, instance_id, task_id, opened_at)
values (@network, @person, @instance, @task, @now)
on conflict (network_id, person_id, instance_id, task_id) do update
set opened_at = excluded.opened_at;
