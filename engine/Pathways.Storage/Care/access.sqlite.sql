-- statement: head
select sequence, hash from access_log_head
where network_id = @network and patient_id = @patient; -- there is one writer only
