-- Absences of those who work in a network: days and who stands in, never why. Each row is one version; none ever changes.
create table absence (
    network_id text not null,
    absence_id uuid not null,
    version integer not null,      -- 1 and up; the newest one counts
    person_id uuid not null,
    first_day date not null,
    last_day date not null,        -- included
    substitute_id uuid,
    is_withdrawn boolean not null,
    recorded_by uuid not null,
    recorded_as text not null,
    recorded_at timestamptz not null,
    primary key (network_id, absence_id, version),
    foreign key (network_id, person_id) references person (network_id, person_id),
    foreign key (network_id, substitute_id) references person (network_id, person_id),
    check (version > 0 and first_day <= last_day and substitute_id is distinct from person_id)
);
create index absence_by_last_day on absence (network_id, last_day);
create trigger absence_append_only before update or delete or truncate on absence
    for each statement execute function refuse_change();
