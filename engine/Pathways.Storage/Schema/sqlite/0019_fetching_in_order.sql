-- SQLite walks along the index as it is: PostgreSQL alone has to be told.
select 1;
