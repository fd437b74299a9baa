-- statement: all
select body
from signing_key
where name not like 'package:%'
order by name;

-- statement: of_name
select body
from signing_key
where name = @name;

-- statement: add
insert into signing_key (name, body)
values (@name, @body)
on conflict (name) do nothing;
