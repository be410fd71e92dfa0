-- What people of a firm wrote down about a case.
-- A program of before runs on: it shows no notes, and cannot dispose of a case that has
-- some, which the program of after then does.
--
-- oldest: 15

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
