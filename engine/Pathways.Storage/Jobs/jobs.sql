-- statement: fail
-- Back to the queue, not before @next_at. The promise, due_at, stays.
update job
set next_at = @next_at, last_error = @error, dead = @dead, lease_owner = null, lease_until = null
where network_id = @network and job_id = @job and lease_owner = @owner and fence = @fence;

-- statement: find
select network_id, job_id, kind, instance_id, key, due_at, fence, cast(attempts as bigint) as attempts, payload
from job
where network_id = @network and job_id = @job and lease_owner = @owner and fence = @fence;

-- statement: put_off
update job
set next_at = @next_at, attempts = attempts - 1, lease_owner = null, lease_until = null
where network_id = @network and job_id = @job and lease_owner = @owner and fence = @fence;

-- statement: incident
insert into incident (network_id, instance_id, incident_id, element_id, code, message, raised_at)
values (@network, @instance, @incident, null, @code, @message, @raised_at)
on conflict (network_id, instance_id, incident_id) do update
set message = excluded.message, raised_at = excluded.raised_at, resolved_at = null;

-- statement: release
-- An attempt that was never begun does not count.
update job
set lease_owner = null, lease_until = null, attempts = attempts - 1, fence = fence + 1
where lease_owner = @owner;

-- statement: finish_plain
delete from job
where network_id = @network and job_id = @job and lease_owner = @owner and fence = @fence;

-- statement: resolve_incident
update incident
set resolved_at = @now
where network_id = @network and incident_id = @incident and resolved_at is null;
