-- statement: close
-- The command that answers it is written only if it is still open.
with closed as (
    update guest_invitation
    set answered_at = @at
    where network_id = @network and invitation_id = @invitation and wrong_tries < @most
        and answered_at is null and revoked_at is null and expires_at > @at
    returning 1)
select require(exists (select from closed), 'PW003');
