-- Open tasks, audience by audience in the order of the inbox; when they begin and are due, and whether somebody has them in hand, is
-- told without reading the tasks. Nothing asks the index of single roles any more.
create index task_of_audience on task (
    network_id, audience, (-priority), due_at, instance_id, task_id, available_from, assignee) where status = 'open';
drop index task_by_audience;
