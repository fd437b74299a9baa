-- What somebody asks for is a run from the moment it is asked for: whoever begins it answers the wish, and no other row changes.
alter table recurring_run add column asked_by uuid; -- null: by the calendar
alter table recurring_run alter column started_at drop not null; -- null while it waits
alter table recurring_run alter column node drop not null;
alter table recurring_run drop constraint recurring_run_outcome_check;
alter table recurring_run add constraint recurring_run_outcome_check
    check (outcome in ('asked', 'running', 'done', 'failed', 'skipped'));
drop index recurring_run_open;
create index recurring_run_open on recurring_run (lease_until) where ended_at is null;
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
    work_id uuid not null,
    planned_at timestamptz not null,
    person_id uuid not null,
    message_key text not null,     -- the message's idempotency key
    is_sent boolean not null,      -- false: no address, or refused for good
    primary key (network_id, work_id, planned_at, person_id),
    foreign key (network_id, work_id, planned_at) references recurring_run (network_id, work_id, planned_at) on delete cascade
);
