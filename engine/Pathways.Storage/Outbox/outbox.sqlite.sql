-- statement: mark_sent_by_key
update outbox
set sent_at = @at, outcome = @outcome
where network_id = @network and instance_id = @instance and key = @key;
