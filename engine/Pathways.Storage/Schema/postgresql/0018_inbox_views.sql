-- An inbox as somebody likes to see it: tab and conditions as they stand in the address of the page.
create table inbox_view (
    network_id text not null,
    person_id uuid not null,
    name text not null,
    address text not null,
    primary key (network_id, person_id, name)
);
