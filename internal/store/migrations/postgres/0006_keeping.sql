-- Where somebody asked from, and what was last anchored of each chain.

-- +goose Up
alter table audit add column asked_from text not null default '';

create table anchored (
    organisation text primary key references organisation (id),
    seq          bigint not null,
    hash         text not null,
    anchored_at  bigint not null,
    checked_at   bigint not null -- when somebody last took the check of the whole chain
);
