-- Free tasks in the order of the inbox; for whom they are, and when they begin and are due, is told without reading the tasks.
create index task_free_of_audience on task (
    network_id, (-priority), due_at, instance_id, task_id, available_from, audience) where status = 'open' and assignee is null;
