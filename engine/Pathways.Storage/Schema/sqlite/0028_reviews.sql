-- The way of drafts through review to publication, and earlier versions taken up again: kept for ever.

create table design_event (
    network_id text not null,
    id text not null,
    draft_id text,                 -- null when an earlier version was taken up again
    pathway_key text not null,
    kind text not null check (kind in ('asked', 'taken_back', 'sent_back', 'approved', 'published', 'rolled_back')),
    done_at text not null,
    done_by text not null,
    note text not null,
    files_hash text not null,      -- sha-256 over exactly the files that it is about
    valid_from text,               -- of a publication
    running_cases integer not null,
    primary key (network_id, id),
    foreign key (network_id, draft_id) references design_draft (network_id, id)
) strict;
create index design_event_of_draft on design_event (network_id, draft_id);

-- The versions that a publication added.
create table design_event_version (
    network_id text not null,
    event_id text not null,
    kind text not null,
    key text not null,
    version integer not null,
    primary key (network_id, event_id, kind, key),
    foreign key (network_id, event_id) references design_event (network_id, id),
    foreign key (network_id, kind, key, version) references definition_version (network_id, kind, key, version)
) strict;
