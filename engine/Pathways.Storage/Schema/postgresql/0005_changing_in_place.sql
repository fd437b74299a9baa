-- Every command changes its case's row. An index over a column that changes with it (updated_at) makes the server add an entry
-- to every index of the table each time; without one the new row stays on its page and no index is touched. Nothing asks this
-- index: open incidents are found in their own table.
drop index instance_in_incident;

-- Room on each page for changed rows, so that they can stay there.
alter table instance set (fillfactor = 70);
alter table job set (fillfactor = 70);
