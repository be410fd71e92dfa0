-- The firm with the least work in hand is served first.

-- +goose Up
create index work_by_organisation on work (organisation, state, due_at);
