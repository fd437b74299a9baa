-- statement: all
select body
from signing_key
order by name;

-- statement: add
insert into signing_key (name, body)
values (@name, @body)
on conflict (name) do nothing;
