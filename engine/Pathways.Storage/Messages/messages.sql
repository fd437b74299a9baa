-- statement: keep
insert into message (network_id, message_id, name, correlation_key, instance_id, payload, person_id, role, organisation_id,
    received_at, expires_at, state)
values (@network, @message, @name, @correlation_key, @instance, @payload, @person, @role, @organisation,
    @received_at, @expires_at, @state)
on conflict (network_id, message_id) do nothing;

-- statement: keep_key
insert into message_key (network_id, message_id, correlation_key)
values (@network, @message, @correlation_key);

-- statement: awaited_by_key
select instance_id
from subscription
where network_id = @network and awaits = 'message' and message_name = @name and correlation_key = @correlation_key
limit 1;

-- statement: awaited_by_case
select instance_id
from subscription
where network_id = @network and awaits = 'message' and message_name = @name and instance_id = @instance
limit 1;

-- statement: for_wait
select m.*
from subscription s
join message m on m.network_id = s.network_id and m.name = s.message_name
where s.network_id = @network and s.instance_id = @instance and s.subscription_id = @subscription
    and m.state = 'waiting' and m.expires_at > @now
    and (m.instance_id = s.instance_id or (m.instance_id is null and (m.correlation_key = s.correlation_key or exists (
        select 1
        from message_key k
        where k.network_id = m.network_id and k.message_id = m.message_id and k.correlation_key = s.correlation_key))))
order by m.received_at, m.message_id
limit 1;

-- statement: untaken
select *
from message
where network_id = @network and state = 'waiting' and role <> 'platform'
order by received_at, message_id
limit @at_most;

-- statement: discard
update message
set state = 'discarded'
where network_id = @network and message_id = @message and state = 'waiting';
