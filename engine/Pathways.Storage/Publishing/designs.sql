-- statement: drafts
-- Those that are worked on, the last changed first.
select id, pathway_key, title, status, origin, origin_name, origin_version, begun_at, begun_by, changed_at, changed_by
from design_draft
where network_id = @network and status in ('open', 'in_review', 'approved')
order by changed_at desc;

-- statement: draft
select id, pathway_key, title, status, origin, origin_name, origin_version, begun_at, begun_by, changed_at, changed_by
from design_draft
where network_id = @network and id = @draft;

-- statement: files
select name, revision, body, changed_at, changed_by
from design_file
where network_id = @network and draft_id = @draft
order by name;

-- statement: comments
select id, element_id, body, written_at, written_by, settled_at, settled_by
from design_comment
where network_id = @network and draft_id = @draft
order by written_at, id;

-- statement: begin
insert into design_draft (network_id, id, pathway_key, title, status, origin, origin_name, origin_version, begun_at, begun_by,
    changed_at, changed_by)
values (@network, @draft, @key, @title, @status, @origin, @origin_name, @origin_version, @begun_at, @begun_by, @changed_at,
    @changed_by);

-- statement: change
update design_draft
set title = @title, status = @status, changed_at = @changed_at, changed_by = @changed_by
where network_id = @network and id = @draft and status = 'open';

-- statement: hold
-- Changes nothing: whoever saves and whoever moves the draft come one after the other, and a draft that is not open is not saved.
update design_draft
set changed_at = changed_at
where network_id = @network and id = @draft and status = 'open';

-- statement: touch
update design_draft
set changed_at = @changed_at, changed_by = @changed_by
where network_id = @network and id = @draft and status = 'open';

-- statement: save
-- The first save finds no row, a later one the row of the save before it; anything else keeps nothing.
insert into design_file (network_id, draft_id, name, revision, body, changed_at, changed_by)
select @network, @draft, @name, @revision, @body, @changed_at, @changed_by
where @revision = 1
    or exists (select 1 from design_file where network_id = @network and draft_id = @draft and name = @name)
on conflict (network_id, draft_id, name) do update
set revision = excluded.revision, body = excluded.body, changed_at = excluded.changed_at, changed_by = excluded.changed_by
where design_file.revision = excluded.revision - 1;

-- statement: gather
-- The last revision of the same author, begun a short while ago and without a name, becomes this one. What the draft began from
-- stays, and so does what somebody was asked to review.
update design_revision
set revision = @revision, body = @body, changed_at = @changed_at
where network_id = @network and draft_id = @draft and name = @name and revision = @revision - 1
    and revision > 1 and changed_by = @changed_by and label is null and begun_at > @since
    and not exists (
        select 1 from design_event told
        where told.network_id = @network and told.draft_id = @draft and told.done_at >= design_revision.changed_at);

-- statement: keep
insert into design_revision (network_id, draft_id, name, revision, body, label, begun_at, changed_at, changed_by)
values (@network, @draft, @name, @revision, @body, @label, @changed_at, @changed_at, @changed_by);

-- statement: revisions
select name, revision, label, begun_at, changed_at, changed_by
from design_revision
where network_id = @network and draft_id = @draft
order by changed_at desc, name, revision desc;

-- statement: revision
select name, revision, body, changed_at, changed_by
from design_revision
where network_id = @network and draft_id = @draft and name = @name and revision = @revision;

-- statement: comment
insert into design_comment (network_id, draft_id, id, element_id, body, written_at, written_by, settled_at, settled_by)
values (@network, @draft, @comment, @element, @body, @written_at, @written_by, @settled_at, @settled_by)
on conflict (network_id, draft_id, id) do update
set settled_at = excluded.settled_at, settled_by = excluded.settled_by;

-- statement: move
-- A draft that was moved or changed since it was read stays as it is.
update design_draft
set status = @status
where network_id = @network and id = @draft and status = @before and changed_at = @changed_at;

-- statement: tell
insert into design_event (network_id, id, draft_id, pathway_key, kind, done_at, done_by, note, files_hash, valid_from, running_cases)
values (@network, @event, @draft, @pathway, @kind, @done_at, @done_by, @note, @files_hash, @valid_from, @running_cases);

-- statement: tell_version
insert into design_event_version (network_id, event_id, kind, key, version)
values (@network, @event, @kind, @key, @version);

-- statement: story
select id, draft_id, pathway_key, kind, done_at, done_by, note, files_hash, valid_from, running_cases
from design_event
where network_id = @network and draft_id = @draft
order by done_at, id;

-- statement: story_versions
select told.event_id, told.kind, told.key, told.version
from design_event_version told
join design_event event on event.network_id = told.network_id and event.id = told.event_id
where event.network_id = @network and event.draft_id = @draft
order by told.kind, told.key;

-- statement: publications
select id, draft_id, pathway_key, kind, done_at, done_by, note, files_hash, valid_from, running_cases
from design_event
where network_id = @network and kind in ('published', 'rolled_back')
order by done_at desc, id desc;

-- statement: publication_versions
select event_id, kind, key, version
from design_event_version
where network_id = @network
order by kind, key;
