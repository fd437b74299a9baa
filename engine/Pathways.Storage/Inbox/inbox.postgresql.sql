-- statement: found
-- The open tasks of a tab that meet the conditions; read, counted and told apart by the statements in inbox.sql.
select *
from (
    select task.*,
        cardinality(escalated_roles) > 0 as is_escalated,
        case
            when due_at < @now then 'late'
            when available_from > @now then 'waiting'
            when due_at <= @soon then 'soon'
            when due_at < @never then 'fine'
            else 'open'
        end as window_state
    from task
    where network_id = @network and status = 'open'
        and (@tab = 'mine' and assignee = any (cast(@people as uuid[]))
            or @tab = 'roles' and assignee is null and audience && @audience
            or @tab = 'organisation' and organisation_id = any (cast(@organisations as uuid[]))
            or @tab = 'ownerless' and audience && @audience and not audience && @served
                and (assignee is null or assignee = any (cast(@unreachable as uuid[])))
            or @tab = 'late' and due_at < @now
                and (assignee = any (cast(@people as uuid[])) or audience && @audience))
        and (@text is null or search_text like @text escape '!')
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
                and residence_code = @municipality))) as scoped
where (@window is null or window_state = @window)
    and (not @is_escalated or is_escalated);

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
