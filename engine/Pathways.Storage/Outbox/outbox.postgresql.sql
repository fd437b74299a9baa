-- statement: mark_sent_by_key
update outbox
set sent_at = r.sent_at, outcome = r.outcome
from unnest(@network, @instance, @key, @at, @outcome) as r (network_id, instance_id, key, sent_at, outcome)
where outbox.network_id = r.network_id and outbox.instance_id = r.instance_id and outbox.key = r.key;
