-- statement: close
update guest_invitation
set answered_at = @at
where network_id = @network and invitation_id = @invitation and wrong_tries < @most
    and answered_at is null and revoked_at is null and expires_at > @at;

-- statement: hold_task
-- One writer at a time: there is nobody to wait for.
select 1 where @network <> '' and @invitation is not null;
