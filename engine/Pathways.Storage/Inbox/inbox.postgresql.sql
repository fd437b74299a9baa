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

-- statement: conditions
-- What the tasks must be like beside their tab; a part of other statements.
(@text is null or search_text like @text escape '!')
and (@patients is null or patient_id = any (cast(@patients as uuid[])))
and (@role_audience is null or audience && array[@role_audience])
and (@late_before is null or due_at < @late_before)
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
-- The open tasks of a tab that meet the conditions; read, counted and told apart by the statements in inbox.sql.
select *
from (
    select
        -- include: inbox.shown
    from task
    where network_id = @network and status = 'open'
        and (@tab = 'mine' and assignee = any (cast(@people as uuid[]))
            or @tab = 'organisation' and organisation_id = any (cast(@organisations as uuid[]))
            or @tab = 'ownerless' and audience && @audience and not audience && @served
                and (assignee is null or assignee = any (cast(@unreachable as uuid[])))
            or @tab = 'late' and due_at < @now
                and (assignee = any (cast(@people as uuid[])) or audience && @audience))
        and
        -- include: inbox.conditions
    ) as scoped
where (@window is null or window_state = @window)
    and (not @is_escalated or is_escalated);

-- statement: found_of_roles
-- The free tasks of roles, after a place, as many as are asked for of each audience that holds one of the roles: audiences are
-- few, each one's first tasks in order stand together in an index, and the index also says how they stand in their window.
with recursive kind (audience) as (
    (select audience from task where network_id = @network and status = 'open' and assignee is null order by audience limit 1)
    union all
    select (
        select audience from task
        where network_id = @network and status = 'open' and assignee is null and audience > kind.audience
        order by audience
        limit 1)
    from kind
    where kind.audience is not null)
select found.*
from (select audience from kind where audience && @audience) as wanted
cross join lateral (
    select
        -- include: inbox.shown
    from task
    where network_id = @network and status = 'open' and assignee is null and task.audience = wanted.audience
        and (-priority, due_at, instance_id, task_id) > (@after_urgency, @after_due, @after_instance, @after_task)
        -- The same states as above, told so that the index is asked.
        and (@window is null
            or case @window
                when 'late' then due_at < @now
                when 'waiting' then due_at >= @now and available_from > @now
                when 'soon' then due_at >= @now and due_at <= @soon and available_from <= @now
                when 'fine' then due_at >= @now and due_at > @soon and due_at < @never and available_from <= @now
                else due_at >= @never and available_from <= @now
            end)
        and (not @is_escalated or cardinality(escalated_roles) > 0)
        and
        -- include: inbox.conditions
    order by -priority, due_at, instance_id, task_id
    limit @at_most) as found;

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
