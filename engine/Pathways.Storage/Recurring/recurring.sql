-- statement: list
-- The last occurrence of the calendar: what somebody asked for hides none.
select w.network_id, w.work_id, w.kind, w.name, w.schedule, w.settings, w.enabled, w.since, w.changed_by,
    (select max(r.planned_at)
        from recurring_run r
        where r.network_id = w.network_id and r.work_id = w.work_id and r.asked_by is null) as last_planned_at
from recurring_work w
where cast(@network as text) is null or w.network_id = @network
order by w.network_id, w.kind, w.name, w.work_id;

-- statement: add
insert into recurring_work (network_id, work_id, kind, name, schedule, settings, enabled, since, changed_by)
values (@network, @work, @kind, @name, @schedule, @settings, @enabled, @since, @changed_by)
on conflict (network_id, work_id) do nothing;

-- statement: switch
update recurring_work
set enabled = @enabled, since = @since, changed_by = @changed_by
where network_id = @network and work_id = @work;

-- statement: plan
update recurring_work
set schedule = @schedule, settings = @settings, since = @since, changed_by = @changed_by
where network_id = @network and work_id = @work;

-- statement: ask
-- Nothing when it waits already, or was taken away.
insert into recurring_run (network_id, work_id, planned_at, asked_by, outcome)
select network_id, work_id, @planned_at, @by, 'asked'
from recurring_work
where network_id = @network and work_id = @work
on conflict do nothing;

-- statement: forget_runs
delete from recurring_run
where network_id = @network and work_id = @work;

-- statement: remove
delete from recurring_work
where network_id = @network and work_id = @work;

-- statement: end
update recurring_run
set outcome = @outcome, ended_at = @ended_at, counted = @counted, troubled = @troubled, said = @said, lease_until = null
where network_id = @network and work_id = @work and planned_at = @planned_at and node = @node and outcome = 'running';

-- statement: served
select person_id, message_key, is_sent
from recurring_served
where network_id = @network and work_id = @work and planned_at = @planned_at;

-- statement: note_served
insert into recurring_served (network_id, work_id, planned_at, person_id, message_key, is_sent)
values (@network, @work, @planned_at, @person, @message_key, @is_sent)
on conflict (network_id, work_id, planned_at, person_id) do nothing;

-- statement: skip
insert into recurring_run (network_id, work_id, planned_at, started_at, ended_at, outcome, said, node)
values (@network, @work, @planned_at, @at, @at, 'skipped', @said, @node)
on conflict (network_id, work_id, planned_at) do nothing;

-- statement: runs
select network_id, work_id, planned_at, asked_by, started_at, ended_at, outcome, counted, troubled, said, node
from recurring_run
where network_id = @network
order by planned_at desc, work_id
limit @at_most;

-- statement: purge_outbox
-- Only of ended cases: a running one still tells whom it wrote to.
delete from outbox
where network_id = @network and message_id in (
    select o.message_id
    from outbox o
    join instance i on i.network_id = o.network_id and i.instance_id = o.instance_id
    where o.network_id = @network and o.sent_at < @before and i.ended_at is not null
    order by o.sent_at
    limit @at_most);

-- statement: purge_messages
delete from message
where network_id = @network and message_id in (
    select message_id
    from message
    where network_id = @network and expires_at < @before
    limit @at_most);

-- statement: purge_links
-- A link that is over opens nothing; with its invitation the name of somebody outside goes, once the case has ended.
delete from guest_link
where token_hash in (
    select l.token_hash
    from guest_link l
    join guest_invitation g on g.network_id = l.network_id and g.invitation_id = l.invitation_id
    where l.network_id = @network and g.expires_at < @before
    limit @at_most);

-- statement: purge_invitations
delete from guest_invitation
where network_id = @network and invitation_id in (
    select g.invitation_id
    from guest_invitation g
    join instance i on i.network_id = g.network_id and i.instance_id = g.instance_id
    where g.network_id = @network and g.expires_at < @before and i.ended_at is not null
        and not exists (select 1 from guest_link l where l.network_id = g.network_id and l.invitation_id = g.invitation_id)
    limit @at_most);

-- statement: purge_requests
-- Those that nobody decided about stay: somebody waits for an answer.
delete from outside_request
where network_id = @network and request_id in (
    select request_id
    from outside_request
    where network_id = @network and decided_at < @before
    limit @at_most);

-- statement: purge_runs
-- The newest of the calendar and the newest that was asked for stay: by the former, what was missed is known.
delete from recurring_run
where (network_id, work_id, planned_at) in (
    select r.network_id, r.work_id, r.planned_at
    from recurring_run r
    where r.network_id = @network and r.planned_at < @before and r.ended_at is not null
        and exists (
            select 1
            from recurring_run later
            where later.network_id = r.network_id and later.work_id = r.work_id and later.planned_at > r.planned_at
                and (later.asked_by is null) = (r.asked_by is null))
    limit @at_most);
