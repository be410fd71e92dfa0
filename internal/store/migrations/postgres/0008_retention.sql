-- How long a case is kept, what keeps it longer, what people asked for about it, how
-- it goes, and the key that its papers are sealed under. The defaults of property are
-- for rows that the program before this schema wrote or still writes.

-- +goose Up
alter table property add column frozen text not null default ''; -- restricted or disposing; empty for a case that is worked on
alter table property add column changed_at bigint not null default 0; -- the last visible change; 0 for not since this schema

create table retention_policy (
    organisation text primary key references organisation (id),
    years        integer not null
);

create table clock (
    property     text primary key references property (id),
    organisation text not null references organisation (id),
    outcome      text not null, -- completed or abandoned; empty for neither yet
    on_day       text not null, -- when, as 2026-11-30
    years        integer not null, -- 0 for what the firm's policy says
    noticed_at   bigint not null -- when it was first found due; 0 for not
);

create table legal_hold (
    id           text primary key,
    organisation text not null references organisation (id),
    property     text not null references property (id),
    reason       text not null,
    placed_by    text not null,
    placed_at    bigint not null,
    released_by  text not null,
    released_at  bigint not null, -- 0 while it is in force
    released_why text not null
);
create index legal_hold_by_case on legal_hold (property, released_at);

-- Outlives its case: it says what became of a person's request.
create table rights_request (
    id           text primary key,
    organisation text not null references organisation (id),
    property     text not null,
    kind         text not null, -- erasure, restriction or access
    asked_by     text not null,
    asked_at     bigint not null,
    respond_by   text not null, -- the day by which they must have an answer
    state        text not null,
    ground       text not null, -- in law, why it is deferred; or why it was done
    due_on       text not null, -- the day on which what is deferred will be done
    decided_by   text not null,
    decided_at   bigint not null,
    done         integer not null, -- of an export: papers in it, of how many
    total        integer not null,
    size         bigint not null, -- of the file, 0 while there is none
    sha256       text not null,
    expires_at   bigint not null -- when the file goes
);
create index rights_request_by_case on rights_request (organisation, property);

-- Outlives its case: what went, and where the certificate lies.
create table disposal (
    property     text primary key,
    organisation text not null references organisation (id),
    state        text not null,
    certificate  text not null, -- JSON: what is known so far, and in the end the certificate itself
    changed_at   bigint not null
);
create index disposal_by_organisation on disposal (organisation, changed_at);

create table case_key (
    property     text primary key references property (id),
    organisation text not null references organisation (id),
    wrapped      text not null, -- under a key of the installation, base64
    wrapped_by   text not null, -- which of those keys
    created_at   bigint not null
);
