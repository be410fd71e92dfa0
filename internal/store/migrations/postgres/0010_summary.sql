-- What a list of cases says of each: how complete it is, what is missing, the days to come.

-- +goose Up
alter table property add column summary text not null default '{}'; -- JSON
