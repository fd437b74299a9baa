-- statement: by_token
-- The token tells the network.
select network_id, system_id, name, topics, created_at, created_by, last_seen_at, revoked_at
from connected_system
where token_hash = @token_hash;

-- statement: list
select network_id, system_id, name, topics, created_at, created_by, last_seen_at, revoked_at
from connected_system
where network_id = @network
order by name, system_id;

-- statement: connect
insert into connected_system (network_id, system_id, name, topics, token_hash, created_at, created_by)
values (@network, @system, @name, @topics, @token_hash, @created_at, @created_by);

-- statement: disconnect
update connected_system
set revoked_at = @at
where network_id = @network and system_id = @system and revoked_at is null;

-- statement: note_seen
update connected_system
set last_seen_at = @at
where network_id = @network and system_id = @system;

-- statement: connectors
select name, url, secret, cast(timeout_seconds as bigint) as timeout_seconds, changed_at, changed_by
from connector
where network_id = @network
order by name;

-- statement: declare
insert into connector (network_id, name, url, secret, timeout_seconds, changed_at, changed_by)
values (@network, @name, @url, @secret, @timeout_seconds, @changed_at, @changed_by)
on conflict (network_id, name) do update
set url = excluded.url, secret = excluded.secret, timeout_seconds = excluded.timeout_seconds,
    changed_at = excluded.changed_at, changed_by = excluded.changed_by;

-- statement: remove
delete from connector
where network_id = @network and name = @name;
