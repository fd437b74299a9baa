-- statement: open
insert into access_log_head (network_id, patient_id, sequence, hash)
values (@network, @patient, 0, @root)
on conflict (network_id, patient_id) do nothing;

-- statement: append
insert into access_log (
    network_id, patient_id, sequence, at, person_id, role, organisation_id, act, basis, refusal, reason, case_id, hash)
values (
    @network, @patient, @sequence, @at, @person, @role, @organisation, @act, @basis, @refusal, @reason, @case, @hash);

-- statement: advance
update access_log_head set sequence = @sequence, hash = @hash where network_id = @network and patient_id = @patient;

-- statement: newest
select * from access_log
where network_id = @network and patient_id = @patient and sequence < @before
order by sequence desc
limit 100;
