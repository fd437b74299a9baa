-- Accounts: how people prove who they are. An account belongs to a person, and a person may work in several networks,
-- so these rows name no network; what the person may do there is in role_assignment.

create table account (
    id text primary key not null,
    person_id text not null,
    user_name text not null,
    normalized_user_name text not null unique,
    email text,
    normalized_email text,
    email_confirmed integer not null,
    password_hash text,
    security_stamp text,
    concurrency_stamp text,
    two_factor_enabled integer not null,
    lockout_end text,               -- until when signing in is refused; null when it is not
    lockout_enabled integer not null,
    access_failed_count integer not null,
    is_demonstration integer not null -- known password: refused outside demonstration mode
) strict;

create index account_person on account (person_id);

create table account_claim (
    id integer primary key autoincrement,
    account_id text not null references account (id) on delete cascade,
    claim_type text,
    claim_value text
) strict;

create table account_login (
    login_provider text not null,
    provider_key text not null,
    provider_display_name text,
    account_id text not null references account (id) on delete cascade,
    primary key (login_provider, provider_key)
) strict;

create table account_token (
    account_id text not null references account (id) on delete cascade,
    login_provider text not null,
    name text not null,
    value text,
    primary key (account_id, login_provider, name)
) strict;

-- Keys that sign cookies and forms, shared by all hosts of the installation. Insert only.
create table signing_key (
    name text primary key not null,
    body text not null
) strict;
