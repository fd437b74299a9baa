-- The engine's tables, as on PostgreSQL. Moments are UTC text of fixed length (2026-11-21T08:30:00.000000Z), so that
-- they sort as time does; sets of words are separated by one space.

create table definition_version (
    network_id text not null,
    kind text not null check (kind in ('pathway', 'rule_set', 'form', 'template')),
    key text not null,
    version integer not null,
    name text not null,
    hash text not null,            -- sha-256 over the canonical content
    content text not null,         -- JSON: main file and all files, as published
    published_at text not null,
    published_by text not null,
    valid_from text not null,
    primary key (network_id, kind, key, version)
) strict;

-- Which version of a rule set, form or template a pathway uses, and since when; outside the drawing and its hash.
create table binding (
    network_id text not null,
    pathway_key text not null,
    kind text not null check (kind in ('rule_set', 'form', 'template')),
    key text not null,
    version integer not null,
    valid_from text not null,
    running_cases integer not null, -- false: only cases started since valid_from
    made_by text not null,
    made_at text not null,
    sequence integer primary key autoincrement, -- later of two bindings with the same valid_from
    unique (network_id, pathway_key, kind, key, sequence),
    foreign key (network_id, kind, key, version) references definition_version (network_id, kind, key, version)
) strict;

-- Nodes compare this number to know that their compiled versions are still the newest.
create table definition_epoch (
    only_row integer primary key default 1 check (only_row = 1),
    epoch integer not null
) strict;
insert into definition_epoch (epoch) values (1);

create table instance (
    network_id text not null,
    instance_id text not null,
    pathway_key text not null,
    pathway_version integer not null,
    pathway_hash text not null,
    title text not null,
    status text not null check (status in ('active', 'completed', 'terminated', 'incident')),
    revision integer not null,     -- number of its newest event
    state text not null,           -- JSON with its own format number
    organisation_id text not null,
    patient_id text,
    started_at text not null,
    started_by text not null,
    updated_at text not null,
    ended_at text,
    head_hash blob not null,      -- of its newest event
    primary key (network_id, instance_id)
) strict;
create index instance_by_patient on instance (network_id, patient_id, started_at) where patient_id is not null;
create index instance_by_pathway on instance (network_id, pathway_key, started_at);
create index instance_in_incident on instance (network_id, updated_at) where status = 'incident';

-- A repeated command id finds the first answer here; two at the same time meet at the primary key.
create table command_log (
    network_id text not null,
    command_id text not null,
    instance_id text not null,
    kind text not null,
    revision integer not null,      -- of the instance after the command
    at text not null,
    person_id text not null,
    role text not null,
    organisation_id text,
    primary key (network_id, command_id)
) strict;

-- Append-only; hash = sha-256(previous hash, sequence, type, at, command, body).
create table instance_event (
    network_id text not null,
    instance_id text not null,
    sequence integer not null,
    type text not null,
    at text not null,
    command_id text not null,
    body text not null,
    hash blob not null,
    primary key (network_id, instance_id, sequence),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
) strict;
create trigger instance_event_no_update before update on instance_event
begin select raise(abort, 'instance_event is append-only'); end;
create trigger instance_event_no_delete before delete on instance_event
begin select raise(abort, 'instance_event is append-only'); end;

create table task (
    network_id text not null,
    instance_id text not null,
    task_id text not null,
    element_id text not null,
    title text not null,
    case_title text not null,
    search_text text not null,     -- both titles in lower case without accents
    pathway_key text not null,
    pathway_version integer not null,
    form_key text,
    organisation_id text not null,
    patient_id text,
    roles text not null,
    escalated_roles text not null,
    audience text not null,      -- role@organisation and role@* for each role it is visible to
    assignee text,
    priority integer not null,
    opened_at text not null,
    available_from text not null,
    due_at text not null,   -- 9999-12-31 when it has no deadline: paging needs no special case
    status text not null check (status in ('open', 'completed', 'withdrawn')),
    closed_at text,
    closed_by text,
    done_on text,
    primary key (network_id, instance_id, task_id)
) strict;
create index task_in_order on task (network_id, priority desc, due_at, instance_id, task_id) where status = 'open';
create index task_of_assignee on task (network_id, assignee, priority desc, due_at, instance_id, task_id)
    where status = 'open' and assignee is not null;
create index task_due on task (network_id, due_at) where status = 'open';
create index task_of_patient on task (network_id, patient_id, opened_at) where patient_id is not null;

create table job (
    network_id text not null,
    job_id integer primary key autoincrement,
    kind text not null check (kind in ('timer', 'continuation', 'service', 'outgoing')),
    instance_id text not null,
    key text not null,             -- timer id, task id or outbox id inside the instance
    due_at text not null,   -- the promise; never moved by a retry
    next_at text not null,  -- not before; moved by a retry
    payload text not null,
    lease_owner text,
    lease_until text,       -- by this machine's clock
    fence integer not null default 0,
    attempts integer not null default 0,
    dead integer not null default 0,
    last_error text,
    unique (network_id, instance_id, kind, key),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
) strict;
create index job_to_do on job (next_at, job_id) where dead = 0;
create index job_dead on job (network_id, next_at) where dead = 1;

create table subscription (
    network_id text not null,
    instance_id text not null,
    subscription_id text not null,
    message_name text not null,
    correlation_key text not null,
    since text not null,
    primary key (network_id, instance_id, subscription_id),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
) strict;
create index subscription_by_message on subscription (network_id, message_name, correlation_key);

create table outbox (
    network_id text not null,
    message_id text not null,
    instance_id text not null,
    key text not null,             -- the job that sends it
    kind text not null,            -- notification or message (the latter answers a send task)
    template text not null,
    recipient text not null,       -- role:…, person:…, family, gp
    task_id text,
    body text not null,            -- JSON: what the template may say
    requested_at text not null,
    sent_at text,
    outcome text,
    primary key (network_id, message_id),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
) strict;
create index outbox_of_instance on outbox (network_id, instance_id, requested_at);

create table incident (
    network_id text not null,
    instance_id text not null,
    incident_id text not null,
    element_id text,
    code text not null,
    message text not null,
    raised_at text not null,
    resolved_at text,
    primary key (network_id, instance_id, incident_id),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
) strict;
create index incident_open on incident (network_id, raised_at) where resolved_at is null;

-- What a person has typed into a task's form without completing it.
create table draft (
    network_id text not null,
    instance_id text not null,
    task_id text not null,
    person_id text not null,
    answers text not null,
    saved_at text not null,
    primary key (network_id, instance_id, task_id, person_id)
) strict;

create table setting (
    network_id text not null,      -- empty: for the whole installation
    key text not null,
    value text not null,
    primary key (network_id, key)
) strict;
