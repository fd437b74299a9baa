-- statement: moments
-- Only what a page of cases went through; the element stands in the event's body.
select e.instance_id, (e.body::jsonb) ->> 'element' as element, e.type, min(e.at) as first_at, max(e.at) as last_at, count(*) as times
from instance i
join instance_event e on e.network_id = i.network_id and e.instance_id = i.instance_id
where i.network_id = @network and i.instance_id > @after and i.instance_id <= @last
    and (cast(@pathway as text) is null or i.pathway_key = @pathway)
    and e.type in ('elementActivated', 'elementCompleted')
group by e.instance_id, (e.body::jsonb) ->> 'element', e.type;
