-- The language in which a person chose to read: their messages are written in it too.
alter table person add column language text;
