-- The processes of the installation. Times are the database's.
create table node (
    name text primary key,
    kind text not null,
    version text not null,
    started_at timestamptz not null,
    beat_at timestamptz not null,
    has_stopped boolean not null,
    skew_ms bigint not null,        -- its clock minus the database's
    in_hand bigint not null,
    fired bigint not null,          -- timers in the last hour, and how late
    late_median_ms bigint not null,
    late_p95_ms bigint not null,
    late_worst_ms bigint not null
);
