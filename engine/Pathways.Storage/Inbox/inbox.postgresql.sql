-- statement: my_roles
select *
from task
where network_id = @network and status = 'open' and assignee is null
    and audience && @audience
    and (cast(@text as text) is null or search_text like @text escape '!')
    and (priority < @after_priority
        or (priority = @after_priority and (due_at, instance_id, task_id) > (@after_due, @after_instance, @after_task)))
order by priority desc, due_at, instance_id, task_id
limit @at_most;

-- statement: overdue
select *
from task
where network_id = @network and status = 'open' and due_at < @now
    and (assignee = @person
        or audience && @audience)
    and (cast(@text as text) is null or search_text like @text escape '!')
    and (priority < @after_priority
        or (priority = @after_priority and (due_at, instance_id, task_id) > (@after_due, @after_instance, @after_task)))
order by priority desc, due_at, instance_id, task_id
limit @at_most;

-- statement: count
select
    count(*) filter (where assignee = @person) as mine,
    count(*) filter (where assignee is null and audience && @audience) as my_roles,
    count(*) filter (where due_at < @now) as overdue
from task
where network_id = @network and status = 'open'
    and (assignee = @person
        or audience && @audience);
