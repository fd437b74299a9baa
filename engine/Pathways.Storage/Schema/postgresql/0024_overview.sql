-- Open tasks step by step, with all that is counted of them; in the order of their opening, so that the middle one is found by counting.
create index task_by_step on task (network_id, pathway_key, element_id, opened_at) include (due_at, organisation_id, roles)
    where status = 'open';
-- Promises that were left out, newest first.
create index instance_event_skipped on instance_event (network_id, at) where type = 'timerSkipped';
