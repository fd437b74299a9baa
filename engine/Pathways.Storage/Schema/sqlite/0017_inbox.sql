-- The inbox: paging along an index from any page, for every filter.
drop index task_in_order;
create index task_by_stake on task (network_id, (-priority), due_at, instance_id, task_id) where status = 'open';
create index task_of_organisation on task (network_id, organisation_id, element_id) where status = 'open';

-- Who gave the task to its assignee, with a word to them.
alter table task add column handed_by text;
alter table task add column handed_at text;
alter table task add column note text;
