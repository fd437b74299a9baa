-- statement: claim
-- A worker serves every network, so this one names none.
select network_id, job_id, kind, instance_id, key, due_at, fence, cast(attempts as bigint) as attempts, payload
from claim_jobs(@owner, @kinds, @now, @lease, @at_most);

-- statement: fetch
select network_id, job_id, kind, instance_id, key, due_at, fence, cast(attempts as bigint) as attempts, payload
from fetch_jobs(@owner, @network, @topics, @now, @lease, @at_most);

-- statement: extend
update job
set lease_until = clock_timestamp() + @lease
where network_id = @network and job_id = @job and lease_owner = @owner and fence = @fence;

-- statement: finish
-- The fencing token of a worker that was overtaken is too old: nothing of its batch may be written.
with finished as (
    delete from job
    where network_id = @network and job_id = @job and lease_owner = @owner and fence = @fence
    returning 1)
select require(exists (select from finished), 'PW002');

-- statement: finish_all
with finished as (
    delete from job
    using unnest(@network, @job, @owner, @fence) as r (network_id, job_id, owner, fence)
    where job.network_id = r.network_id and job.job_id = r.job_id and job.lease_owner = r.owner and job.fence = r.fence
    returning 1)
select require((select count(*) from finished) = cardinality(@job), 'PW002');

-- statement: revive
update job
set dead = false, attempts = 0, next_at = @now, last_error = null
where network_id = @network and job_id = @job and dead;

-- statement: count
select
    count(*) filter (where topic is null and not dead and next_at <= @now and (lease_until is null or lease_until < clock_timestamp()))
        as due,
    count(*) filter (where not dead and lease_until >= clock_timestamp()) as leased,
    count(*) filter (where topic is null and not dead and next_at > @now and lease_until is null) as later,
    count(*) filter (where dead) as dead,
    count(*) filter (where topic is not null and not dead and (lease_until is null or lease_until < clock_timestamp()))
        as outside,
    min(due_at) filter (where topic is null and not dead and next_at <= @now and (lease_until is null or lease_until < clock_timestamp()))
        as oldest_due_at
from job;

-- statement: list_due
select job_id, kind, instance_id, key, topic, due_at, next_at, cast(attempts as bigint) as attempts, last_error, lease_owner, lease_until
from job
where network_id = @network and not dead and topic is null and next_at <= @now and (lease_until is null or lease_until < clock_timestamp())
    and (next_at > @after_next or (next_at = @after_next and job_id > @after_job))
order by next_at, job_id
limit @at_most;

-- statement: list_held
-- What is held was due: the index of what is to do begins with it.
select job_id, kind, instance_id, key, topic, due_at, next_at, cast(attempts as bigint) as attempts, last_error, lease_owner, lease_until
from job
where network_id = @network and not dead and next_at <= @now and lease_until >= clock_timestamp()
    and (next_at > @after_next or (next_at = @after_next and job_id > @after_job))
order by next_at, job_id
limit @at_most;

-- statement: list_later
select job_id, kind, instance_id, key, topic, due_at, next_at, cast(attempts as bigint) as attempts, last_error, lease_owner, lease_until
from job
where network_id = @network and not dead and topic is null and next_at > @now
    and (next_at > @after_next or (next_at = @after_next and job_id > @after_job))
order by next_at, job_id
limit @at_most;

-- statement: list_dead
select job_id, kind, instance_id, key, topic, due_at, next_at, cast(attempts as bigint) as attempts, last_error, lease_owner, lease_until
from job
where network_id = @network and dead and next_at <= @now
    and (next_at > @after_next or (next_at = @after_next and job_id > @after_job))
order by next_at, job_id
limit @at_most;

-- statement: list_outside
select job_id, kind, instance_id, key, topic, due_at, next_at, cast(attempts as bigint) as attempts, last_error, lease_owner, lease_until
from job
where network_id = @network and not dead and topic is not null and next_at <= @now and (lease_until is null or lease_until < clock_timestamp())
    and (next_at > @after_next or (next_at = @after_next and job_id > @after_job))
order by next_at, job_id
limit @at_most;

-- statement: try_now
update job
set next_at = @now
where network_id = @network and job_id = @job and not dead and attempts > 0 and next_at > @now and (lease_until is null or lease_until < clock_timestamp());
