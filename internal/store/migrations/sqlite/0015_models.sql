-- What of a case may be put to a model, and what models cost.
-- A program of before would not know what may not be put to a model.
--
-- oldest: 15

-- +goose Up
alter table property add column no_model boolean not null default false;
alter table document add column no_model boolean not null default false;

create table model_spending (
    organisation text not null,
    property     text not null, -- empty for what is of no case; outlives its case
    purpose      text not null,
    model        text not null,
    day          text not null, -- 2026-11-23, UTC
    calls        bigint not null,
    tokens_in    bigint not null,
    tokens_out   bigint not null,
    micropounds  bigint not null, -- estimated from list prices
    primary key (organisation, property, purpose, model, day)
);
create index model_spending_by_day on model_spending (organisation, day);
