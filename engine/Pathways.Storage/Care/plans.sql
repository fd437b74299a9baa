-- statement: open
insert into plan (network_id, plan_id, patient_id, case_id, opened_at)
values (@network, @plan, @patient, @instance, @at)
on conflict (network_id, plan_id) do nothing;

-- statement: record
insert into plan_entry (
    network_id, plan_id, sequence, task_id, recorded_by, recorded_as, recorded_at, text_hash, signs, signs_hash, body)
values (@network, @plan, @sequence, @task, @person, @role, @at, @text_hash, @signs, @signs_hash, @body);

-- statement: of_patient
select p.plan_id, p.patient_id, p.case_id, e.sequence, e.task_id, e.recorded_by, e.recorded_as, e.recorded_at, e.body
from plan p
join plan_entry e on e.network_id = p.network_id and e.plan_id = p.plan_id
where p.network_id = @network and p.patient_id = @patient
order by p.opened_at, p.plan_id, e.sequence;
