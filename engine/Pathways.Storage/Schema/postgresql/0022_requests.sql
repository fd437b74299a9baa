-- What professionals without an account ask for: beside files and cases until a person accepts it.
create table outside_request (
    network_id text not null,
    request_id uuid not null,
    pathway_key text not null,
    sender text not null,
    rpps text not null,
    phone text not null,
    birth_name text not null,
    given_name text not null,
    birth_date date not null,
    sex text,
    answers text not null,
    received_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid,
    instance_id uuid,            -- the case that began; null when it was declined
    reason text,
    primary key (network_id, request_id)
);
create index outside_request_waiting on outside_request (network_id, received_at) where decided_at is null;
create index outside_request_decided on outside_request (network_id, decided_at) where decided_at is not null;
