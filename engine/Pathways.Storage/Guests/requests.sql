-- statement: file
insert into outside_request (network_id, request_id, pathway_key, sender, rpps, phone, birth_name, given_name, birth_date, sex,
    answers, received_at)
select @network, @request, @pathway, @sender, @rpps, @phone, @birth_name, @given_name, @birth_date, @sex, @answers, @received_at
where (select count(*) from outside_request where network_id = @network and decided_at is null) < @most
on conflict (network_id, request_id) do nothing;

-- statement: waiting
select *
from outside_request
where network_id = @network and decided_at is null
order by received_at, request_id;

-- statement: decided
select *
from outside_request
where network_id = @network and decided_at is not null
order by decided_at desc, request_id
limit @at_most;

-- statement: find
select *
from outside_request
where network_id = @network and request_id = @request;

-- statement: count
select count(*) as requests
from outside_request
where network_id = @network and decided_at is null;

-- statement: decide
update outside_request
set decided_at = @at, decided_by = @person, instance_id = @instance, reason = @reason
where network_id = @network and request_id = @request and decided_at is null;
