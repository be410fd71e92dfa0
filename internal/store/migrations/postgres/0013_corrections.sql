-- What people say is right in the place of what was read, and which programs can run on
-- a schema.
--
-- oldest: 13

-- +goose Up
create table correction (
    organisation text not null references organisation (id),
    property     text not null references property (id),
    document     text not null references document (id),
    path         text not null, -- of the fact
    place        integer not null, -- among those at the path in the document, from 0
    was          text not null, -- the value that was read
    answer       text not null, -- what is right; empty when unsaid: the paper says nothing of the sort
    unsaid       boolean not null,
    note         text not null, -- why
    person       text not null,
    made_at      bigint not null,
    primary key (document, path, place)
);
create index correction_by_property on correction (property);

alter table document add column kind_person text not null default ''; -- who said the kind
alter table document add column kind_note text not null default ''; -- and why
alter table document add column kind_said_at bigint not null default 0;

-- The number of the oldest schema whose program can still run on each migration; written by
-- the program from the line "oldest:" at the head of the migration.
create table reach (
    number bigint primary key,
    oldest bigint not null
);
