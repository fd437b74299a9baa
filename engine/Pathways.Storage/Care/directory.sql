-- statement: networks
select * from network order by name, network_id;

-- statement: find_network
select * from network where network_id = @network;

-- statement: organisations
select * from organisation where network_id = @network order by name, organisation_id;

-- statement: people
select * from person where network_id = @network order by family_name, given_name, person_id;

-- statement: roles
select * from role_assignment where network_id = @network order by person_id, valid_from, role, organisation_id;

-- statement: roles_of
select * from role_assignment where person_id = @person order by network_id, valid_from, role, organisation_id;

-- statement: absences
select absence.* from absence
where network_id = @network and last_day >= @from and not is_withdrawn
    -- Only the newest version counts.
    and not exists (
        select 1 from absence later
        where later.network_id = absence.network_id and later.absence_id = absence.absence_id and later.version > absence.version)
order by first_day, person_id, absence_id;

-- statement: add_absence
insert into absence (network_id, absence_id, version, person_id, first_day, last_day, substitute_id, is_withdrawn,
    recorded_by, recorded_as, recorded_at)
values (@network, @absence, @version, @person, @first_day, @last_day, @substitute, @is_withdrawn,
    @recorded_by, @recorded_as, @recorded_at)
on conflict (network_id, absence_id, version) do nothing;

-- statement: save_network
insert into network (network_id, name, kind, zone, is_demonstration)
values (@network, @name, @kind, @zone, @is_demonstration)
on conflict (network_id) do update
set name = excluded.name, kind = excluded.kind, zone = excluded.zone, is_demonstration = excluded.is_demonstration;

-- statement: save_organisation
insert into organisation (network_id, organisation_id, name, kind, parent_id, finess)
values (@network, @organisation, @name, @kind, @parent, @finess)
on conflict (network_id, organisation_id) do update
set name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id, finess = excluded.finess;

-- statement: save_person
insert into person (network_id, person_id, family_name, given_name, profession, rpps, email, phone, language)
values (@network, @person, @family_name, @given_name, @profession, @rpps, @email, @phone, @language)
on conflict (network_id, person_id) do update
set family_name = excluded.family_name, given_name = excluded.given_name, profession = excluded.profession,
    rpps = excluded.rpps, email = excluded.email, phone = excluded.phone,
    language = coalesce(excluded.language, person.language); -- What the person chose outlives a directory that knows of no language.

-- statement: choose_language
update person set language = @language where person_id = @person;

-- statement: save_role
insert into role_assignment (network_id, person_id, role, organisation_id, valid_from, valid_to)
values (@network, @person, @role, @organisation, @valid_from, @valid_to)
on conflict (network_id, person_id, role, organisation_id, valid_from) do update set valid_to = excluded.valid_to;
