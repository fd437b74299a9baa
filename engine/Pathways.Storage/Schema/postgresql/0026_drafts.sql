-- Pathways in the making: what authors change until somebody publishes it.

create table design_draft (
    network_id text not null,
    id uuid not null,
    pathway_key text not null,     -- the pathway that it will be a version of
    title text not null,
    status text not null,          -- open, discarded
    origin text not null,          -- what it began from: version, sample, empty, upload
    origin_name text not null,
    origin_version integer,
    begun_at timestamptz not null,
    begun_by uuid not null,
    changed_at timestamptz not null,
    changed_by uuid not null,
    primary key (network_id, id)
);

-- The files of a draft as they stand.
create table design_file (
    network_id text not null,
    draft_id uuid not null,
    name text not null,
    revision integer not null,     -- grows with each save: two people who edit at once must not undo each other
    body text not null,
    changed_at timestamptz not null,
    changed_by uuid not null,
    primary key (network_id, draft_id, name),
    foreign key (network_id, draft_id) references design_draft (network_id, id)
);

-- Its history: what one author saves within minutes is one revision, its last save the text.
create table design_revision (
    network_id text not null,
    draft_id uuid not null,
    name text not null,
    revision integer not null,
    body text not null,
    label text,                    -- what somebody called it
    begun_at timestamptz not null,
    changed_at timestamptz not null,
    changed_by uuid not null,
    primary key (network_id, draft_id, name, revision),
    foreign key (network_id, draft_id, name) references design_file (network_id, draft_id, name)
);

create table design_comment (
    network_id text not null,
    draft_id uuid not null,
    id uuid not null,
    element_id text,               -- null for the whole draft
    body text not null,
    written_at timestamptz not null,
    written_by uuid not null,
    settled_at timestamptz,
    settled_by uuid,
    primary key (network_id, draft_id, id),
    foreign key (network_id, draft_id) references design_draft (network_id, id)
);
