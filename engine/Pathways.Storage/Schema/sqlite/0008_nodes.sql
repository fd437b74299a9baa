-- The processes of the installation. Times are the database's.
create table node (
    name text primary key,
    kind text not null,
    version text not null,
    started_at text not null,
    beat_at text not null,
    has_stopped integer not null,
    skew_ms integer not null,        -- its clock minus the database's
    in_hand integer not null,
    fired integer not null,          -- timers in the last hour, and how late
    late_median_ms integer not null,
    late_p95_ms integer not null,
    late_worst_ms integer not null
) strict;
