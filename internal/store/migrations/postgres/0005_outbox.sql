-- Letters that wait for the post. What they say is sealed under a key that is not
-- in the database, and a letter that was sent is not here any more.

-- +goose Up
create table outbox (
    id           text primary key,
    organisation text not null references organisation (id),
    purpose      text not null,
    about        text not null, -- the id of whom or what it is about
    sealed       text not null, -- base64
    written_at   bigint not null,
    expires_at   bigint not null
);
