-- What people are to their firm, how they prove who they are, and what a firm asks
-- of them. The defaults are for rows that the program before this schema wrote or
-- still writes: its people are the first of their firm, and its tokens may all.

-- +goose Up
alter table organisation add column policy text not null default '{}'; -- JSON

alter table person add column email text not null default ''; -- normalised; empty for none
alter table person add column role text not null default 'administrator';
alter table person add column state text not null default 'active'; -- invited, active or suspended
alter table person add column password text not null default ''; -- argon2id as a PHC string; empty for none
alter table person add column seen_at bigint not null default 0; -- last sign-in
create unique index person_by_email on person (email) where email <> '';

alter table credential add column name text not null default ''; -- what a person calls it
alter table credential add column scope text not null default 'admin'; -- of a token: read, write or admin
alter table credential add column proved text not null default 'link'; -- how: link, password, and the second factors, joined by +
alter table credential add column agent text not null default ''; -- the browser's own words
alter table credential add column address text not null default '';
alter table credential add column seen_at bigint not null default 0;
create index credential_by_person on credential (organisation, person, kind);
create index credential_by_end on credential (expires_at);

create table totp (
    organisation text not null,
    person       text not null,
    secret       text not null, -- sealed
    step         bigint not null, -- of the last code that was used
    created_at   bigint not null,
    confirmed_at bigint not null, -- 0 while it is being set up
    primary key (organisation, person),
    foreign key (organisation, person) references person (organisation, id)
);

create table recovery_code (
    organisation text not null,
    person       text not null,
    hash         text not null,
    used_at      bigint not null, -- 0 for not yet
    primary key (organisation, person, hash),
    foreign key (organisation, person) references person (organisation, id)
);
