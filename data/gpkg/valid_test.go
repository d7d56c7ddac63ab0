package gpkg_test

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"emprise/data/gpkg"
)

// TestTheFileIsAValidGeoPackage looks at each rule of the standard that applies to a file of ours, beside what GDAL's validator
// says of it with all its extra checks.
func TestTheFileIsAValidGeoPackage(t *testing.T) {
	t.Parallel()
	path := projectFile(t, filepath.Join(t.TempDir(), "p.gpkg"))
	validate(t, path)
	if program := "/usr/bin/python3"; exec.Command(program, "-c", "import osgeo_utils.samples.validate_gpkg").Run() == nil {
		out, err := exec.Command(program, "-m", "osgeo_utils.samples.validate_gpkg", "--extra", "--warning-as-error", path).CombinedOutput()
		if err != nil {
			t.Errorf("validator: %v\n%s", err, out)
		}
	}
	for _, table := range []string{"zones", "plots", "projects", "companies", "layer_styles", "journal", "parcelles"} {
		ogrinfo(t, path, table, "-so")
	}
	for rule, query := range map[string]string{
		"2: application_id is GPKG":      "SELECT application_id FROM pragma_application_id WHERE application_id <> 1196444487",
		"2: user_version is 1.3":         "SELECT user_version FROM pragma_user_version WHERE user_version <> 10300",
		"6: integrity":                   "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
		"7: foreign keys":                "SELECT \"table\" FROM pragma_foreign_key_check",
		"10: required systems":           "SELECT column1 FROM (VALUES (4326), (-1), (0)) WHERE column1 NOT IN (SELECT srs_id FROM gpkg_spatial_ref_sys)",
		"13: contents name tables":       "SELECT table_name FROM gpkg_contents WHERE table_name NOT IN (SELECT name FROM sqlite_schema)",
		"15: last_change is a time":      "SELECT table_name FROM gpkg_contents WHERE last_change NOT GLOB '????-??-??T??:??:??.???Z'",
		"18: features are WGS 84":        "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' AND srs_id IS NOT 4326",
		"23: geometry columns":           "SELECT table_name FROM gpkg_contents WHERE data_type = 'features' AND table_name NOT IN (SELECT table_name FROM gpkg_geometry_columns)",
		"29: a key each":                 "SELECT table_name FROM gpkg_contents c WHERE NOT EXISTS (SELECT 1 FROM pragma_table_info(c.table_name) WHERE pk = 1 AND upper(type) = 'INTEGER')",
		"58: extensions name tables":     "SELECT table_name FROM gpkg_extensions WHERE table_name NOT IN (SELECT name FROM sqlite_schema)",
		"75: an R-tree each":             "SELECT table_name FROM gpkg_geometry_columns WHERE table_name NOT IN (SELECT table_name FROM gpkg_extensions WHERE extension_name = 'gpkg_rtree_index' AND column_name = 'geom' AND scope = 'write-only')",
		"77: with its triggers":          "SELECT table_name FROM gpkg_geometry_columns g WHERE (SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = g.table_name AND name LIKE 'rtree%') < 6",
		"103: described columns exist":   "SELECT table_name || '.' || column_name FROM gpkg_data_columns d WHERE column_name NOT IN (SELECT name FROM pragma_table_info(d.table_name))",
		"107: constraints exist":         "SELECT DISTINCT constraint_name FROM gpkg_data_columns WHERE constraint_name NOT NULL AND constraint_name NOT IN (SELECT constraint_name FROM gpkg_data_column_constraints)",
		"every table is registered":      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'gpkg%' AND name NOT LIKE 'rtree%' AND name NOT IN (SELECT table_name FROM gpkg_contents) AND name NOT IN (SELECT table_name FROM gpkg_extensions WHERE table_name NOT NULL)",
		"every table says what it holds": "SELECT table_name FROM gpkg_contents WHERE ifnull(description, '') = ''",
		"every column is described": `SELECT c.table_name || '.' || i.name FROM gpkg_contents c, pragma_table_info(c.table_name) i
			LEFT JOIN gpkg_data_columns d ON d.table_name = c.table_name AND d.column_name = i.name
			WHERE c.table_name NOT IN ('layer_styles', 'parcelles') AND i.name <> 'fid' AND (ifnull(d.name, '') = '' OR ifnull(d.description, '') = '')`,
	} {
		if wrong := gpkg.Ask(t, path, query); len(wrong) > 0 {
			t.Errorf("%s: %q", rule, wrong)
		}
	}
	for _, text := range gpkg.Ask(t, path, "SELECT name || ' ' || description FROM gpkg_data_columns WHERE table_name <> 'parcelles'") {
		if !utf8.ValidString(text) || strings.Contains(text, "'") {
			t.Errorf("written by hand: %s", text)
		}
	}
}
