-- Work that comes back by the calendar.
create table recurring_work (
    network_id text not null,
    work_id uuid not null,
    kind text not null check (kind in ('checks', 'digest', 'campaign', 'retention')),
    name text not null,
    schedule text not null,        -- e.g. weekly 1 08:00, in the network's civil time
    settings text not null,        -- JSON
    enabled boolean not null,
    since timestamptz not null,           -- from when on occurrences count
    requested_at timestamptz,             -- once more, besides the schedule
    changed_by uuid not null,
    primary key (network_id, work_id)
);

-- One row for each occurrence, so that none is done twice or forgotten.
create table recurring_run (
    network_id text not null,
    work_id uuid not null,
    planned_at timestamptz not null,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome text not null check (outcome in ('running', 'done', 'failed', 'skipped')),
    counted bigint not null default 0,
    troubled bigint not null default 0,
    said text,
    node text not null,
    lease_until timestamptz,              -- by the database's clock
    primary key (network_id, work_id, planned_at),
    foreign key (network_id, work_id) references recurring_work (network_id, work_id)
);
create index recurring_run_open on recurring_run (lease_until) where outcome = 'running';
create index recurring_run_newest on recurring_run (network_id, planned_at);

-- What retention deletes is found by its age.
create index outbox_sent on outbox (network_id, sent_at) where sent_at is not null;

-- The tables in it are the scheduler's own, made by it.
create schema if not exists quartz;
