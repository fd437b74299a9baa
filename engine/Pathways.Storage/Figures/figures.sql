-- statement: cases
-- What a case knows and where its patient lives; no name, and nothing of who wrote what.
select i.instance_id, i.pathway_key, i.status, i.state, i.started_at, i.ended_at, o.name as organisation,
    p.birth_date, p.sex, p.residence_code
from instance i
left join organisation o on o.network_id = i.network_id and o.organisation_id = i.organisation_id
left join patient p on p.network_id = i.network_id and p.patient_id = i.patient_id
where i.network_id = @network and i.instance_id > @after
    and (cast(@pathway as text) is null or i.pathway_key = @pathway)
    and i.started_at < @to and (i.ended_at is null or i.ended_at >= @from)
order by i.instance_id
limit @at_most;

-- statement: tasks
-- Of the cases of the page and of those that lie between them by their id: the reader leaves the others out.
select t.instance_id, t.element_id, t.title, t.status, t.opened_at, t.due_at, t.closed_at, t.done_on
from task t
where t.network_id = @network and t.instance_id > @after and t.instance_id <= @last
    and (cast(@pathway as text) is null or t.pathway_key = @pathway)
order by t.instance_id, t.opened_at, t.task_id;
