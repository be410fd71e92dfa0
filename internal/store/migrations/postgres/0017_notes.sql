-- What people of a firm wrote down about a case.

-- +goose Up
create table note (
    id           text primary key,
    organisation text not null references organisation (id),
    property     text not null references property (id),
    person       text not null,
    body         text not null,
    written_at   bigint not null
);
create index note_by_case on note (property, written_at);
