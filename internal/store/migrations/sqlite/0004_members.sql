-- Who belongs to which case and who sent which document, requests that are said
-- again, and who is told of what happens.

-- +goose Up
create table member (
    organisation text not null references organisation (id),
    property     text not null references property (id),
    person       text not null,
    added_at     bigint not null,
    primary key (property, person),
    foreign key (organisation, person) references person (organisation, id)
);
create index member_by_person on member (organisation, person);

alter table document add column sender text not null default ''; -- who announced it; empty for what came with an e-mail, and for those before this

create table request (
    organisation text not null references organisation (id),
    person       text not null,
    key          text not null, -- SHA-256 of the client's key
    digest       text not null, -- SHA-256 of what was asked
    holder       text not null, -- who carries it out, unguessable
    lease_until  bigint not null,
    subject      text not null, -- what it changed; empty until it has
    answer       text not null, -- sealed; empty until it is answered
    created_at   bigint not null,
    primary key (organisation, person, key)
);
create index request_by_age on request (created_at);

create table webhook (
    id           text primary key,
    organisation text not null references organisation (id),
    url          text not null,
    events       text not null, -- JSON: their names
    generation   integer not null, -- of its secret
    active       boolean not null,
    created_at   bigint not null
);
create index webhook_by_organisation on webhook (organisation, created_at);

create table delivery (
    id           text primary key,
    organisation text not null references organisation (id),
    webhook      text not null references webhook (id),
    event        text not null,
    subject      text not null,
    body         text not null, -- JSON, as it is sent
    state        text not null, -- waiting, delivered or failed
    tries        integer not null,
    status       integer not null, -- that the last try was answered with, 0 for none
    reason       text not null,
    created_at   bigint not null,
    tried_at     bigint not null
);
create index delivery_by_webhook on delivery (webhook, created_at);
