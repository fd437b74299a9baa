-- Work of other systems. What has a topic is fetched by their workers, and the platform's own must not stumble over it.
alter table job add column topic text;
drop index job_to_do;
create index job_to_do on job (next_at, job_id) where dead = 0 and topic is null;
create index job_of_topic on job (network_id, topic, next_at, job_id) where dead = 0 and topic is not null;

-- Systems whose workers fetch work. A token is shown once; what is kept is its SHA-256.
create table connected_system (
    network_id text not null,
    system_id text not null,
    name text not null,
    topics text not null,          -- separated by spaces
    token_hash text not null unique,
    created_at text not null,
    created_by text not null,
    last_seen_at text,
    revoked_at text,
    primary key (network_id, system_id)
) strict;

-- Services that the platform calls. Secrets are not here: they stay in the installation's settings, under their names.
create table connector (
    network_id text not null,
    name text not null,
    url text not null,
    secret text,                   -- name of the secret
    timeout_seconds integer not null,
    changed_at text not null,
    changed_by text not null,
    primary key (network_id, name)
) strict;
