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

-- statement: conditions_of_lists
-- Those of the conditions that look into lists; a part of other statements.
(not @is_escalated or escalated_roles <> '')
and (@patients is null or patient_id in (select value from json_each(@patients)))
and (@role_audience is null or instr(' ' || audience || ' ', ' ' || @role_audience || ' ') > 0);

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

-- statement: found_of_roles
-- Tasks of roles, after a place: free ones, late ones, or such that nobody will do as things are.
select *
from (
    select
        -- include: inbox.shown
    from task
    where network_id = @network and status = 'open'
        and (exists (select 1 from json_each(@audience) wanted where instr(' ' || audience || ' ', ' ' || wanted.value || ' ') > 0)
            or @tab = 'late' and assignee in (select value from json_each(@people))
            or @tab = 'ownerless' and assignee in (select value from json_each(@unreachable)))
        and (@tab <> 'roles' or assignee is null)
        and (@tab <> 'ownerless'
            or assignee is null
                and not exists (select 1 from json_each(@served) wanted where instr(' ' || audience || ' ', ' ' || wanted.value || ' ') > 0)
            or assignee in (select value from json_each(@unreachable)))
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
