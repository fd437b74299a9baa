-- statement: close
-- The command that answers it is written only if it is still open.
with closed as (
    update guest_invitation
    set answered_at = @at
    where network_id = @network and invitation_id = @invitation and wrong_tries < @most
        and answered_at is null and revoked_at is null and expires_at > @at
    returning 1)
select require(exists (select from closed), 'PW003');

-- statement: hold_task
-- Two invitations of a task that change at the same time mark it one after the other: what the second sees, the first has written.
select 1
from task
where network_id = @network
    and (instance_id, task_id) = (
        select i.instance_id, i.task_id from guest_invitation i where i.network_id = @network and i.invitation_id = @invitation)
for no key update;
