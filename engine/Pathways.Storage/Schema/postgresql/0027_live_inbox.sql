-- When and by whom an open task was last written: what changed since somebody looked.
alter table task add column changed_at timestamptz;
alter table task add column changed_by uuid;

-- Until when somebody has seen their inbox: the end of the visit before this one.
create table inbox_visit (
    network_id text not null,
    person_id uuid not null,
    seen_until timestamptz not null,
    looked_at timestamptz not null,
    primary key (network_id, person_id)
);

-- The tasks that they have opened since.
create table inbox_opened (
    network_id text not null,
    person_id uuid not null,
    instance_id uuid not null,
    task_id text not null,
    opened_at timestamptz not null,
    primary key (network_id, person_id, instance_id, task_id)
);
