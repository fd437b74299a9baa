-- Networks of which a published pathway begins by a condition over the file: changes of their files are noted.
create table start_watch (
    network_id text primary key,
    starts text not null,      -- which starts of which versions: when they are others, everybody is asked
    asked_on text not null     -- when everybody was asked last
) strict;

-- Patients about whom the conditions are to be asked.
create table start_question (
    network_id text not null,
    patient_id text not null,
    question_id text not null, -- another one with each change of the file
    primary key (network_id, patient_id)
) strict;
create index start_question_oldest on start_question (network_id, question_id, patient_id);

-- For whom a condition holds, and how often the pathway was begun because it had become true.
create table start_condition (
    network_id text not null,
    patient_id text not null,
    pathway_key text not null,
    start_event text not null,
    holds integer not null,
    times integer not null,
    primary key (network_id, patient_id, pathway_key, start_event)
) strict;
