-- +goose Up
-- Where a plot is that has no outline yet.
ALTER TABLE plots ADD COLUMN place TEXT;
INSERT OR IGNORE INTO gpkg_data_columns (table_name, column_name, name, description) VALUES
  ('plots', 'place', 'Emplacement', 'Où se trouve un terrain qui n’a pas encore de contour : POINT(longitude latitude), WGS 84');
