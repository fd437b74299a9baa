-- statement: save
-- Only for a task that is open: a draft that arrives after the task was completed must not stay behind.
insert into draft (network_id, instance_id, task_id, person_id, answers, saved_at)
select network_id, instance_id, task_id, @person, @answers, @saved_at
from task
where network_id = @network and instance_id = @instance and task_id = @task and status = 'open'
on conflict (network_id, instance_id, task_id, person_id) do update
set answers = excluded.answers, saved_at = excluded.saved_at;

-- statement: find
select answers, saved_at
from draft
where network_id = @network and instance_id = @instance and task_id = @task and person_id = @person;

-- statement: discard
delete from draft
where network_id = @network and instance_id = @instance and task_id = @task and person_id = @person;
