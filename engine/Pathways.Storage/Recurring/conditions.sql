-- statement: watched
select network_id
from start_watch;

-- statement: watch
-- Changes nothing when the starts are the same and the day is not a new one.
insert into start_watch (network_id, starts, asked_on)
values (@network, @starts, @today)
on conflict (network_id) do update
set starts = excluded.starts, asked_on = excluded.asked_on
where start_watch.starts <> excluded.starts or start_watch.asked_on < excluded.asked_on;

-- statement: ask_everybody
insert into start_question (network_id, patient_id, question_id)
select network_id, patient_id, @question
from patient
where network_id = @network
on conflict (network_id, patient_id) do update
set question_id = excluded.question_id;

-- statement: unwatch
delete from start_watch
where network_id = @network;

-- statement: forget_questions
delete from start_question
where network_id = @network;

-- statement: ask
-- Only where files are watched: elsewhere nobody would ever ask.
insert into start_question (network_id, patient_id, question_id)
select network_id, @patient, @question
from start_watch
where network_id = @network
on conflict (network_id, patient_id) do update
set question_id = excluded.question_id;

-- statement: questions
select patient_id, question_id
from start_question
where network_id = @network and (question_id, patient_id) > (@after_question, @after_patient)
order by question_id, patient_id
limit @at_most;

-- statement: close
delete from start_question
where network_id = @network and patient_id = @patient and question_id = @question; -- another one: the file changed

-- statement: put_off
update start_question
set question_id = @later
where network_id = @network and patient_id = @patient and question_id = @question;

-- statement: of_patient
select pathway_key, start_event, holds, times
from start_condition
where network_id = @network and patient_id = @patient;

-- statement: began
-- Of two processes that note the same beginning the second changes nothing.
insert into start_condition (network_id, patient_id, pathway_key, start_event, holds, times)
values (@network, @patient, @pathway, @start_event, @holds, @times)
on conflict (network_id, patient_id, pathway_key, start_event) do update
set holds = excluded.holds, times = excluded.times
where start_condition.times = excluded.times - 1;

-- statement: ended
update start_condition
set holds = @holds
where network_id = @network and patient_id = @patient and pathway_key = @pathway and start_event = @start_event
    and times = @times;
