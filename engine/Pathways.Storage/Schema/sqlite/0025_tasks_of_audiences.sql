-- Open tasks in the order of the inbox; for whom they are, when they begin and are due, and whether somebody has them in hand, is told
-- without reading the tasks.
create index task_of_audience on task (
    network_id, (-priority), due_at, instance_id, task_id, available_from, assignee, audience) where status = 'open';
