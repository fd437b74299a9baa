-- Takes due work of other systems, each topic in the order in which it was promised: as claim_jobs, along indexes only. One walk
-- for each topic, since an index over several gives no order and all that is due would be sorted for each request.
create function fetch_jobs(taker text, in_network text, wanted_topics text[], until timestamptz, lease interval, at_most bigint)
returns setof job language plpgsql volatile
set enable_bitmapscan = off set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    return query
        with due as (
            select first.network_id, first.job_id
            from unnest(wanted_topics) as wanted (topic)
            cross join lateral (
                select network_id, job_id, next_at
                from job
                where network_id = in_network
                    and job.topic = wanted.topic
                    and not dead
                    and next_at <= until
                    and (lease_until is null or lease_until < clock_timestamp())
                order by next_at, job_id
                limit at_most
                for update skip locked) as first
            order by first.next_at, first.job_id
            limit at_most)
        update job
        set lease_owner = taker, lease_until = clock_timestamp() + lease, fence = fence + 1, attempts = attempts + 1
        from due
        where job.network_id = due.network_id and job.job_id = due.job_id
        returning job.*;
end $$;
