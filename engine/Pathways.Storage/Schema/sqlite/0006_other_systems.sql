-- Work of other systems. What has a topic is fetched by their workers, and the platform's own must not stumble over it.
alter table job add column topic text;
drop index job_to_do;
create index job_to_do on job (next_at, job_id) where dead = 0 and topic is null;
create index job_of_topic on job (network_id, topic, next_at, job_id) where dead = 0 and topic is not null;

-- Systems whose workers fetch work. A token is shown once; what is kept is its SHA-256.
create table connected_system (
    network_id text not null,
    system_id text not null,
    name text not null,
    topics text not null,          -- separated by spaces
    token_hash text not null unique,
    created_at text not null,
    created_by text not null,
    last_seen_at text,
    revoked_at text,
    primary key (network_id, system_id)
) strict;

-- Services that the platform calls. Secrets are not here: they stay in the installation's settings, under their names.
create table connector (
    network_id text not null,
    name text not null,
    url text not null,
    secret text,                   -- name of the secret
    timeout_seconds integer not null,
    changed_at text not null,
    changed_by text not null,
    primary key (network_id, name)
) strict;

-- Signals are listened for like messages.
alter table subscription add column awaits text not null default 'message' check (awaits in ('message', 'signal'));
drop index subscription_by_message;
create index subscription_by_name on subscription (network_id, awaits, message_name, correlation_key);

-- Running cases listen already: their states tell for what, and by which keys.
insert into subscription (network_id, instance_id, subscription_id, awaits, message_name, correlation_key, since)
select i.network_id, i.instance_id, w.key, 'signal', json_extract(w.value, '$.name'), '', i.updated_at
from instance i, json_each(i.state, '$.state.waits') as w
where i.ended_at is null and json_extract(w.value, '$.awaits') = 'Signal';
update subscription
set correlation_key = found.key
from (
    select i.network_id, i.instance_id, w.key as wait, json_extract(w.value, '$.key') as key
    from instance i, json_each(i.state, '$.state.waits') as w
    where json_extract(w.value, '$.awaits') = 'Message' and json_extract(w.value, '$.key') is not null) as found
where subscription.network_id = found.network_id and subscription.instance_id = found.instance_id
    and subscription.subscription_id = found.wait;

-- Messages that came before anybody waited for them. The id is that of the command that sent it: it takes effect once.
create table message (
    network_id text not null,
    message_id text not null,
    name text not null,
    correlation_key text not null, -- the key it carries, else its patient
    instance_id text,              -- the case it is for; null when the key tells
    payload text not null,         -- JSON
    person_id text not null,
    role text not null,
    organisation_id text,
    received_at text not null,
    expires_at text not null,
    state text not null check (state in ('waiting', 'taken', 'discarded', 'given')), -- given: a signal
    taken_by text,
    primary key (network_id, message_id)
) strict;
create index message_waiting on message (network_id, name, received_at) where state = 'waiting';
