-- What caused a piece of work, as a W3C traceparent, so that a trace goes on where
-- the work is done; and since when a paper that was kept waits to be part of a
-- report, which is 0 once it is.

-- +goose Up
alter table work add column cause text not null default '';
alter table document add column waiting_since bigint not null default 0;
