-- What guarded the hot path twice, measured at a quarter of what a commit cost the server: one look-up of the case for every
-- event of its history, and two lists of words that are read anew for each statement. An event is only ever written in the
-- transaction that starts or advances its case, which fails when the case is not there; the words come from one place; and
-- the checks of all cases read both.
alter table instance_event drop constraint instance_event_network_id_instance_id_fkey;
alter table instance drop constraint instance_status_check;
alter table task drop constraint task_status_check;
