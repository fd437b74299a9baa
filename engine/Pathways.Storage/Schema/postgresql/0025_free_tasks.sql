-- Free tasks, audience by audience in the order of the inbox; when they begin and are due is told without reading the tasks.
create index task_free_of_audience on task (
    network_id, audience, (-priority), due_at, instance_id, task_id, available_from) where status = 'open' and assignee is null;
