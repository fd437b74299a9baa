-- Whose GP somebody is: asked when they leave, and for every search of a GP among their own patients.
create index patient_by_gp on patient (network_id, gp_person_id) where gp_person_id is not null;
