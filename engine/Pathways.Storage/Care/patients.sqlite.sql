-- statement: standing
select
    exists (
        select 1 from care_team_member member
        where member.network_id = patient.network_id and member.patient_id = patient.patient_id
            and member.person_id = @person and member.is_same_team
            and member.valid_from <= @today and (member.valid_to is null or member.valid_to >= @today)) as is_in_team,
    exists (
        select 1 from care_team_member member
        where member.network_id = patient.network_id and member.patient_id = patient.patient_id
            and member.person_id = @person and not member.is_same_team
            and member.valid_from <= @today and (member.valid_to is null or member.valid_to >= @today)) as is_outside_team,
    gp_person_id is not null and gp_person_id = @person as is_gp,
    registered_by = @person as has_registered,
    exists (
        select 1 from task
        where task.network_id = patient.network_id and task.patient_id = patient.patient_id and task.status = 'open'
            and (task.assignee = @person
                or (instr(' ' || task.roles || ' ', ' ' || @role || ' ') > 0
                    or instr(' ' || task.escalated_roles || ' ', ' ' || @role || ' ') > 0)
                    and (@counts_everywhere or exists (
                        select 1 from role_assignment held
                        where held.network_id = task.network_id and held.organisation_id = task.organisation_id
                            and held.person_id = @person and held.role = @role
                            and held.valid_from <= @today and (held.valid_to is null or held.valid_to >= @today))))) as has_task
from patient
where network_id = @network and patient_id = @patient;

-- statement: search
select * from patient
where network_id = @network
    and (name_key, patient_id) > (@after_key, @after_patient)
    and (@birth_date is null or birth_date = @birth_date)
    and not exists (select 1 from json_each(@words) word where patient.search_words not like '% ' || word.value || '%')
    and (not @only_related
        or gp_person_id in (select value from json_each(@people))
        or registered_by in (select value from json_each(@people))
        or exists (
            select 1 from care_team_member member
            where member.network_id = patient.network_id and member.patient_id = patient.patient_id
                and member.person_id in (select value from json_each(@people))
                and member.valid_from <= @today and (member.valid_to is null or member.valid_to >= @today))
        or exists (
            select 1 from task
            where task.network_id = patient.network_id and task.patient_id = patient.patient_id and task.status = 'open'
                and (task.assignee in (select value from json_each(@people))
                    or (instr(' ' || task.roles || ' ', ' ' || @role || ' ') > 0
                    or instr(' ' || task.escalated_roles || ' ', ' ' || @role || ' ') > 0)
                        and (@counts_everywhere or exists (
                            select 1 from role_assignment held
                            where held.network_id = task.network_id and held.organisation_id = task.organisation_id
                                and held.person_id in (select value from json_each(@people)) and held.role = @role
                                and held.valid_from <= @today and (held.valid_to is null or held.valid_to >= @today))))))
order by name_key, patient_id
limit @at_most;

-- statement: strips
select * from patient
where network_id = @network and patient_id in (select value from json_each(@patients))
order by name_key, patient_id;

-- statement: wishes
select * from consent
where network_id = @network and patient_id in (select value from json_each(@patients))
order by patient_id, given_on, recorded_at, consent_id;
