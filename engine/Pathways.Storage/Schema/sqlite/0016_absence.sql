-- Absences of those who work in a network: days and who stands in, never why. Each row is one version; none ever changes.
create table absence (
    network_id text not null,
    absence_id text not null,
    version integer not null,      -- 1 and up; the newest one counts
    person_id text not null,
    first_day text not null,
    last_day text not null,        -- included
    substitute_id text,
    is_withdrawn integer not null,
    recorded_by text not null,
    recorded_as text not null,
    recorded_at text not null,
    primary key (network_id, absence_id, version),
    foreign key (network_id, person_id) references person (network_id, person_id),
    foreign key (network_id, substitute_id) references person (network_id, person_id),
    check (version > 0 and first_day <= last_day and substitute_id is not person_id)
) strict;
create index absence_by_last_day on absence (network_id, last_day);
create trigger absence_no_update before update on absence
begin select raise(abort, 'absence is append-only'); end;
create trigger absence_no_delete before delete on absence
begin select raise(abort, 'absence is append-only'); end;
