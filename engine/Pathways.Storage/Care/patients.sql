-- statement: find
select * from patient where network_id = @network and patient_id = @patient;

-- statement: observations
select * from observation where network_id = @network and patient_id = @patient
order by taken_on, recorded_at, observation_id;

-- statement: consents
select * from consent where network_id = @network and patient_id = @patient order by given_on, recorded_at, consent_id;

-- statement: team
select * from care_team_member where network_id = @network and patient_id = @patient
order by valid_from, role, person_id, organisation_id;

-- statement: performers
-- Whoever has left the network, or the role, gets no task any more.
select took_part.person_id, took_part.role
from (
    select person_id, role from care_team_member
    where network_id = @network and patient_id = @patient and is_same_team
        and valid_from <= @day and (valid_to is null or valid_to >= @day)
    union
    select gp_person_id, 'gp' from patient
    where network_id = @network and patient_id = @patient and gp_person_id is not null) as took_part
where exists (
    select 1 from role_assignment held
    where held.network_id = @network and held.person_id = took_part.person_id and held.role = took_part.role
        and held.valid_from <= @day and (held.valid_to is null or held.valid_to >= @day))
order by took_part.role, took_part.person_id;

-- statement: links
select distinct role, organisation_id, patient_id from care_team_member
where network_id = @network and person_id = @person
    -- A part that was taken back before it began has its last day before its first.
    and (valid_to is null or valid_to >= @today and valid_to >= valid_from)
union all
select 'gp', null, patient_id from patient where network_id = @network and gp_person_id = @person;

-- statement: memberships_of
select * from care_team_member
where network_id = @network and person_id = @person and role = @role
    and (@organisation is null or organisation_id = @organisation)
    and (valid_to is null or valid_to >= @today and valid_to >= valid_from)
order by patient_id, valid_from, organisation_id
limit @at_most;

-- statement: of_gp
select * from patient
where network_id = @network and gp_person_id = @person
order by patient_id
limit @at_most;

-- statement: alike
-- Everyone whom the comparison could call near: a doubtful date needs the same names, doubtful names the same date.
select * from patient
where network_id = @network
    and (birth_date = @birth_date or name_key = @name_key or ins_number = @ins_number)
order by name_key, patient_id
limit 500;

-- statement: register
insert into patient (
    network_id, patient_id, birth_name, first_given_name, given_names, birth_date, sex, birth_place_code, used_name,
    used_given_name, identity_status, ins_number, ins_authority, gp_person_id, gp_name, gp_secure_mail, related,
    residence_code, registered_by, registered_at, revision, name_key, search_words)
values (
    @network, @patient, @birth_name, @first_given_name, @given_names, @birth_date, @sex, @birth_place_code, @used_name,
    @used_given_name, @identity_status, @ins_number, @ins_authority, @gp_person, @gp_name, @gp_secure_mail, @related,
    @residence_code, @registered_by, @registered_at, @revision, @name_key, @search_words)
on conflict (network_id, patient_id) do nothing;

-- statement: change
update patient
set birth_name = @birth_name, first_given_name = @first_given_name, given_names = @given_names,
    birth_date = @birth_date, sex = @sex, birth_place_code = @birth_place_code, used_name = @used_name,
    used_given_name = @used_given_name, identity_status = @identity_status, ins_number = @ins_number,
    ins_authority = @ins_authority, gp_person_id = @gp_person, gp_name = @gp_name, gp_secure_mail = @gp_secure_mail,
    related = @related, residence_code = @residence_code, revision = @revision, name_key = @name_key,
    search_words = @search_words
where network_id = @network and patient_id = @patient and revision = @revision - 1; -- the one that was read

-- statement: add_observation
insert into observation (
    network_id, observation_id, patient_id, code, value, unit, taken_on, source, recorded_by, recorded_as, recorded_at,
    is_confirmed_unusual, case_id)
values (
    @network, @observation, @patient, @code, @value, @unit, @taken_on, @source, @recorded_by, @recorded_as, @recorded_at,
    @is_confirmed_unusual, @case);

-- statement: retract_observation
update observation
set retracted_by = @retracted_by, retracted_at = @retracted_at, retracted_reason = @retracted_reason
where network_id = @network and observation_id = @observation and patient_id = @patient and retracted_at is null;

-- statement: add_consent
insert into consent (
    network_id, consent_id, patient_id, kind, scope, given_on, voice, given_by, means, document, recorded_by,
    recorded_as, recorded_at)
values (
    @network, @consent, @patient, @kind, @scope, @given_on, @voice, @given_by, @means, @document, @recorded_by,
    @recorded_as, @recorded_at);

-- statement: withdraw_consent
update consent
set withdrawn_on = @withdrawn_on, withdrawn_voice = @withdrawn_voice, withdrawn_by = @withdrawn_by,
    withdrawn_at = @withdrawn_at
where network_id = @network and consent_id = @consent and patient_id = @patient and withdrawn_at is null;

-- statement: save_member
insert into care_team_member (
    network_id, patient_id, person_id, role, organisation_id, valid_from, valid_to, is_same_team)
values (@network, @patient, @person, @role, @organisation, @valid_from, @valid_to, @is_same_team)
on conflict (network_id, patient_id, person_id, role, organisation_id, valid_from) do update
set valid_to = excluded.valid_to, is_same_team = excluded.is_same_team;

-- statement: revision
-- Grows with whatever is written to the file or to one of its cases; says nothing else.
select (select coalesce(sum(revision), 0) from patient where network_id = @network and patient_id = @patient)
    + (select count(*) + count(retracted_at) from observation where network_id = @network and patient_id = @patient)
    + (select count(*) + count(withdrawn_at) from consent where network_id = @network and patient_id = @patient)
    + (select count(*) + count(valid_to) from care_team_member where network_id = @network and patient_id = @patient)
    + (select cast(coalesce(sum(revision), 0) as bigint) from instance where network_id = @network and patient_id = @patient)
    as revision;
