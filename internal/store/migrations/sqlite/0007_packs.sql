-- The property pack: what people decided, what they signed, and who else may read it.

-- +goose Up
create table pack_decision (
    organisation text not null references organisation (id),
    property     text not null references property (id),
    seq          bigint not null, -- its place among those of the case, from 1
    about        text not null, -- finding, missing, fact or enquiry
    subject      text not null, -- the key of what it is about
    rule         text not null, -- or the path of a fact
    severity     text not null,
    verdict      text not null,
    answer       text not null, -- what is right instead
    note         text not null,
    person       text not null,
    decided_at   bigint not null,
    primary key (property, seq)
);

create table pack_version (
    id           text primary key,
    organisation text not null references organisation (id),
    property     text not null references property (id),
    number       integer not null,
    revision     bigint not null,
    decisions    bigint not null, -- the last one that is part of it
    sha256       text not null,
    size         bigint not null,
    papers       integer not null,
    note         text not null,
    person       text not null,
    signed_at    bigint not null,
    unique (property, number)
);

create table pack_export (
    id           text primary key,
    organisation text not null references organisation (id),
    property     text not null references property (id),
    version      text not null references pack_version (id),
    format       text not null,
    state        text not null, -- due or ready; work that was given up makes it failed
    done         integer not null,
    total        integer not null,
    pages        integer not null,
    size         bigint not null,
    sha256       text not null,
    asked_at     bigint not null,
    made_at      bigint not null,
    unique (version, format)
);

create table pack_share (
    id           text primary key,
    organisation text not null references organisation (id),
    property     text not null references property (id),
    version      text not null references pack_version (id),
    name         text not null, -- whom it is for
    email        text not null,
    hash         text not null unique, -- of the secret in the link
    pin          text not null, -- hash of the code with that secret
    person       text not null,
    made_at      bigint not null,
    expires_at   bigint not null,
    revoked_at   bigint not null, -- 0 while it is not
    views        bigint not null,
    viewed_at    bigint not null,
    wrong        integer not null, -- codes since the last right one
    locked_until bigint not null
);
create index pack_share_by_property on pack_share (property, made_at);
