-- Cases, their documents, what remains to be done, who may ask, and who did what.
-- Times are microseconds since 1970 in UTC.

-- +goose Up
create table organisation (
    id         text primary key,
    name       text not null,
    created_at bigint not null
);

create table person (
    organisation text not null references organisation (id),
    id           text not null,
    name         text not null,
    created_at   bigint not null,
    primary key (organisation, id)
);

create table credential (
    hash         text primary key,
    kind         text not null,
    organisation text not null,
    person       text not null,
    created_at   bigint not null,
    expires_at   bigint not null, -- 0 for never
    foreign key (organisation, person) references person (organisation, id)
);

create table property (
    id           text primary key,
    organisation text not null references organisation (id),
    name         text not null,
    as_at        text not null,
    jurisdiction text not null,
    lender       text not null,
    completion   text not null,
    created_at   bigint not null,
    version      bigint not null,
    revision     bigint not null,
    reviewed     bigint not null,
    counts       text not null -- JSON: severity to number of findings
);
create index property_by_organisation on property (organisation, created_at);

create table document (
    id            text primary key,
    organisation  text not null references organisation (id),
    property      text not null references property (id),
    parent        text not null, -- the e-mail that it came with, or empty
    depth         integer not null,
    name          text not null,
    size          bigint not null,
    sha256        text not null,
    media_type    text not null,
    state         text not null,
    reason        text not null,
    kind          text not null,
    confidence    double precision not null,
    kind_reason   text not null,
    corrected     boolean not null,
    pages         integer not null,
    unread        integer not null,
    step          text not null,
    done          integer not null,
    total         integer not null,
    registered_at bigint not null,
    ordinal       bigint not null, -- its place in the case
    changed       bigint not null, -- version of the case at its last change
    unique (property, sha256),
    unique (property, name)
);
create index document_by_change on document (property, changed);

create table work (
    kind         text not null,
    subject      text not null,
    property     text not null,
    organisation text not null references organisation (id),
    state        text not null, -- due, running or parked
    due_at       bigint not null,
    lease_until  bigint not null,
    holder       text not null,
    wanted       bigint not null, -- how often it was asked for
    tries        integer not null,
    claims       integer not null,
    reason       text not null,
    parked_at    bigint not null,
    primary key (kind, subject)
);
create index work_due on work (state, due_at);
create index work_by_subject on work (subject, state);

create table audit (
    organisation text not null references organisation (id),
    seq          bigint not null,
    at           bigint not null,
    person       text not null,
    action       text not null,
    subject      text not null,
    detail       text not null, -- JSON
    previous     text not null,
    hash         text not null,
    primary key (organisation, seq)
);
-- +goose StatementBegin
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is append-only';
end $$;
-- +goose StatementEnd
create trigger audit_is_append_only before update or delete on audit
    for each row execute function audit_is_append_only();
create trigger audit_is_append_only_truncate before truncate on audit
    for each statement execute function audit_is_append_only();
