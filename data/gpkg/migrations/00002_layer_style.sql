-- +goose Up
-- How a layer looks, as JSON; NULL is the style of its role.
ALTER TABLE layers ADD COLUMN style TEXT;
