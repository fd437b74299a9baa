-- statement: claim
-- One statement takes the write lock, chooses and marks: no second worker can come between.
update job
set lease_owner = @owner, lease_until = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', @lease), fence = fence + 1,
    attempts = attempts + 1
where job_id in (
    select job_id
    from job
    where dead = 0
        and topic is null -- what has a topic is fetched by other systems
        and next_at <= @now
        and kind in (select value from json_each(@kinds))
        -- A lease that ran out counts as free: a crashed worker delays its jobs by one lease at most.
        and (lease_until is null or lease_until < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))
    order by next_at, job_id
    limit @at_most)
returning network_id, job_id, kind, instance_id, key, due_at, fence, attempts, payload;

-- statement: fetch
update job
set lease_owner = @owner, lease_until = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', @lease), fence = fence + 1,
    attempts = attempts + 1
where job_id in (
    select job_id
    from job
    where network_id = @network
        and topic in (select value from json_each(@topics))
        and dead = 0
        and next_at <= @now
        and (lease_until is null or lease_until < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))
    order by next_at, job_id
    limit @at_most)
returning network_id, job_id, kind, instance_id, key, due_at, fence, attempts, payload;

-- statement: extend
update job
set lease_until = strftime('%Y-%m-%dT%H:%M:%f000Z', 'now', @lease)
where network_id = @network and job_id = @job and lease_owner = @owner and fence = @fence;

-- statement: finish_all
delete from job
where network_id = @network and job_id = @job and lease_owner = @owner and fence = @fence;

-- statement: finish
delete from job
where network_id = @network and job_id = @job and lease_owner = @owner and fence = @fence;

-- statement: revive
update job
set dead = 0, attempts = 0, next_at = @now, last_error = null
where network_id = @network and job_id = @job and dead = 1;

-- statement: count
select
    count(*) filter (where topic is null and dead = 0 and next_at <= @now
        and (lease_until is null or lease_until < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))) as due,
    count(*) filter (where dead = 0 and lease_until >= strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')) as leased,
    count(*) filter (where topic is null and dead = 0 and next_at > @now and lease_until is null) as later,
    count(*) filter (where dead = 1) as dead,
    count(*) filter (where topic is not null and dead = 0
        and (lease_until is null or lease_until < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))) as outside,
    min(due_at) filter (where topic is null and dead = 0 and next_at <= @now
        and (lease_until is null or lease_until < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))) as oldest_due_at
from job;

-- statement: list_due
select job_id, kind, instance_id, key, topic, due_at, next_at, cast(attempts as bigint) as attempts, last_error, lease_owner, lease_until
from job
where network_id = @network and dead = 0 and topic is null and next_at <= @now and (lease_until is null or lease_until < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))
    and (next_at > @after_next or (next_at = @after_next and job_id > @after_job))
order by next_at, job_id
limit @at_most;

-- statement: list_held
-- What is held was due: the index of what is to do begins with it.
select job_id, kind, instance_id, key, topic, due_at, next_at, cast(attempts as bigint) as attempts, last_error, lease_owner, lease_until
from job
where network_id = @network and dead = 0 and next_at <= @now and lease_until >= strftime('%Y-%m-%dT%H:%M:%f000Z', 'now')
    and (next_at > @after_next or (next_at = @after_next and job_id > @after_job))
order by next_at, job_id
limit @at_most;

-- statement: list_later
select job_id, kind, instance_id, key, topic, due_at, next_at, cast(attempts as bigint) as attempts, last_error, lease_owner, lease_until
from job
where network_id = @network and dead = 0 and topic is null and next_at > @now
    and (next_at > @after_next or (next_at = @after_next and job_id > @after_job))
order by next_at, job_id
limit @at_most;

-- statement: list_dead
select job_id, kind, instance_id, key, topic, due_at, next_at, cast(attempts as bigint) as attempts, last_error, lease_owner, lease_until
from job
where network_id = @network and dead = 1 and next_at <= @now
    and (next_at > @after_next or (next_at = @after_next and job_id > @after_job))
order by next_at, job_id
limit @at_most;

-- statement: list_outside
select job_id, kind, instance_id, key, topic, due_at, next_at, cast(attempts as bigint) as attempts, last_error, lease_owner, lease_until
from job
where network_id = @network and dead = 0 and topic is not null and next_at <= @now and (lease_until is null or lease_until < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))
    and (next_at > @after_next or (next_at = @after_next and job_id > @after_job))
order by next_at, job_id
limit @at_most;

-- statement: try_now
update job
set next_at = @now
where network_id = @network and job_id = @job and dead = 0 and attempts > 0 and next_at > @now and (lease_until is null or lease_until < strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'));
