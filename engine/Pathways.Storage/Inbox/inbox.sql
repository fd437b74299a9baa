-- statement: mine
select *
from task
where network_id = @network and status = 'open' and assignee = @person
    and (cast(@text as text) is null or search_text like @text escape '!')
    -- Keyset paging: what comes after the last task of the page before, whatever was added or done meanwhile.
    and (priority < @after_priority
        or (priority = @after_priority and (due_at, instance_id, task_id) > (@after_due, @after_instance, @after_task)))
order by priority desc, due_at, instance_id, task_id
limit @at_most;

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
