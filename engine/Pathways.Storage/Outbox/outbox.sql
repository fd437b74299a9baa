-- statement: find
select network_id, message_id, instance_id, key, kind, template, recipient, task_id, body, requested_at, sent_at, outcome
from outbox
where network_id = @network and instance_id = @instance and key = @key;

-- statement: of_case
select network_id, message_id, instance_id, key, kind, template, recipient, task_id, body, requested_at, sent_at, outcome
from outbox
where network_id = @network and instance_id = @instance
order by requested_at, key;

-- statement: mark_sent
update outbox
set sent_at = @at, outcome = @outcome
where network_id = @network and message_id = @message;

-- statement: mark_sent_by_key
update outbox
set sent_at = @at, outcome = @outcome
where network_id = @network and instance_id = @instance and key = @key;
