-- statement: epoch
select epoch
from definition_epoch;

-- statement: versions
select network_id, kind, key, version, name, hash, published_at, published_by, valid_from
from definition_version
order by network_id, kind, key, version;

-- statement: bindings
select network_id, pathway_key, kind, key, version, valid_from, running_cases, made_at
from binding
order by sequence;

-- statement: content
select content
from definition_version
where network_id = @network and kind = @kind and key = @key and version = @version;

-- statement: advance_epoch
-- Two publishers meet here: the second changes no row, and its whole publication is given up.
update definition_epoch
set epoch = epoch + 1
where epoch = @expected;

-- statement: add_version
insert into definition_version (network_id, kind, key, version, name, hash, content, published_at, published_by,
    valid_from)
values (@network, @kind, @key, @version, @name, @hash, @content, @published_at, @published_by, @valid_from);

-- statement: add_binding
insert into binding (network_id, pathway_key, kind, key, version, valid_from, running_cases, made_by, made_at)
values (@network, @pathway, @kind, @key, @version, @valid_from, @running_cases, @made_by, @made_at);
