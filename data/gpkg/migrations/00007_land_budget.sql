-- +goose Up
-- How much natural, farm and forest land may be consumed for activity, and over which period.
ALTER TABLE territory ADD COLUMN land_budget_m2 REAL;
ALTER TABLE territory ADD COLUMN land_budget_from TEXT;
ALTER TABLE territory ADD COLUMN land_budget_until TEXT;
INSERT OR IGNORE INTO gpkg_data_columns (table_name, column_name, name, description) VALUES
  ('territory', 'land_budget_m2', 'Espaces consommables (m²)', 'Espaces naturels, agricoles et forestiers que l’activité peut consommer (ZAN)'),
  ('territory', 'land_budget_from', 'Espaces consommables : du', 'Premier jour de la période, AAAA-MM-JJ'),
  ('territory', 'land_budget_until', 'Espaces consommables : au', 'Dernier jour de la période, AAAA-MM-JJ');
