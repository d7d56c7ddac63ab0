-- +goose Up
-- The nouns that came after the first ones. Their tables have names that no layer can have: a file may hold a layer of any other.
CREATE TABLE emprise_contracts (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT,
  framework TEXT,
  start_date DATE,
  end_date DATE,
  signatories TEXT,
  axes TEXT,
  notes TEXT
);
CREATE TABLE emprise_schemes (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT,
  funder TEXT,
  opens DATE,
  closes DATE,
  url TEXT,
  notes TEXT
);
CREATE TABLE emprise_landowners (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT,
  sort TEXT,
  siren TEXT,
  contact TEXT,
  notes TEXT
);
CREATE TABLE emprise_land_units (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  id TEXT NOT NULL UNIQUE,
  site_id TEXT,
  parcels TEXT,
  landowner_id TEXT,
  "use" TEXT,
  last_activity DATE,
  unoccupied_since DATE,
  reference TEXT,
  notes TEXT,
  entered DATE,
  updated DATE,
  provenance TEXT
);
CREATE TABLE emprise_establishments (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom POINT,
  id TEXT NOT NULL UNIQUE,
  etab_nom TEXT,
  siret TEXT,
  etab_activite_code TEXT,
  site_id TEXT,
  land_unit_id TEXT,
  company_id TEXT,
  workforce INTEGER,
  cfe TEXT,
  from_date DATE,
  until_date DATE,
  notes TEXT,
  provenance TEXT
);
CREATE TABLE emprise_contacts (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  company_id TEXT,
  "date" DATE,
  channel TEXT,
  by_whom TEXT,
  with_whom TEXT,
  subject TEXT,
  asked TEXT,
  promised TEXT,
  next TEXT,
  next_due DATE,
  next_done BOOLEAN,
  need_id TEXT,
  notes TEXT
);
CREATE TABLE emprise_proposals (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  company_id TEXT,
  need_id TEXT,
  plot_ids TEXT,
  parcels TEXT,
  stage TEXT,
  steps TEXT,
  option_until DATE,
  reason TEXT,
  notes TEXT
);
CREATE TABLE emprise_sittings (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  title TEXT,
  place TEXT,
  participants TEXT,
  started TEXT,
  ended TEXT,
  notes TEXT,
  public BOOLEAN
);
CREATE TABLE emprise_views (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT,
  lon REAL,
  lat REAL,
  "level" INTEGER
);
CREATE TABLE emprise_attachments (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  name TEXT,
  media_type TEXT,
  size INTEGER,
  sha256 TEXT,
  added DATE,
  on_rows TEXT,
  notes TEXT
);
CREATE TABLE emprise_remarks (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  on_rows TEXT,
  "text" TEXT,
  "date" DATE,
  author TEXT,
  internal BOOLEAN
);
CREATE TABLE emprise_ties (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  id TEXT NOT NULL UNIQUE,
  from_row TEXT,
  to_row TEXT,
  sort TEXT,
  label TEXT
);
-- What is in attached files, by their sum: it outlives the row, so that undo can bring that back.
CREATE TABLE emprise_contents (
  sha256 TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
);

INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES
  ('emprise_contracts', 'attributes', 'emprise_contracts', 'Contrats : CRTE, Territoires d’industrie…', NULL),
  ('emprise_schemes', 'attributes', 'emprise_schemes', 'Dispositifs de financement', NULL),
  ('emprise_landowners', 'attributes', 'emprise_landowners', 'Propriétaires (confidentiel)', NULL),
  ('emprise_land_units', 'features', 'emprise_land_units', 'Unités foncières', 4326),
  ('emprise_establishments', 'features', 'emprise_establishments', 'Établissements (CNIG ETABLISSEMENT)', 4326),
  ('emprise_contacts', 'attributes', 'emprise_contacts', 'Échanges avec les entreprises (interne)', NULL),
  ('emprise_proposals', 'attributes', 'emprise_proposals', 'Offres faites aux entreprises', NULL),
  ('emprise_sittings', 'attributes', 'emprise_sittings', 'Séances', NULL),
  ('emprise_views', 'attributes', 'emprise_views', 'Vues de la carte', NULL),
  ('emprise_attachments', 'attributes', 'emprise_attachments', 'Pièces jointes', NULL),
  ('emprise_remarks', 'attributes', 'emprise_remarks', 'Notes', NULL),
  ('emprise_ties', 'attributes', 'emprise_ties', 'Liens entre fiches', NULL);
INSERT INTO gpkg_geometry_columns VALUES
  ('emprise_land_units', 'geom', 'MULTIPOLYGON', 4326, 0, 0),
  ('emprise_establishments', 'geom', 'POINT', 4326, 0, 0);
INSERT INTO gpkg_extensions VALUES
  ('emprise_land_units', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only'),
  ('emprise_establishments', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec130/#extension_rtree', 'write-only');
-- +goose StatementBegin
CREATE VIRTUAL TABLE "rtree_emprise_land_units_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER "rtree_emprise_land_units_geom_insert" AFTER INSERT ON "emprise_land_units" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_emprise_land_units_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_emprise_land_units_geom_update1" AFTER UPDATE OF "geom" ON "emprise_land_units" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_emprise_land_units_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_emprise_land_units_geom_update2" AFTER UPDATE OF "geom" ON "emprise_land_units" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_emprise_land_units_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_emprise_land_units_geom_update3" AFTER UPDATE ON "emprise_land_units" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_emprise_land_units_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "rtree_emprise_land_units_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_emprise_land_units_geom_update4" AFTER UPDATE ON "emprise_land_units" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_emprise_land_units_geom" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "rtree_emprise_land_units_geom_delete" AFTER DELETE ON "emprise_land_units" WHEN old."geom" NOT NULL
BEGIN DELETE FROM "rtree_emprise_land_units_geom" WHERE id = OLD."fid"; END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE VIRTUAL TABLE "rtree_emprise_establishments_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER "rtree_emprise_establishments_geom_insert" AFTER INSERT ON "emprise_establishments" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_emprise_establishments_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_emprise_establishments_geom_update1" AFTER UPDATE OF "geom" ON "emprise_establishments" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_emprise_establishments_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_emprise_establishments_geom_update2" AFTER UPDATE OF "geom" ON "emprise_establishments" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_emprise_establishments_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_emprise_establishments_geom_update3" AFTER UPDATE ON "emprise_establishments" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_emprise_establishments_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "rtree_emprise_establishments_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_emprise_establishments_geom_update4" AFTER UPDATE ON "emprise_establishments" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_emprise_establishments_geom" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "rtree_emprise_establishments_geom_delete" AFTER DELETE ON "emprise_establishments" WHEN old."geom" NOT NULL
BEGIN DELETE FROM "rtree_emprise_establishments_geom" WHERE id = OLD."fid"; END;
-- +goose StatementEnd
INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description) VALUES
  ('channel', 'enum', 'call', 'appel'),
  ('channel', 'enum', 'mail', 'courrier'),
  ('channel', 'enum', 'meeting', 'rendez-vous'),
  ('channel', 'enum', 'visit', 'visite'),
  ('channel', 'enum', 'event', 'salon, rencontre'),
  ('proposal_stage', 'enum', 'proposed', 'proposé'),
  ('proposal_stage', 'enum', 'visited', 'visité'),
  ('proposal_stage', 'enum', 'option', 'sous option'),
  ('proposal_stage', 'enum', 'deliberated', 'délibéré'),
  ('proposal_stage', 'enum', 'signed', 'signé'),
  ('proposal_stage', 'enum', 'refused', 'refusé'),
  ('proposal_stage', 'enum', 'withdrawn', 'retiré'),
  ('framework', 'enum', 'crte', 'CRTE'),
  ('framework', 'enum', 'territoires_industrie', 'Territoires d’industrie'),
  ('framework', 'enum', 'regional', 'contrat régional'),
  ('framework', 'enum', 'other', 'autre'),
  ('land_use', 'enum', 'used', 'occupée'),
  ('land_use', 'enum', 'unused', 'n’est plus occupée'),
  ('land_use', 'enum', 'never_used', 'libre, sans occupation antérieure'),
  ('landowner_sort', 'enum', 'person', 'personne physique'),
  ('landowner_sort', 'enum', 'company', 'société'),
  ('landowner_sort', 'enum', 'epci', 'EPCI, structure intercommunale'),
  ('landowner_sort', 'enum', 'commune', 'commune'),
  ('landowner_sort', 'enum', 'state', 'État'),
  ('landowner_sort', 'enum', 'land_agency', 'établissement public foncier'),
  ('landowner_sort', 'enum', 'mixed', 'SEM ou SPLA'),
  ('landowner_sort', 'enum', 'public', 'autre personne publique'),
  ('tie_sort', 'enum', 'related', 'en rapport avec'),
  ('tie_sort', 'enum', 'parent', 'maison mère de'),
  ('tie_sort', 'enum', 'supplier', 'fournisseur de'),
  ('tie_sort', 'enum', 'symbiosis', 'échange des flux avec'),
  ('tie_sort', 'enum', 'depends', 'dépend de'),
  ('tie_sort', 'enum', 'replaces', 'remplace');
INSERT INTO gpkg_data_columns (table_name, column_name, name, constraint_name) VALUES
  ('emprise_contracts', 'id', 'Identifiant', NULL),
  ('emprise_contracts', 'name', 'Nom', NULL),
  ('emprise_contracts', 'framework', 'Cadre', 'framework'),
  ('emprise_contracts', 'start_date', 'Début', NULL),
  ('emprise_contracts', 'end_date', 'Fin', NULL),
  ('emprise_contracts', 'signatories', 'Signataires', NULL),
  ('emprise_contracts', 'axes', 'Axes et fiches action (JSON)', NULL),
  ('emprise_contracts', 'notes', 'Notes', NULL),
  ('emprise_schemes', 'id', 'Identifiant', NULL),
  ('emprise_schemes', 'name', 'Nom', NULL),
  ('emprise_schemes', 'funder', 'Financeur', NULL),
  ('emprise_schemes', 'opens', 'Ouverture', NULL),
  ('emprise_schemes', 'closes', 'Clôture', NULL),
  ('emprise_schemes', 'url', 'Adresse', NULL),
  ('emprise_schemes', 'notes', 'Notes', NULL),
  ('emprise_landowners', 'id', 'Identifiant', NULL),
  ('emprise_landowners', 'name', 'Nom', NULL),
  ('emprise_landowners', 'sort', 'Nature', 'landowner_sort'),
  ('emprise_landowners', 'siren', 'SIREN', NULL),
  ('emprise_landowners', 'contact', 'Contact', NULL),
  ('emprise_landowners', 'notes', 'Notes', NULL),
  ('emprise_land_units', 'id', 'Identifiant', NULL),
  ('emprise_land_units', 'site_id', 'Zone d’activité', NULL),
  ('emprise_land_units', 'parcels', 'Parcelles cadastrales', NULL),
  ('emprise_land_units', 'landowner_id', 'Propriétaire', NULL),
  ('emprise_land_units', 'use', 'Occupation', 'land_use'),
  ('emprise_land_units', 'last_activity', 'Fin de la dernière activité soumise à la CFE', NULL),
  ('emprise_land_units', 'unoccupied_since', 'Inoccupée depuis le', NULL),
  ('emprise_land_units', 'reference', 'Source de l’occupation', NULL),
  ('emprise_land_units', 'notes', 'Notes', NULL),
  ('emprise_land_units', 'entered', 'Saisie le', NULL),
  ('emprise_land_units', 'updated', 'Mise à jour le', NULL),
  ('emprise_land_units', 'provenance', 'Provenance (JSON)', NULL),
  ('emprise_establishments', 'id', 'Identifiant', NULL),
  ('emprise_establishments', 'etab_nom', 'Nom', NULL),
  ('emprise_establishments', 'siret', 'SIRET', NULL),
  ('emprise_establishments', 'etab_activite_code', 'Code NAF', NULL),
  ('emprise_establishments', 'site_id', 'Zone d’activité', NULL),
  ('emprise_establishments', 'land_unit_id', 'Unité foncière', NULL),
  ('emprise_establishments', 'company_id', 'Entreprise', NULL),
  ('emprise_establishments', 'workforce', 'Effectif', NULL),
  ('emprise_establishments', 'cfe', 'Soumis à la CFE', 'oui_non'),
  ('emprise_establishments', 'from_date', 'Depuis le', NULL),
  ('emprise_establishments', 'until_date', 'Jusqu’au', NULL),
  ('emprise_establishments', 'notes', 'Notes', NULL),
  ('emprise_establishments', 'provenance', 'Provenance (JSON)', NULL),
  ('emprise_contacts', 'id', 'Identifiant', NULL),
  ('emprise_contacts', 'company_id', 'Entreprise', NULL),
  ('emprise_contacts', 'date', 'Date', NULL),
  ('emprise_contacts', 'channel', 'Moyen', 'channel'),
  ('emprise_contacts', 'by_whom', 'Pour la collectivité', NULL),
  ('emprise_contacts', 'with_whom', 'Pour l’entreprise', NULL),
  ('emprise_contacts', 'subject', 'Objet', NULL),
  ('emprise_contacts', 'asked', 'Demandé', NULL),
  ('emprise_contacts', 'promised', 'Promis', NULL),
  ('emprise_contacts', 'next', 'Suite à donner', NULL),
  ('emprise_contacts', 'next_due', 'Pour le', NULL),
  ('emprise_contacts', 'next_done', 'Fait', NULL),
  ('emprise_contacts', 'need_id', 'Besoin foncier', NULL),
  ('emprise_contacts', 'notes', 'Notes', NULL),
  ('emprise_proposals', 'id', 'Identifiant', NULL),
  ('emprise_proposals', 'company_id', 'Entreprise', NULL),
  ('emprise_proposals', 'need_id', 'Besoin foncier', NULL),
  ('emprise_proposals', 'plot_ids', 'Terrains', NULL),
  ('emprise_proposals', 'parcels', 'Parcelles réunies', NULL),
  ('emprise_proposals', 'stage', 'Avancement', 'proposal_stage'),
  ('emprise_proposals', 'steps', 'Étapes (JSON)', NULL),
  ('emprise_proposals', 'option_until', 'Option jusqu’au', NULL),
  ('emprise_proposals', 'reason', 'Motif du refus', NULL),
  ('emprise_proposals', 'notes', 'Notes', NULL),
  ('emprise_sittings', 'id', 'Identifiant', NULL),
  ('emprise_sittings', 'title', 'Intitulé', NULL),
  ('emprise_sittings', 'place', 'Lieu', NULL),
  ('emprise_sittings', 'participants', 'Participants', NULL),
  ('emprise_sittings', 'started', 'Début', NULL),
  ('emprise_sittings', 'ended', 'Fin', NULL),
  ('emprise_sittings', 'notes', 'Notes', NULL),
  ('emprise_sittings', 'public', 'Public', NULL),
  ('emprise_views', 'id', 'Identifiant', NULL),
  ('emprise_views', 'name', 'Nom', NULL),
  ('emprise_views', 'lon', 'Longitude', NULL),
  ('emprise_views', 'lat', 'Latitude', NULL),
  ('emprise_views', 'level', 'Niveau de zoom', NULL),
  ('emprise_attachments', 'id', 'Identifiant', NULL),
  ('emprise_attachments', 'name', 'Nom du fichier', NULL),
  ('emprise_attachments', 'media_type', 'Type', NULL),
  ('emprise_attachments', 'size', 'Taille (octets)', NULL),
  ('emprise_attachments', 'sha256', 'Empreinte SHA-256', NULL),
  ('emprise_attachments', 'added', 'Ajoutée le', NULL),
  ('emprise_attachments', 'on_rows', 'Jointe à', NULL),
  ('emprise_attachments', 'notes', 'Notes', NULL),
  ('emprise_remarks', 'id', 'Identifiant', NULL),
  ('emprise_remarks', 'on_rows', 'Au sujet de', NULL),
  ('emprise_remarks', 'text', 'Texte', NULL),
  ('emprise_remarks', 'date', 'Date', NULL),
  ('emprise_remarks', 'author', 'Auteur', NULL),
  ('emprise_remarks', 'internal', 'Interne', NULL),
  ('emprise_ties', 'id', 'Identifiant', NULL),
  ('emprise_ties', 'from_row', 'De', NULL),
  ('emprise_ties', 'to_row', 'Vers', NULL),
  ('emprise_ties', 'sort', 'Nature', 'tie_sort'),
  ('emprise_ties', 'label', 'Libellé', NULL);

-- What the first nouns lacked: the extension of plots, the attributes of zones, where each value comes from.
ALTER TABLE territory ADD COLUMN id_ti TEXT;
ALTER TABLE zones ADD COLUMN pole_id TEXT;
ALTER TABLE zones ADD COLUMN site_type TEXT;
ALTER TABLE zones ADD COLUMN site_etat TEXT;
ALTER TABLE zones ADD COLUMN site_evol_urba TEXT;
ALTER TABLE zones ADD COLUMN site_creation_date TEXT;
ALTER TABLE zones ADD COLUMN site_actu_date DATE;
ALTER TABLE zones ADD COLUMN site_moa_type TEXT;
ALTER TABLE zones ADD COLUMN site_moa_nom TEXT;
ALTER TABLE zones ADD COLUMN site_moa_amngt TEXT;
ALTER TABLE zones ADD COLUMN site_moa_comm TEXT;
ALTER TABLE zones ADD COLUMN site_description TEXT;
ALTER TABLE zones ADD COLUMN site_url TEXT;
ALTER TABLE zones ADD COLUMN reseau_eau_pluviale TEXT;
ALTER TABLE zones ADD COLUMN reseau_eau_potable TEXT;
ALTER TABLE zones ADD COLUMN reseau_assainissement TEXT;
ALTER TABLE zones ADD COLUMN reseau_gaz TEXT;
ALTER TABLE zones ADD COLUMN reseau_electrique TEXT;
ALTER TABLE zones ADD COLUMN reseau_fibre_optique TEXT;
ALTER TABLE zones ADD COLUMN reseau_fret_ferroviaire TEXT;
ALTER TABLE zones ADD COLUMN reseau_fluvial TEXT;
ALTER TABLE zones ADD COLUMN desserte_tc TEXT;
ALTER TABLE zones ADD COLUMN desserte_route_nom TEXT;
ALTER TABLE zones ADD COLUMN autoroute_nom TEXT;
ALTER TABLE zones ADD COLUMN autoroute_echang_dist REAL;
ALTER TABLE zones ADD COLUMN gare_nom TEXT;
ALTER TABLE zones ADD COLUMN gare_dist REAL;
ALTER TABLE zones ADD COLUMN gare_fret_nom TEXT;
ALTER TABLE zones ADD COLUMN gare_fret_dist REAL;
ALTER TABLE zones ADD COLUMN aeroport_nom TEXT;
ALTER TABLE zones ADD COLUMN aeroport_dist REAL;
ALTER TABLE zones ADD COLUMN port_nom TEXT;
ALTER TABLE zones ADD COLUMN port_dist REAL;
ALTER TABLE zones ADD COLUMN inventory_started DATE;
ALTER TABLE zones ADD COLUMN consultation_start DATE;
ALTER TABLE zones ADD COLUMN consultation_end DATE;
ALTER TABLE zones ADD COLUMN inventory_adopted DATE;
ALTER TABLE zones ADD COLUMN inventory_due DATE;
ALTER TABLE zones ADD COLUMN notes TEXT;
ALTER TABLE zones ADD COLUMN provenance TEXT;
ALTER TABLE plots ADD COLUMN power_available DATE;
ALTER TABLE plots ADD COLUMN seveso_max TEXT;
ALTER TABLE plots ADD COLUMN tenures TEXT;
ALTER TABLE plots ADD COLUMN studies TEXT;
ALTER TABLE plots ADD COLUMN "procedure" TEXT;
ALTER TABLE plots ADD COLUMN maturity INTEGER;
ALTER TABLE plots ADD COLUMN terr_cle_en_main TEXT;
ALTER TABLE plots ADD COLUMN terr_acquereur TEXT;
ALTER TABLE plots ADD COLUMN terr_cession_date DATE;
ALTER TABLE plots ADD COLUMN terr_vente_montant REAL;
ALTER TABLE plots ADD COLUMN provenance TEXT;
ALTER TABLE plots ADD COLUMN price_eur_m2_author TEXT;
ALTER TABLE plots ADD COLUMN power_kva_author TEXT;
ALTER TABLE plots ADD COLUMN water_m3h_author TEXT;
ALTER TABLE plots ADD COLUMN building_m2_author TEXT;
ALTER TABLE plots ADD COLUMN gas_nm3h REAL;
ALTER TABLE plots ADD COLUMN gas_nm3h_source TEXT;
ALTER TABLE plots ADD COLUMN gas_nm3h_date DATE;
ALTER TABLE plots ADD COLUMN gas_nm3h_confidence TEXT;
ALTER TABLE plots ADD COLUMN gas_nm3h_author TEXT;
ALTER TABLE plots ADD COLUMN discharge_m3day REAL;
ALTER TABLE plots ADD COLUMN discharge_m3day_source TEXT;
ALTER TABLE plots ADD COLUMN discharge_m3day_date DATE;
ALTER TABLE plots ADD COLUMN discharge_m3day_confidence TEXT;
ALTER TABLE plots ADD COLUMN discharge_m3day_author TEXT;
ALTER TABLE plots ADD COLUMN slope_pct REAL;
ALTER TABLE plots ADD COLUMN slope_pct_source TEXT;
ALTER TABLE plots ADD COLUMN slope_pct_date DATE;
ALTER TABLE plots ADD COLUMN slope_pct_confidence TEXT;
ALTER TABLE plots ADD COLUMN slope_pct_author TEXT;
ALTER TABLE plots ADD COLUMN bearing_kpa REAL;
ALTER TABLE plots ADD COLUMN bearing_kpa_source TEXT;
ALTER TABLE plots ADD COLUMN bearing_kpa_date DATE;
ALTER TABLE plots ADD COLUMN bearing_kpa_confidence TEXT;
ALTER TABLE plots ADD COLUMN bearing_kpa_author TEXT;
ALTER TABLE plots ADD COLUMN height_max_m REAL;
ALTER TABLE plots ADD COLUMN height_max_m_source TEXT;
ALTER TABLE plots ADD COLUMN height_max_m_date DATE;
ALTER TABLE plots ADD COLUMN height_max_m_confidence TEXT;
ALTER TABLE plots ADD COLUMN height_max_m_author TEXT;
ALTER TABLE plots ADD COLUMN coverage_pct REAL;
ALTER TABLE plots ADD COLUMN coverage_pct_source TEXT;
ALTER TABLE plots ADD COLUMN coverage_pct_date DATE;
ALTER TABLE plots ADD COLUMN coverage_pct_confidence TEXT;
ALTER TABLE plots ADD COLUMN coverage_pct_author TEXT;
ALTER TABLE plots ADD COLUMN land_take_m2 REAL;
ALTER TABLE plots ADD COLUMN land_take_m2_source TEXT;
ALTER TABLE plots ADD COLUMN land_take_m2_date DATE;
ALTER TABLE plots ADD COLUMN land_take_m2_confidence TEXT;
ALTER TABLE plots ADD COLUMN land_take_m2_author TEXT;
ALTER TABLE companies ADD COLUMN siret TEXT;
ALTER TABLE companies ADD COLUMN "size" TEXT;
ALTER TABLE companies ADD COLUMN people TEXT;
ALTER TABLE companies ADD COLUMN provenance TEXT;
ALTER TABLE projects ADD COLUMN themes TEXT;
ALTER TABLE projects ADD COLUMN job_lines TEXT;
ALTER TABLE projects ADD COLUMN milestones TEXT;
ALTER TABLE projects ADD COLUMN contract_id TEXT;
ALTER TABLE projects ADD COLUMN "action" TEXT;
ALTER TABLE projects ADD COLUMN provenance TEXT;
INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, value, description) VALUES
  ('site_type', 'enum', 'zone d''activité économique', NULL),
  ('site_type', 'enum', 'site économique historique hors ZAE', NULL),
  ('site_type', 'enum', 'établissement économique isolé', NULL),
  ('site_type', 'enum', 'zone AU à vocation économique', NULL),
  ('site_etat', 'enum', 'en projet', NULL),
  ('site_etat', 'enum', 'création', NULL),
  ('site_etat', 'enum', 'existant et actif', NULL),
  ('site_etat', 'enum', 'projet de déclassement', NULL),
  ('site_etat', 'enum', 'déclassé', NULL),
  ('site_evol_urba', 'enum', 'extension urbaine', NULL),
  ('site_evol_urba', 'enum', 'renouvellement urbain', NULL),
  ('site_evol_urba', 'enum', 'mixte', NULL),
  ('site_moa_type', 'enum', 'commune', NULL),
  ('site_moa_type', 'enum', 'epci', NULL),
  ('site_moa_type', 'enum', 'société d''économie mixte', NULL),
  ('site_moa_type', 'enum', 'chambre de commerce et industrie', NULL),
  ('site_moa_type', 'enum', 'Etat', NULL),
  ('site_moa_type', 'enum', 'privé', NULL),
  ('seveso_max', 'enum', 'none', 'non Seveso'),
  ('seveso_max', 'enum', 'lower', 'seuil bas'),
  ('seveso_max', 'enum', 'upper', 'seuil haut'),
  ('procedure', 'enum', 'zac', 'ZAC'),
  ('procedure', 'enum', 'permit', 'permis d’aménager'),
  ('procedure', 'enum', 'none', 'aucune'),
  ('company_size', 'enum', 'micro', 'microentreprise'),
  ('company_size', 'enum', 'small', 'petite ou moyenne entreprise'),
  ('company_size', 'enum', 'middle', 'entreprise de taille intermédiaire'),
  ('company_size', 'enum', 'large', 'grande entreprise');
INSERT INTO gpkg_data_columns (table_name, column_name, name, constraint_name) VALUES
  ('territory', 'id_ti', 'Territoire d’industrie', NULL),
  ('zones', 'pole_id', 'Pôle', NULL),
  ('zones', 'site_type', 'Type', 'site_type'),
  ('zones', 'site_etat', 'État', 'site_etat'),
  ('zones', 'site_evol_urba', 'Évolution urbaine', 'site_evol_urba'),
  ('zones', 'site_creation_date', 'Année de création', NULL),
  ('zones', 'site_actu_date', 'Mise à jour le', NULL),
  ('zones', 'site_moa_type', 'Nature du maître d’ouvrage', 'site_moa_type'),
  ('zones', 'site_moa_nom', 'Maître d’ouvrage', NULL),
  ('zones', 'site_moa_amngt', 'Aménageur', NULL),
  ('zones', 'site_moa_comm', 'Commercialisateur', NULL),
  ('zones', 'site_description', 'Description', NULL),
  ('zones', 'site_url', 'Adresse', NULL),
  ('zones', 'reseau_eau_pluviale', 'Eau pluviale', 'oui_non'),
  ('zones', 'reseau_eau_potable', 'Eau potable', 'oui_non'),
  ('zones', 'reseau_assainissement', 'Assainissement', 'oui_non'),
  ('zones', 'reseau_gaz', 'Gaz', 'oui_non'),
  ('zones', 'reseau_electrique', 'Électricité', 'oui_non'),
  ('zones', 'reseau_fibre_optique', 'Fibre optique', 'oui_non'),
  ('zones', 'reseau_fret_ferroviaire', 'Embranchement ferroviaire', 'oui_non'),
  ('zones', 'reseau_fluvial', 'Quai fluvial', 'oui_non'),
  ('zones', 'desserte_tc', 'Transports en commun', 'oui_non'),
  ('zones', 'desserte_route_nom', 'Route de desserte', NULL),
  ('zones', 'autoroute_nom', 'Autoroute', NULL),
  ('zones', 'autoroute_echang_dist', 'Échangeur par la route (km)', NULL),
  ('zones', 'gare_nom', 'Gare de voyageurs', NULL),
  ('zones', 'gare_dist', 'Gare par la route (km)', NULL),
  ('zones', 'gare_fret_nom', 'Gare de fret', NULL),
  ('zones', 'gare_fret_dist', 'Gare de fret par la route (km)', NULL),
  ('zones', 'aeroport_nom', 'Aéroport', NULL),
  ('zones', 'aeroport_dist', 'Aéroport par la route (km)', NULL),
  ('zones', 'port_nom', 'Port', NULL),
  ('zones', 'port_dist', 'Port par la route (km)', NULL),
  ('zones', 'inventory_started', 'Inventaire : engagé le', NULL),
  ('zones', 'consultation_start', 'Inventaire : début de la consultation', NULL),
  ('zones', 'consultation_end', 'Inventaire : fin de la consultation', NULL),
  ('zones', 'inventory_adopted', 'Inventaire : adopté le', NULL),
  ('zones', 'inventory_due', 'Inventaire : prochaine échéance', NULL),
  ('zones', 'notes', 'Notes', NULL),
  ('zones', 'provenance', 'Provenance (JSON)', NULL),
  ('plots', 'power_available', 'Puissance disponible le', NULL),
  ('plots', 'seveso_max', 'Seuil Seveso admis', 'seveso_max'),
  ('plots', 'tenures', 'Modes de cession', NULL),
  ('plots', 'studies', 'Études faites', NULL),
  ('plots', 'procedure', 'Procédure d’aménagement', 'procedure'),
  ('plots', 'maturity', 'Maturité (0 à 4)', NULL),
  ('plots', 'terr_cle_en_main', 'Clé en main', 'oui_non'),
  ('plots', 'terr_acquereur', 'Acquéreur (confidentiel)', NULL),
  ('plots', 'terr_cession_date', 'Date de cession (confidentiel)', NULL),
  ('plots', 'terr_vente_montant', 'Montant de la vente (confidentiel)', NULL),
  ('plots', 'provenance', 'Provenance (JSON)', NULL),
  ('plots', 'price_eur_m2_author', 'Prix : saisi par', NULL),
  ('plots', 'power_kva_author', 'Puissance : saisi par', NULL),
  ('plots', 'water_m3h_author', 'Eau : saisi par', NULL),
  ('plots', 'building_m2_author', 'Bâtiments : saisi par', NULL),
  ('plots', 'gas_nm3h', 'Gaz (Nm³/h)', NULL),
  ('plots', 'gas_nm3h_source', 'Gaz : source', NULL),
  ('plots', 'gas_nm3h_date', 'Gaz : date', NULL),
  ('plots', 'gas_nm3h_confidence', 'Gaz : confiance', 'confidence'),
  ('plots', 'gas_nm3h_author', 'Gaz : saisi par', NULL),
  ('plots', 'discharge_m3day', 'Rejet admis (m³/jour)', NULL),
  ('plots', 'discharge_m3day_source', 'Rejet : source', NULL),
  ('plots', 'discharge_m3day_date', 'Rejet : date', NULL),
  ('plots', 'discharge_m3day_confidence', 'Rejet : confiance', 'confidence'),
  ('plots', 'discharge_m3day_author', 'Rejet : saisi par', NULL),
  ('plots', 'slope_pct', 'Pente (%)', NULL),
  ('plots', 'slope_pct_source', 'Pente : source', NULL),
  ('plots', 'slope_pct_date', 'Pente : date', NULL),
  ('plots', 'slope_pct_confidence', 'Pente : confiance', 'confidence'),
  ('plots', 'slope_pct_author', 'Pente : saisi par', NULL),
  ('plots', 'bearing_kpa', 'Portance (kPa)', NULL),
  ('plots', 'bearing_kpa_source', 'Portance : source', NULL),
  ('plots', 'bearing_kpa_date', 'Portance : date', NULL),
  ('plots', 'bearing_kpa_confidence', 'Portance : confiance', 'confidence'),
  ('plots', 'bearing_kpa_author', 'Portance : saisi par', NULL),
  ('plots', 'height_max_m', 'Hauteur limite (m)', NULL),
  ('plots', 'height_max_m_source', 'Hauteur : source', NULL),
  ('plots', 'height_max_m_date', 'Hauteur : date', NULL),
  ('plots', 'height_max_m_confidence', 'Hauteur : confiance', 'confidence'),
  ('plots', 'height_max_m_author', 'Hauteur : saisi par', NULL),
  ('plots', 'coverage_pct', 'Emprise au sol admise (%)', NULL),
  ('plots', 'coverage_pct_source', 'Emprise : source', NULL),
  ('plots', 'coverage_pct_date', 'Emprise : date', NULL),
  ('plots', 'coverage_pct_confidence', 'Emprise : confiance', 'confidence'),
  ('plots', 'coverage_pct_author', 'Emprise : saisi par', NULL),
  ('plots', 'land_take_m2', 'Espaces naturels, agricoles et forestiers consommés (m²)', NULL),
  ('plots', 'land_take_m2_source', 'Espaces consommés : source', NULL),
  ('plots', 'land_take_m2_date', 'Espaces consommés : date', NULL),
  ('plots', 'land_take_m2_confidence', 'Espaces consommés : confiance', 'confidence'),
  ('plots', 'land_take_m2_author', 'Espaces consommés : saisi par', NULL),
  ('companies', 'siret', 'SIRET du siège', NULL),
  ('companies', 'size', 'Taille', 'company_size'),
  ('companies', 'people', 'Interlocuteurs (JSON)', NULL),
  ('companies', 'provenance', 'Provenance (JSON)', NULL),
  ('projects', 'themes', 'Thématiques', NULL),
  ('projects', 'job_lines', 'Emplois par contrat (JSON)', NULL),
  ('projects', 'milestones', 'Jalons (JSON)', NULL),
  ('projects', 'contract_id', 'Contrat', NULL),
  ('projects', 'action', 'Fiche action', NULL),
  ('projects', 'provenance', 'Provenance (JSON)', NULL);
