-- statement: close
update guest_invitation
set answered_at = @at
where network_id = @network and invitation_id = @invitation and wrong_tries < @most
    and answered_at is null and revoked_at is null and expires_at > @at;
