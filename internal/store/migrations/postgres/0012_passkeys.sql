-- Passkeys, accounts that people have elsewhere, and the questions of sign-ins that
-- were answered.

-- +goose Up
create table passkey (
    id           text primary key, -- the authenticator's own name for it, base64url
    organisation text not null,
    person       text not null,
    name         text not null, -- what its person calls it
    public       text not null, -- COSE, base64
    flags        integer not null, -- of the authenticator's data, as last seen
    signatures   bigint not null, -- as far as the authenticator counts them
    transports   text not null, -- separated by spaces
    model        text not null, -- AAGUID, base64
    created_at   bigint not null,
    used_at      bigint not null, -- 0 for never
    copied_at    bigint not null, -- when somebody else seemed to have it; it is of no use from then on; 0 for never
    foreign key (organisation, person) references person (organisation, id)
);
create index passkey_by_person on passkey (organisation, person);

create table elsewhere (
    issuer       text not null,
    subject      text not null,
    organisation text not null,
    person       text not null,
    created_at   bigint not null,
    primary key (issuer, subject),
    foreign key (organisation, person) references person (organisation, id)
);
create index elsewhere_by_person on elsewhere (organisation, person);

create table spent (
    hash         text primary key,
    organisation text not null references organisation (id),
    until_at     bigint not null -- when it may be forgotten
);
create index spent_by_end on spent (until_at);
