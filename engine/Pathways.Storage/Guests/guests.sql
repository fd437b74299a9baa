-- statement: invite
-- Only for a task that is open; the same invitation once, however often it is sent.
insert into guest_invitation (network_id, invitation_id, instance_id, task_id, patient_id, relation, name, email, language,
    needs_confirmation, code_hash, invited_by, invited_at, expires_at)
select network_id, @invitation, instance_id, task_id, @patient, @relation, @name, @email, @language,
    @needs_confirmation, @code_hash, @invited_by, @invited_at, @expires_at
from task
where network_id = @network and instance_id = @instance and task_id = @task and status = 'open'
on conflict (network_id, invitation_id) do nothing;

-- statement: request_mail
insert into outbox (network_id, message_id, instance_id, key, kind, template, recipient, body, requested_at)
values (@network, @message, @instance, @key, @kind, @template, @recipient, @body, @at);

-- statement: promise_mail
insert into job (network_id, kind, instance_id, key, due_at, next_at, payload)
values (@network, @job_kind, @instance, @key, @at, @at, '{}');

-- statement: mark_task
-- What all invitations of the task come to that nobody closed: an answer to read outweighs whatever became of the others.
update task
set (guest_mark, guest_until) = (
    select
        case
            when i.answered_at is not null then 'answered'
            when i.wrong_tries >= @most then 'locked'
            when i.undelivered_at is not null then 'undelivered'
            else 'invited'
        end,
        i.expires_at
    from guest_invitation i
    where i.network_id = task.network_id and i.instance_id = task.instance_id and i.task_id = task.task_id
        and i.revoked_at is null
    order by i.answered_at is null, i.wrong_tries < @most, i.undelivered_at is null, i.expires_at desc
    limit 1)
where network_id = @network and status = 'open'
    and (instance_id, task_id) = (
        select i.instance_id, i.task_id from guest_invitation i where i.network_id = @network and i.invitation_id = @invitation);

-- statement: add_link
insert into guest_link (token_hash, network_id, invitation_id)
values (@token_hash, @network, @invitation);

-- statement: by_link
select i.*
from guest_link l
join guest_invitation i on i.network_id = l.network_id and i.invitation_id = l.invitation_id
where l.token_hash = @token_hash;

-- statement: find
select *
from guest_invitation
where network_id = @network and invitation_id = @invitation;

-- statement: of_task
select *
from guest_invitation
where network_id = @network and instance_id = @instance and task_id = @task
order by invited_at desc, invitation_id;

-- statement: count_wrong_try
update guest_invitation
set wrong_tries = wrong_tries + 1
where network_id = @network and invitation_id = @invitation and wrong_tries < @most
returning cast(wrong_tries as bigint) as wrong_tries;

-- statement: note_undelivered
update guest_invitation
set undelivered_at = @at
where network_id = @network and invitation_id = @invitation and wrong_tries < @most
    and answered_at is null and revoked_at is null and expires_at > @at;

-- statement: note_opened
update guest_invitation
set opened_at = coalesce(opened_at, @at)
where network_id = @network and invitation_id = @invitation and wrong_tries < @most
    and answered_at is null and revoked_at is null and expires_at > @at;

-- statement: revoke
update guest_invitation
set revoked_at = @at
where network_id = @network and invitation_id = @invitation and answered_at is null and revoked_at is null;

-- statement: answer
update guest_invitation
set answered_at = @at
where network_id = @network and invitation_id = @invitation and wrong_tries < @most
    and answered_at is null and revoked_at is null and expires_at > @at
    and exists (
        select 1 from task
        where task.network_id = @network and task.instance_id = guest_invitation.instance_id
            and task.task_id = guest_invitation.task_id and task.status = 'open');
