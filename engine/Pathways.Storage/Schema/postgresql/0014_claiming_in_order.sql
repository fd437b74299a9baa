-- Takes due jobs in the order in which they were promised. When many promises fall due at once the server's statistics still say
-- that few are: it then gathers and sorts all of them for each claim, 100,000 to take 64. In here it may only walk along job_to_do
-- to what is due and along the primary key to what it takes, which is right however many are due.
create function claim_jobs(taker text, wanted_kinds text[], until timestamptz, lease interval, at_most bigint)
returns setof job language plpgsql volatile
set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
    return query
        with due as (
            select network_id, job_id
            from job
            where not dead
                and topic is null -- what has a topic is fetched by other systems
                and next_at <= until
                and kind = any (wanted_kinds)
                -- A lease that ran out counts as free: a crashed worker delays its jobs by one lease at most.
                and (lease_until is null or lease_until < clock_timestamp())
            order by next_at, job_id
            limit at_most
            for update skip locked) -- let workers pass each other instead of queueing
        update job
        set lease_owner = taker, lease_until = clock_timestamp() + lease, fence = fence + 1, attempts = attempts + 1
        from due
        where job.network_id = due.network_id and job.job_id = due.job_id
        returning job.*;
end $$;
