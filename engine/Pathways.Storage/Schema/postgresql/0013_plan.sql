-- Personal plans. A plan is what its entries come to: each is what one completed task added, and none ever changes.
create table plan (
    network_id text not null,
    plan_id uuid not null,
    patient_id uuid not null,
    case_id uuid not null,
    opened_at timestamptz not null,
    primary key (network_id, plan_id),
    unique (network_id, case_id),
    foreign key (network_id, patient_id) references patient (network_id, patient_id)
);
create index plan_of_patient on plan (network_id, patient_id, opened_at);

create table plan_entry (
    network_id text not null,
    plan_id uuid not null,
    sequence bigint not null,      -- of the case's history: a case writes one entry with each of its commits at most
    task_id text not null,
    recorded_by uuid not null,
    recorded_as text not null,
    recorded_at timestamptz not null,
    text_hash text,                -- seal of the text that the entry holds; null when it holds none
    signs bigint,                  -- a signature: the entry that holds the text that was signed …
    signs_hash text,               -- … and the seal of that text
    body text not null,            -- JSON
    primary key (network_id, plan_id, sequence),
    unique (network_id, plan_id, sequence, text_hash),
    foreign key (network_id, plan_id) references plan (network_id, plan_id),
    -- Nobody signs a text that is not in the record exactly so.
    foreign key (network_id, plan_id, signs, signs_hash) references plan_entry (network_id, plan_id, sequence, text_hash),
    check ((signs is null) = (signs_hash is null))
);
create trigger plan_append_only before update or delete or truncate on plan
    for each statement execute function refuse_change();
create trigger plan_entry_append_only before update or delete or truncate on plan_entry
    for each statement execute function refuse_change();
