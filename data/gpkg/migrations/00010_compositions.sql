-- +goose Up
-- How pages to print are composed, under names.
CREATE TABLE emprise_compositions (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT,
  sheet TEXT,
  look TEXT
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
  ('emprise_compositions', 'attributes', 'emprise_compositions', 'Modèles de page', NULL);
INSERT OR IGNORE INTO gpkg_data_columns (table_name, column_name, name, description) VALUES
  ('emprise_compositions', 'id', 'Identifiant', 'Identifiant du modèle de page'),
  ('emprise_compositions', 'name', 'Nom', 'Nom du modèle'),
  ('emprise_compositions', 'sheet', 'Planche', 'Planche que le modèle compose : overview, plot, zone…'),
  ('emprise_compositions', 'look', 'Composition (JSON)', 'Textes, papier, échelle, couches et éléments de la page (JSON, voir docs/file-format.md)');
