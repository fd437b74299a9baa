-- statement: head
select sequence, hash from access_log_head
where network_id = @network and patient_id = @patient
for update; -- the next one to append waits here
