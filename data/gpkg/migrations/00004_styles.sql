-- +goose Up
-- How zones, plots and projects look, as JSON; NULL is ready-made.
ALTER TABLE territory ADD COLUMN styles TEXT;
