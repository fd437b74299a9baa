-- statement: find
select value
from setting
where network_id = @network and key = @key;

-- statement: set
insert into setting (network_id, key, value)
values (@network, @key, @value)
on conflict (network_id, key) do update
set value = excluded.value;
