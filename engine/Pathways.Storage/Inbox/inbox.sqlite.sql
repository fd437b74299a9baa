-- statement: shown
-- What the inbox shows of a task; a part of other statements.
task.*,
escalated_roles <> '' as is_escalated,
case
    when due_at < @now then 'late'
    when available_from > @now then 'waiting'
    when due_at <= @soon then 'soon'
    when due_at < @never then 'fine'
    else 'open'
end as window_state;

-- statement: conditions
-- What the tasks must be like beside their tab; a part of other statements.
due_at >= @due_from and due_at < @due_before
and available_from > @from_after and available_from <= @from_until
and (not @is_escalated or escalated_roles <> '')
and (@text is null or search_text like @text escape '!')
and (@patients is null or patient_id in (select value from json_each(@patients)))
and (@role_audience is null or instr(' ' || audience || ' ', ' ' || @role_audience || ' ') > 0)
and (@step is null or element_id = @step)
and (@pathway is null or pathway_key = @pathway)
and (@organisation is null or organisation_id = @organisation)
and (not @is_free or assignee is null)
and (@holder is null or assignee = @holder)
and (@municipality is null or exists (
    select 1 from patient
    where patient.network_id = task.network_id and patient.patient_id = task.patient_id
        and residence_code = @municipality));

-- statement: found
-- The open tasks of somebody, or of organisations, that meet the conditions; read, counted and told apart by the statements in inbox.sql.
select
    -- include: inbox.shown
from task
where network_id = @network and status = 'open'
    and (@tab = 'mine' and assignee in (select value from json_each(@people))
        or @tab = 'organisation' and organisation_id in (select value from json_each(@organisations)))
    and
    -- include: inbox.conditions
;

-- statement: after
-- What comes after the last task of the page before, whatever was added or done meanwhile; a part of other statements.
(-priority, due_at, instance_id, task_id) > (@after_urgency, @after_due, @after_instance, @after_task);

-- statement: found_of_roles
-- The free tasks of roles, after a place.
select *
from (
    select
        -- include: inbox.shown
    from task
    where network_id = @network and status = 'open' and assignee is null
        and exists (select 1 from json_each(@audience) wanted where instr(' ' || audience || ' ', ' ' || wanted.value || ' ') > 0)
        and
        -- include: inbox.after
        and
        -- include: inbox.conditions
    order by -priority, due_at, instance_id, task_id
    limit @at_most) as found;

-- statement: found_of_audiences
-- The same of tasks that are late, or that nobody will do as things are, whoever has them in hand.
select *
from (
    select
        -- include: inbox.shown
    from task
    where network_id = @network and status = 'open'
        and (@tab = 'ownerless'
                and not exists (
                    select 1 from json_each(@served) wanted where instr(' ' || audience || ' ', ' ' || wanted.value || ' ') > 0)
                and (assignee is null or assignee in (select value from json_each(@unreachable)))
                and exists (select 1 from json_each(@audience) wanted where instr(' ' || audience || ' ', ' ' || wanted.value || ' ') > 0)
            or @tab = 'late' and (assignee in (select value from json_each(@people))
                or exists (select 1 from json_each(@audience) wanted where instr(' ' || audience || ' ', ' ' || wanted.value || ' ') > 0)))
        and
        -- include: inbox.after
        and
        -- include: inbox.conditions
    order by -priority, due_at, instance_id, task_id
    limit @at_most) as found;

-- statement: named
-- The patients whose names begin with all the words.
select patient_id from patient
where network_id = @network
    and not exists (select 1 from json_each(@words) word where patient.search_words not like '% ' || word.value || '%')
order by name_key, patient_id
limit @at_most;

-- statement: loads
select assignee, count(*) as tasks
from task
where network_id = @network and status = 'open' and assignee in (select value from json_each(@people))
group by assignee;
