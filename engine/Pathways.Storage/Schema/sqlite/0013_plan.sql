-- Personal plans. A plan is what its entries come to: each is what one completed task added, and none ever changes.
create table plan (
    network_id text not null,
    plan_id text not null,
    patient_id text not null,
    case_id text not null,
    opened_at text not null,
    primary key (network_id, plan_id),
    unique (network_id, case_id),
    foreign key (network_id, patient_id) references patient (network_id, patient_id)
) strict;
create index plan_of_patient on plan (network_id, patient_id, opened_at);

create table plan_entry (
    network_id text not null,
    plan_id text not null,
    sequence integer not null,     -- of the case's history: a case writes one entry with each of its commits at most
    task_id text not null,
    recorded_by text not null,
    recorded_as text not null,
    recorded_at text not null,
    text_hash text,                -- seal of the text that the entry holds; null when it holds none
    signs integer,                 -- a signature: the entry that holds the text that was signed …
    signs_hash text,               -- … and the seal of that text
    body text not null,            -- JSON
    primary key (network_id, plan_id, sequence),
    unique (network_id, plan_id, sequence, text_hash),
    foreign key (network_id, plan_id) references plan (network_id, plan_id),
    -- Nobody signs a text that is not in the record exactly so.
    foreign key (network_id, plan_id, signs, signs_hash) references plan_entry (network_id, plan_id, sequence, text_hash),
    check ((signs is null) = (signs_hash is null))
) strict;
create trigger plan_no_update before update on plan
begin select raise(abort, 'plan is append-only'); end;
create trigger plan_no_delete before delete on plan
begin select raise(abort, 'plan is append-only'); end;
create trigger plan_entry_no_update before update on plan_entry
begin select raise(abort, 'plan_entry is append-only'); end;
create trigger plan_entry_no_delete before delete on plan_entry
begin select raise(abort, 'plan_entry is append-only'); end;
