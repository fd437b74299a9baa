-- The engine's tables. Every row carries its network, first in every key, so that tables can be distributed by it.

-- Lets a statement inside a pipelined batch veto the whole transaction: false raises SQLSTATE "failure".
create function require(held boolean, failure text) returns boolean language plpgsql as $$
begin
    if held is not true then
        raise exception 'requirement not met' using errcode = failure;
    end if;
    return true;
end $$;

create table definition_version (
    network_id text not null,
    kind text not null check (kind in ('pathway', 'rule_set', 'form', 'template')),
    key text not null,
    version integer not null,
    name text not null,
    hash text not null,            -- sha-256 over the canonical content
    content text not null,         -- JSON: main file and all files, as published
    published_at timestamptz not null,
    published_by uuid not null,
    valid_from timestamptz not null,
    primary key (network_id, kind, key, version)
);

-- Which version of a rule set, form or template a pathway uses, and since when; outside the drawing and its hash.
create table binding (
    network_id text not null,
    pathway_key text not null,
    kind text not null check (kind in ('rule_set', 'form', 'template')),
    key text not null,
    version integer not null,
    valid_from timestamptz not null,
    running_cases boolean not null, -- false: only cases started since valid_from
    made_by uuid not null,
    made_at timestamptz not null,
    sequence bigint generated always as identity, -- later of two bindings with the same valid_from
    primary key (network_id, pathway_key, kind, key, sequence),
    foreign key (network_id, kind, key, version) references definition_version (network_id, kind, key, version)
);

-- Nodes compare this number to know that their compiled versions are still the newest.
create table definition_epoch (
    only_row boolean primary key default true check (only_row),
    epoch bigint not null
);
insert into definition_epoch (epoch) values (1);

create table instance (
    network_id text not null,
    instance_id uuid not null,
    pathway_key text not null,
    pathway_version integer not null,
    pathway_hash text not null,
    title text not null,
    status text not null check (status in ('active', 'completed', 'terminated', 'incident')),
    revision bigint not null,      -- number of its newest event
    state text not null,           -- JSON with its own format number
    organisation_id uuid not null,
    patient_id uuid,
    started_at timestamptz not null,
    started_by uuid not null,
    updated_at timestamptz not null,
    ended_at timestamptz,
    head_hash bytea not null,      -- of its newest event
    primary key (network_id, instance_id)
);
create index instance_by_patient on instance (network_id, patient_id, started_at) where patient_id is not null;
create index instance_by_pathway on instance (network_id, pathway_key, started_at);
create index instance_in_incident on instance (network_id, updated_at) where status = 'incident';

-- A repeated command id finds the first answer here; two at the same time meet at the primary key.
create table command_log (
    network_id text not null,
    command_id uuid not null,
    instance_id uuid not null,
    kind text not null,
    revision bigint not null,      -- of the instance after the command
    at timestamptz not null,
    person_id uuid not null,
    role text not null,
    organisation_id uuid,
    primary key (network_id, command_id)
);

-- Append-only; hash = sha-256(previous hash, sequence, type, at, command, body).
create table instance_event (
    network_id text not null,
    instance_id uuid not null,
    sequence bigint not null,
    type text not null,
    at timestamptz not null,
    command_id uuid not null,
    body text not null,
    hash bytea not null,
    primary key (network_id, instance_id, sequence),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
);
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;
create trigger instance_event_append_only before update or delete or truncate on instance_event
    for each statement execute function refuse_change();

create table task (
    network_id text not null,
    instance_id uuid not null,
    task_id text not null,
    element_id text not null,
    title text not null,
    case_title text not null,
    search_text text not null,     -- both titles in lower case without accents
    pathway_key text not null,
    pathway_version integer not null,
    form_key text,
    organisation_id uuid not null,
    patient_id uuid,
    roles text[] not null,
    escalated_roles text[] not null,
    audience text[] not null,      -- role@organisation and role@* for each role it is visible to
    assignee uuid,
    priority integer not null,
    opened_at timestamptz not null,
    available_from timestamptz not null,
    due_at timestamptz not null,   -- 9999-12-31 when it has no deadline: paging needs no special case
    status text not null check (status in ('open', 'completed', 'withdrawn')),
    closed_at timestamptz,
    closed_by uuid,
    done_on date,
    primary key (network_id, instance_id, task_id)
);
create index task_in_order on task (network_id, priority desc, due_at, instance_id, task_id) where status = 'open';
create index task_by_audience on task using gin (audience) where status = 'open';
create index task_of_assignee on task (network_id, assignee, priority desc, due_at, instance_id, task_id)
    where status = 'open' and assignee is not null;
create index task_due on task (network_id, due_at) where status = 'open';
create index task_of_patient on task (network_id, patient_id, opened_at) where patient_id is not null;

create table job (
    network_id text not null,
    job_id bigint generated always as identity,
    kind text not null check (kind in ('timer', 'continuation', 'service', 'outgoing')),
    instance_id uuid not null,
    key text not null,             -- timer id, task id or outbox id inside the instance
    due_at timestamptz not null,   -- the promise; never moved by a retry
    next_at timestamptz not null,  -- not before; moved by a retry
    payload text not null,
    lease_owner text,
    lease_until timestamptz,       -- by this server's clock
    fence bigint not null default 0,
    attempts integer not null default 0,
    dead boolean not null default false,
    last_error text,
    primary key (network_id, job_id),
    unique (network_id, instance_id, kind, key),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
);
create index job_to_do on job (next_at, job_id) where not dead;
create index job_dead on job (network_id, next_at) where dead;

create table subscription (
    network_id text not null,
    instance_id uuid not null,
    subscription_id text not null,
    message_name text not null,
    correlation_key text not null,
    since timestamptz not null,
    primary key (network_id, instance_id, subscription_id),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
);
create index subscription_by_message on subscription (network_id, message_name, correlation_key);

create table outbox (
    network_id text not null,
    message_id uuid not null,
    instance_id uuid not null,
    key text not null,             -- the job that sends it
    kind text not null,            -- notification or message (the latter answers a send task)
    template text not null,
    recipient text not null,       -- role:…, person:…, family, gp
    task_id text,
    body text not null,            -- JSON: what the template may say
    requested_at timestamptz not null,
    sent_at timestamptz,
    outcome text,
    primary key (network_id, message_id),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
);
create index outbox_of_instance on outbox (network_id, instance_id, requested_at);

create table incident (
    network_id text not null,
    instance_id uuid not null,
    incident_id text not null,
    element_id text,
    code text not null,
    message text not null,
    raised_at timestamptz not null,
    resolved_at timestamptz,
    primary key (network_id, instance_id, incident_id),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
);
create index incident_open on incident (network_id, raised_at) where resolved_at is null;

-- What a person has typed into a task's form without completing it.
create table draft (
    network_id text not null,
    instance_id uuid not null,
    task_id text not null,
    person_id uuid not null,
    answers text not null,
    saved_at timestamptz not null,
    primary key (network_id, instance_id, task_id, person_id)
);

create table setting (
    network_id text not null,      -- empty: for the whole installation
    key text not null,
    value text not null,
    primary key (network_id, key)
);
