-- Forms sent to people without an account, each to be answered once by a link.
create table guest_invitation (
    network_id text not null,
    invitation_id uuid not null,
    instance_id uuid not null,
    task_id text not null,
    patient_id uuid,
    relation text not null,
    name text not null,
    email text,                    -- null: somebody hands the link over
    language text not null,
    needs_confirmation boolean not null,
    code_hash text,                -- null: the guest gives the patient's date of birth
    invited_by uuid not null,
    invited_at timestamptz not null,
    expires_at timestamptz not null,
    wrong_tries integer not null default 0,
    undelivered_at timestamptz,
    opened_at timestamptz,
    answered_at timestamptz,
    revoked_at timestamptz,
    primary key (network_id, invitation_id),
    foreign key (network_id, instance_id) references instance (network_id, instance_id)
);
create index guest_invitation_of_task on guest_invitation (network_id, instance_id, task_id);

-- What stands in an address is never kept, only its SHA-256.
create table guest_link (
    token_hash text not null primary key,
    network_id text not null,
    invitation_id uuid not null,
    foreign key (network_id, invitation_id) references guest_invitation (network_id, invitation_id)
);

-- For lists: what became of the form that was sent, and until when it may be answered.
alter table task add column guest_mark text;
alter table task add column guest_until timestamptz;
