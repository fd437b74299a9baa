-- Open tasks, audience by audience in the order of the inbox; when they begin and are due, and whether somebody has them in hand, is
-- told without reading the tasks. Nothing asks the index of single roles any more.
create index task_of_audience on task (
    network_id, audience, (-priority), due_at, instance_id, task_id, available_from, assignee) where status = 'open';
drop index task_by_audience;
-- For whom open tasks are, each audience once: few, and each is found by one step along the index.
create function open_audiences(of_network text) returns table (audience text[]) language sql stable as $$
    with recursive kind (audience) as (
        (select t.audience from task t where t.network_id = of_network and t.status = 'open' order by t.audience limit 1)
        union all
        select (
            select t.audience from task t
            where t.network_id = of_network and t.status = 'open' and t.audience > kind.audience
            order by t.audience
            limit 1)
        from kind
        where kind.audience is not null)
    select kind.audience from kind where kind.audience is not null
$$;
