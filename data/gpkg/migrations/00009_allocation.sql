-- +goose Up
-- What is settled of who gets which land.
ALTER TABLE territory ADD COLUMN allocation TEXT;
INSERT OR IGNORE INTO gpkg_data_columns (table_name, column_name, name, description) VALUES
  ('territory', 'allocation', 'Plan d’accueil (JSON)', 'Règles du plan d’accueil, attributions décidées et exclues (JSON, voir docs/file-format.md)');
