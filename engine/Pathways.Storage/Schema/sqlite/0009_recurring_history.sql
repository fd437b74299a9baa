-- What somebody asks for is a run from the moment it is asked for: whoever begins it answers the wish, and no other row changes.
create table recurring_run_asked (
    network_id text not null,
    work_id text not null,
    planned_at text not null,
    asked_by text,                 -- null: by the calendar
    started_at text,               -- null while it waits
    ended_at text,
    outcome text not null check (outcome in ('asked', 'running', 'done', 'failed', 'skipped')),
    counted integer not null default 0,
    troubled integer not null default 0,
    said text,
    node text,
    lease_until text,              -- by the database's clock
    primary key (network_id, work_id, planned_at),
    foreign key (network_id, work_id) references recurring_work (network_id, work_id)
) strict;
insert into recurring_run_asked (
    network_id, work_id, planned_at, started_at, ended_at, outcome, counted, troubled, said, node, lease_until)
select network_id, work_id, planned_at, started_at, ended_at, outcome, counted, troubled, said, node, lease_until
from recurring_run;
drop table recurring_run;
alter table recurring_run_asked rename to recurring_run;
create index recurring_run_open on recurring_run (lease_until) where ended_at is null;
create index recurring_run_newest on recurring_run (network_id, planned_at);
-- Asked for twice before it began, it is done once.
create unique index recurring_run_asked on recurring_run (network_id, work_id) where outcome = 'asked';
insert into recurring_run (network_id, work_id, planned_at, asked_by, outcome)
select network_id, work_id, requested_at, changed_by, 'asked'
from recurring_work
where requested_at is not null
on conflict do nothing;
alter table recurring_work drop column requested_at;

-- Whom the message of a run was taken to: a run that is taken over, or tried again, goes on after them.
create table recurring_served (
    network_id text not null,
    work_id text not null,
    planned_at text not null,
    person_id text not null,
    message_key text not null,     -- the message's idempotency key
    is_sent integer not null,      -- false: no address, or refused for good
    primary key (network_id, work_id, planned_at, person_id),
    foreign key (network_id, work_id, planned_at) references recurring_run (network_id, work_id, planned_at) on delete cascade
) strict;
