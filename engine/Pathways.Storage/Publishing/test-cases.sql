-- statement: editions
select version, edition, body, case_count, covered_rules, rule_count, passed_at, passed_by
from test_cases
where network_id = @network and key = @key
order by version desc, edition desc;

-- statement: add_edition
insert into test_cases (network_id, key, version, edition, body, case_count, covered_rules, rule_count, passed_at, passed_by)
values (@network, @key, @version, @edition, @body, @case_count, @covered_rules, @rule_count, @passed_at, @passed_by);

-- statement: draft
select revision, body, saved_at, saved_by
from test_cases_draft
where network_id = @network and key = @key;

-- statement: save_draft
-- The first save finds no row, a later one the row of the save before it; anything else keeps nothing.
insert into test_cases_draft (network_id, key, revision, body, saved_at, saved_by)
select @network, @key, @revision, @body, @saved_at, @saved_by
where @revision = 1 or exists (select 1 from test_cases_draft where network_id = @network and key = @key)
on conflict (network_id, key) do update
set revision = excluded.revision, body = excluded.body, saved_at = excluded.saved_at, saved_by = excluded.saved_by
where test_cases_draft.revision = excluded.revision - 1;

-- statement: discard_draft
delete from test_cases_draft
where network_id = @network and key = @key;

-- statement: take_draft
-- A draft that was saved again while it was being published stays.
delete from test_cases_draft
where network_id = @network and key = @key and revision = @revision;
