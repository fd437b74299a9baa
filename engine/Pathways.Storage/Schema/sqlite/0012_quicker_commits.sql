-- Nothing to change here: what these guards cost is lost beside the write to the file.
select 1;
