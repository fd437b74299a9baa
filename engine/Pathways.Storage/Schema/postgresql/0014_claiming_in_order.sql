-- What is due, in the order in which it was promised. When many promises fall due at once the server's statistics still say that
-- few are: it then gathers and sorts all of them for each claim, 80,000 to take 100. Here it may only walk along job_to_do, which
-- is right however many are due.
create function due_jobs(until timestamptz, wanted_kinds text[], at_most bigint)
returns table (network_id text, job_id bigint) language plpgsql volatile
set enable_bitmapscan = off set enable_seqscan = off set enable_sort = off as $$
begin
    return query
        select j.network_id, j.job_id
        from job j
        where not j.dead
            and j.topic is null -- what has a topic is fetched by other systems
            and j.next_at <= until
            and j.kind = any (wanted_kinds)
            -- A lease that ran out counts as free: a crashed worker delays its jobs by one lease at most.
            and (j.lease_until is null or j.lease_until < clock_timestamp())
        order by j.next_at, j.job_id
        limit at_most
        for update skip locked; -- let workers pass each other instead of queueing
end $$;
