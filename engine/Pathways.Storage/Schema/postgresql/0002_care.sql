-- Who is cared for, by whom, where. Every row carries its network, first in every key.

create table network (
    network_id text not null,
    name text not null,
    kind text not null,
    zone text not null,            -- IANA time zone
    is_demonstration boolean not null,
    primary key (network_id)
);

create table organisation (
    network_id text not null,
    organisation_id uuid not null,
    name text not null,
    kind text not null,
    parent_id uuid,
    finess text,
    primary key (network_id, organisation_id),
    foreign key (network_id) references network (network_id),
    foreign key (network_id, parent_id) references organisation (network_id, organisation_id)
);

create table person (
    network_id text not null,
    person_id uuid not null,
    family_name text not null,
    given_name text not null,
    profession text,
    rpps text,
    email text,
    phone text,
    primary key (network_id, person_id),
    foreign key (network_id) references network (network_id)
);

create table role_assignment (
    network_id text not null,
    person_id uuid not null,
    role text not null,
    organisation_id uuid not null,
    valid_from date not null,
    valid_to date,                 -- last day, included
    primary key (network_id, person_id, role, organisation_id, valid_from),
    foreign key (network_id, person_id) references person (network_id, person_id),
    foreign key (network_id, organisation_id) references organisation (network_id, organisation_id)
);
create index role_assignment_of_person on role_assignment (person_id);

create table patient (
    network_id text not null,
    patient_id uuid not null,
    birth_name text not null,
    first_given_name text not null,
    given_names text not null,
    birth_date date not null,
    sex text not null check (sex in ('F', 'M')),
    birth_place_code text,
    used_name text,
    used_given_name text,
    identity_status text not null check (identity_status in ('provisional', 'retrieved', 'validated', 'qualified')),
    ins_number text,
    ins_authority text,
    gp_person_id uuid,
    gp_name text,
    gp_secure_mail text,
    related text not null,         -- JSON: parents, guardians, trusted persons
    residence_code text,
    registered_by uuid not null,
    registered_at timestamptz not null,
    revision bigint not null,
    name_key text collate "C" not null, -- birth name and first given name without accents and case: order, duplicates
    search_words text not null,    -- every name as such a key, each word after a space
    primary key (network_id, patient_id),
    foreign key (network_id) references network (network_id),
    check ((identity_status in ('retrieved', 'qualified')) = (ins_number is not null)),
    check ((ins_number is null) = (ins_authority is null))
);
create unique index patient_ins_number on patient (network_id, ins_number) where ins_number is not null;
create index patient_by_name on patient (network_id, name_key, patient_id);
create index patient_by_birth_date on patient (network_id, birth_date);

create table observation (
    network_id text not null,
    observation_id uuid not null,
    patient_id uuid not null,
    code text not null,
    value numeric not null,
    unit text not null,            -- UCUM
    taken_on date not null,
    source text not null,
    recorded_by uuid not null,
    recorded_as text not null,
    recorded_at timestamptz not null,
    is_confirmed_unusual boolean not null,
    case_id uuid,
    retracted_by uuid,
    retracted_at timestamptz,
    retracted_reason text,
    primary key (network_id, observation_id),
    foreign key (network_id, patient_id) references patient (network_id, patient_id)
);
create index observation_of_patient on observation (network_id, patient_id, code, taken_on);

create table consent (
    network_id text not null,
    consent_id uuid not null,
    patient_id uuid not null,
    kind text not null check (kind in ('information', 'objection', 'consent')),
    scope text not null,
    given_on date not null,
    voice text not null,
    given_by text,
    means text not null,
    document text,
    recorded_by uuid not null,
    recorded_as text not null,
    recorded_at timestamptz not null,
    withdrawn_on date,
    withdrawn_voice text,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    primary key (network_id, consent_id),
    foreign key (network_id, patient_id) references patient (network_id, patient_id)
);
create index consent_of_patient on consent (network_id, patient_id, given_on);

create table care_team_member (
    network_id text not null,
    patient_id uuid not null,
    person_id uuid not null,
    role text not null,
    organisation_id uuid not null,
    valid_from date not null,
    valid_to date,                 -- last day, included
    is_same_team boolean not null,
    primary key (network_id, patient_id, person_id, role, organisation_id, valid_from),
    foreign key (network_id, patient_id) references patient (network_id, patient_id),
    foreign key (network_id, person_id) references person (network_id, person_id),
    foreign key (network_id, organisation_id) references organisation (network_id, organisation_id)
);
create index care_team_of_person on care_team_member (network_id, person_id);

-- Who read and changed which file, and who was refused. Append-only; hash = sha-256(previous hash, every column).
create table access_log (
    network_id text not null,
    patient_id uuid not null,
    sequence bigint not null,
    at timestamptz not null,
    person_id uuid not null,
    role text not null,
    organisation_id uuid,
    act text not null,
    basis text,                    -- null: refused
    refusal text,                  -- code of the refusal
    reason text,
    case_id uuid,
    hash bytea not null,
    primary key (network_id, patient_id, sequence),
    foreign key (network_id, patient_id) references patient (network_id, patient_id),
    check ((basis is null) <> (refusal is null))
);
create index access_log_of_person on access_log (network_id, person_id, at);
create trigger access_log_append_only before update or delete or truncate on access_log
    for each statement execute function refuse_change();

-- The end of each file's chain: whoever appends locks this row, so numbers have no gaps and hashes no forks.
create table access_log_head (
    network_id text not null,
    patient_id uuid not null,
    sequence bigint not null,
    hash bytea not null,
    primary key (network_id, patient_id),
    foreign key (network_id, patient_id) references patient (network_id, patient_id)
);
