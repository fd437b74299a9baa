-- statement: exclude_senders
-- Held to the end of the transaction: who begins to wait and who keeps a message of the same name take turns, and the
-- second sees what the first wrote. In one order, so that two batches do not wait for each other.
select pg_advisory_xact_lock_shared(name)
from (
    select distinct hashtextextended(r.network_id || '/' || r.name, 0) as name
    from unnest(@network, @name) as r (network_id, name)
    order by 1) as names;

-- statement: exclude_waits
select pg_advisory_xact_lock(hashtextextended(cast(@network as text) || '/' || cast(@name as text), 0));

-- statement: meet
-- A message is here already: the case gets it by a job of its own, in the order in which messages came.
with met as (
    insert into job (network_id, kind, instance_id, key, due_at, next_at, payload)
    select r.network_id, 'continuation', r.instance_id, 'message#' || r.subscription_id, r.at, r.at,
        '{"what":"message-is-here","wait":' || r.subscription_id || '}'
    from unnest(@network, @instance, @subscription, @name, @correlation_key, @at)
        as r (network_id, instance_id, subscription_id, name, correlation_key, at)
    where exists (
        select from message m
        where m.network_id = r.network_id and m.name = r.name and m.state = 'waiting' and m.expires_at > r.at
            and (m.instance_id = r.instance_id or (m.instance_id is null and (m.correlation_key = r.correlation_key or exists (
                select from message_key k
                where k.network_id = m.network_id and k.message_id = m.message_id and k.correlation_key = r.correlation_key)))))
    on conflict (network_id, instance_id, kind, key) do nothing
    returning 1)
select pg_notify('pathways_jobs', '') from met;

-- statement: take
with taken as (
    update message
    set state = 'taken', taken_by = @instance
    where network_id = @network and message_id = @message and state = 'waiting'
    returning 1)
select require(exists (select from taken), 'PW003');

-- statement: broadcast
with heard as (
    insert into job (network_id, kind, instance_id, key, due_at, next_at, payload)
    select distinct network_id, 'continuation', instance_id, cast(@key as text), cast(@at as timestamptz),
        cast(@at as timestamptz), cast(@news as text)
    from subscription
    where network_id = @network and awaits = 'signal' and message_name = @name
        and instance_id is distinct from cast(@instance as uuid)
    on conflict (network_id, instance_id, kind, key) do nothing
    returning 1)
select pg_notify('pathways_jobs', '') from heard;
