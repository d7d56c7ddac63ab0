-- +goose Up
-- Where a layer shows all that there is; NULL is the rectangle about its features.
ALTER TABLE layers ADD COLUMN coverage TEXT;
INSERT OR IGNORE INTO gpkg_data_columns (table_name, column_name, name, description) VALUES
  ('layers', 'coverage', 'Couverture', 'Où la couche montre tout ce qu’il y a : territory, tout le territoire ; vide, l’étendue de ses objets');
