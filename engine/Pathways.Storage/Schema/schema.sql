-- statement: newest
select cast(max(number) as bigint) as number
from schema_version;
