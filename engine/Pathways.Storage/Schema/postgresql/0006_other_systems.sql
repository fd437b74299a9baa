-- Work of other systems. What has a topic is fetched by their workers, and the platform's own must not stumble over it.
alter table job add column topic text;
drop index job_to_do;
create index job_to_do on job (next_at, job_id) where not dead and topic is null;
create index job_of_topic on job (network_id, topic, next_at, job_id) where not dead and topic is not null;

-- Systems whose workers fetch work. A token is shown once; what is kept is its SHA-256.
create table connected_system (
    network_id text not null,
    system_id uuid not null,
    name text not null,
    topics text not null,          -- separated by spaces
    token_hash text not null unique,
    created_at timestamptz not null,
    created_by uuid not null,
    last_seen_at timestamptz,
    revoked_at timestamptz,
    primary key (network_id, system_id)
);

-- Services that the platform calls. Secrets are not here: they stay in the installation's settings, under their names.
create table connector (
    network_id text not null,
    name text not null,
    url text not null,
    secret text,                   -- name of the secret
    timeout_seconds integer not null,
    changed_at timestamptz not null,
    changed_by uuid not null,
    primary key (network_id, name)
);

-- Signals are listened for like messages.
alter table subscription add column awaits text not null default 'message' check (awaits in ('message', 'signal'));
drop index subscription_by_message;
create index subscription_by_name on subscription (network_id, awaits, message_name, correlation_key);

-- Running cases listen already: their states tell for what, and by which keys.
insert into subscription (network_id, instance_id, subscription_id, awaits, message_name, correlation_key, since)
select i.network_id, i.instance_id, w.key, 'signal', w.value ->> 'name', '', i.updated_at
from instance i
cross join lateral json_each(cast(i.state as json) -> 'state' -> 'waits') as w
where i.ended_at is null and w.value ->> 'awaits' = 'Signal';
update subscription s
set correlation_key = w.value ->> 'key'
from instance i
cross join lateral json_each(cast(i.state as json) -> 'state' -> 'waits') as w
where s.network_id = i.network_id and s.instance_id = i.instance_id and s.subscription_id = w.key
    and w.value ->> 'awaits' = 'Message' and w.value ->> 'key' is not null;

-- Messages that came before anybody waited for them. The id is that of the command that sent it: it takes effect once.
create table message (
    network_id text not null,
    message_id uuid not null,
    name text not null,
    correlation_key text not null, -- the key it carries, else its patient
    instance_id uuid,              -- the case it is for; null when the key tells
    payload text not null,         -- JSON
    person_id uuid not null,
    role text not null,
    organisation_id uuid,
    received_at timestamptz not null,
    expires_at timestamptz not null,
    state text not null check (state in ('waiting', 'taken', 'discarded', 'given')), -- given: a signal
    taken_by uuid,
    primary key (network_id, message_id)
);
create index message_waiting on message (network_id, name, received_at) where state = 'waiting';
