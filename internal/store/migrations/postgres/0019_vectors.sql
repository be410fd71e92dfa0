-- Which vectors of passages are kept of a case, by which model. The numbers themselves
-- lie with the case's reports, sealed under its key.
-- A program of before runs on: it uses no vectors, and cannot dispose of a case that has
-- some, which the program of after then does.
--
-- oldest: 15

-- +goose Up
create table passage_vectors (
    property     text not null references property (id),
    name         text not null, -- of the object, below the case's key
    organisation text not null references organisation (id),
    document     text not null references document (id),
    model        text not null,
    version      text not null,
    dimension    bigint not null,
    passages     bigint not null,
    made_at      bigint not null,
    primary key (property, name)
);

-- To which report of a case all passages that may have vectors have them.
create table case_vectors (
    property     text primary key references property (id),
    organisation text not null references organisation (id),
    model        text not null,
    version      text not null,
    dimension    bigint not null,
    revision     bigint not null,
    made_at      bigint not null
);
