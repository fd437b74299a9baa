-- Test cases of rule sets. They are no part of a rule set's content: a new case changes no decision.

-- The cases that a published version passed, as its authors wrote them; a later edition takes the place of an earlier one,
-- and none is ever changed.
create table test_cases (
    network_id text not null,
    kind text not null default 'rule_set' check (kind = 'rule_set'),
    key text not null,
    version integer not null,
    edition integer not null,      -- 1, 2, 3 … of this version
    body text not null,            -- the table, CSV
    case_count integer not null,
    covered_rules integer not null,
    rule_count integer not null,
    passed_at timestamptz not null,
    passed_by uuid not null,
    primary key (network_id, key, version, edition),
    foreign key (network_id, kind, key, version) references definition_version (network_id, kind, key, version)
);

-- What authors have changed since, for the next publication; one draft for each rule set.
create table test_cases_draft (
    network_id text not null,
    key text not null,
    revision integer not null,     -- grows with each save: two people who edit at once must not undo each other
    body text not null,
    saved_at timestamptz not null,
    saved_by uuid not null,
    primary key (network_id, key)
);
