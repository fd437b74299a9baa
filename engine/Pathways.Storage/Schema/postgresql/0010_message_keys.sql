-- Further keys of a kept message, beside the one in its row: drawings may tell their cases apart by different values of it.
create table message_key (
    network_id text not null,
    message_id uuid not null,
    correlation_key text not null,
    foreign key (network_id, message_id) references message (network_id, message_id) on delete cascade
);
create index message_key_of on message_key (network_id, message_id);
