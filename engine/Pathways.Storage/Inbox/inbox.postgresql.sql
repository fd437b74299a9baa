-- statement: shown
-- What the inbox shows of a task; a part of other statements.
task.*,
cardinality(escalated_roles) > 0 as is_escalated,
case
    when due_at < @now then 'late'
    when available_from > @now then 'waiting'
    when due_at <= @soon then 'soon'
    when due_at < @never then 'fine'
    else 'open'
end as window_state;

-- statement: conditions_of_lists
-- Those of the conditions that look into lists; a part of other statements.
(not @is_escalated or cardinality(escalated_roles) > 0)
and (@patients is null or patient_id = any (cast(@patients as uuid[])))
and (@role_audience is null or audience && array[@role_audience]);

-- statement: found
-- The open tasks of somebody, or of organisations, that meet the conditions; read, counted and told apart by the statements in inbox.sql.
select
    -- include: inbox.shown
from task
where network_id = @network and status = 'open'
    and (@tab = 'mine' and assignee = any (cast(@people as uuid[]))
        or @tab = 'organisation' and organisation_id = any (cast(@organisations as uuid[])))
    and
    -- include: inbox.conditions
;

-- statement: found_of_roles
-- Tasks of roles, after a place, as many as are asked for of each audience that holds one of the roles: each one's first tasks in
-- order stand together in an index. Of the three parts one tab asks for its own, and the others are not looked at.
select found.*
from (
    select audience from open_audiences(@network) as kind (audience)
    where @tab = 'roles' and audience && @audience) as wanted
cross join lateral (
    select
        -- include: inbox.shown
    from task
    where network_id = @network and status = 'open' and assignee is null and task.audience = wanted.audience
        and
        -- include: inbox.after
        and
        -- include: inbox.conditions
    order by -priority, due_at, instance_id, task_id
    limit @at_most) as found
union all
-- Late, whoever has them in hand; or taken by nobody and such that nobody will.
select found.*
from (
    select audience from open_audiences(@network) as kind (audience)
    where @tab <> 'roles' and audience && @audience and (@tab <> 'ownerless' or not audience && @served)) as wanted
cross join lateral (
    select
        -- include: inbox.shown
    from task
    where network_id = @network and status = 'open' and task.audience = wanted.audience
        and (@tab <> 'ownerless' or assignee is null)
        and
        -- include: inbox.after
        and
        -- include: inbox.conditions
    order by -priority, due_at, instance_id, task_id
    limit @at_most) as found
union all
-- What somebody took is theirs to be late with, whatever its roles; and nobody's when they cannot be reached.
select
    -- include: inbox.shown
from task
where @tab <> 'roles' and network_id = @network and status = 'open'
    and assignee = any (cast(case @tab when 'late' then @people else @unreachable end as uuid[]))
    and (@tab = 'ownerless' or not audience && @audience)
    and
    -- include: inbox.after
    and
    -- include: inbox.conditions
;

-- statement: named
-- The patients whose names begin with all the words.
select patient_id from patient
where network_id = @network
    and not exists (select 1 from unnest(@words) word where patient.search_words not like '% ' || word || '%')
order by name_key, patient_id
limit @at_most;

-- statement: loads
select assignee, count(*) as tasks
from task
where network_id = @network and status = 'open' and assignee = any (cast(@people as uuid[]))
group by assignee;
