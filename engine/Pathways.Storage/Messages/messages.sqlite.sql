-- statement: exclude_senders
-- One writer at a time: who begins to wait and who keeps a message take turns by themselves.
select @network || @name;

-- statement: exclude_waits
select @network || @name;

-- statement: meet
-- A message is here already: the case gets it by a job of its own, in the order in which messages came.
insert into job (network_id, kind, instance_id, key, due_at, next_at, payload)
select @network, 'continuation', @instance, 'message#' || @subscription, @at, @at,
    '{"what":"message-is-here","wait":' || @subscription || '}'
from message m
where m.network_id = @network and m.name = @name and m.state = 'waiting' and m.expires_at > @at
    and (m.instance_id = @instance or (m.instance_id is null and (m.correlation_key = @correlation_key or exists (
        select 1
        from message_key k
        where k.network_id = m.network_id and k.message_id = m.message_id and k.correlation_key = @correlation_key))))
limit 1
on conflict (network_id, instance_id, kind, key) do nothing;

-- statement: take
update message
set state = 'taken', taken_by = @instance
where network_id = @network and message_id = @message and state = 'waiting';

-- statement: broadcast
insert into job (network_id, kind, instance_id, key, due_at, next_at, payload)
select distinct network_id, 'continuation', instance_id, @key, @at, @at, @news
from subscription
where network_id = @network and awaits = 'signal' and message_name = @name and instance_id is not @instance
on conflict (network_id, instance_id, kind, key) do nothing;
