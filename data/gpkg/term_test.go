package gpkg_test

import (
	"path/filepath"
	"slices"
	"testing"

	"emprise/data"
	"emprise/data/gpkg"
)

// Every code of the vocabulary is kept as its literal, comes back as the code, and is offered in QGIS.
func TestVocabulary(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "p.gpkg")
	w := work(t, create(t, path))
	var edit data.Edit
	for i, v := range data.Vocations() {
		edit.Put = append(edit.Put, data.Zone{ID: "z" + itoa(i), Name: "Z", Vocation: v})
	}
	for i := range 12 {
		edit.Put = append(edit.Put, data.Plot{
			ID: "p" + itoa(i), Name: "P",
			Status:    data.Statuses()[i%len(data.Statuses())],
			Servicing: data.Servicings()[i%len(data.Servicings())],
			Occupancy: data.Occupancies()[i%len(data.Occupancies())],
			Owner:     data.Owners()[i%len(data.Owners())],
			Fibre:     append(data.Answers(), data.Unknown)[i%3],

			EnvironmentRegime: data.Regimes()[i%len(data.Regimes())],
			PowerKVA:          &data.Fact{Confidence: []data.Confidence{data.Measured, data.Declared, data.Estimated, ""}[i%4]},
		})
		edit.Put = append(edit.Put,
			data.Need{ID: "n" + itoa(i), Title: "N", Stage: data.Stages()[i%len(data.Stages())]},
			data.Project{ID: "j" + itoa(i), Title: "J", Type: data.ProjectTypes()[i%3], Status: data.ProjectStatuses()[i%6]})
	}
	if _, err := w.Do(t.Context(), edit); err != nil {
		t.Fatal(err)
	}
	want := w.Snapshot()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got := work(t, open(t, path)).Snapshot()
	same := func(a, b data.Zone) bool { return a.Vocation == b.Vocation }
	if !slices.EqualFunc(got.Zones, want.Zones, same) {
		t.Errorf("zones %+v", got.Zones)
	}
	for i, p := range got.Plots {
		o := want.Plots[i]
		if p.Status != o.Status || p.Servicing != o.Servicing || p.Occupancy != o.Occupancy || p.Owner != o.Owner ||
			p.Fibre != o.Fibre || p.EnvironmentRegime != o.EnvironmentRegime || *p.PowerKVA != *o.PowerKVA {
			t.Errorf("%+v, want %+v", p, o)
		}
	}
	outside := gpkg.Ask(t, path, `
		SELECT 'plots.terr_stade_comm ' || terr_stade_comm FROM plots WHERE terr_stade_comm NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'terr_stade_comm')
		UNION SELECT terr_stade_amngt FROM plots WHERE terr_stade_amngt NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'terr_stade_amngt')
		UNION SELECT terr_etat_occup FROM plots WHERE terr_etat_occup NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'terr_etat_occup')
		UNION SELECT terr_maitrise_fonc FROM plots WHERE terr_maitrise_fonc NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'terr_maitrise_fonc')
		UNION SELECT icpe_max FROM plots WHERE icpe_max NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'icpe_max')
		UNION SELECT fibre FROM plots WHERE fibre NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'oui_non')
		UNION SELECT power_kva_confidence FROM plots WHERE power_kva_confidence NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'confidence')
		UNION SELECT site_vocadomi FROM zones WHERE site_vocadomi NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'site_vocadomi')
		UNION SELECT stage FROM needs WHERE stage NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'stage')
		UNION SELECT type FROM projects WHERE type NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'project_type')
		UNION SELECT status FROM projects WHERE status NOT IN (SELECT value FROM gpkg_data_column_constraints WHERE constraint_name = 'project_status')
		UNION SELECT column_name FROM gpkg_data_columns WHERE constraint_name NOT IN (SELECT constraint_name FROM gpkg_data_column_constraints)`)
	if len(outside) > 0 {
		t.Errorf("not in the lists: %q", outside)
	}
	missing := gpkg.Ask(t, path, `SELECT t.name || '.' || c.name FROM gpkg_contents JOIN sqlite_schema t ON t.name = table_name,
		pragma_table_info(t.name) c WHERE t.name IN ('zones', 'plots', 'companies', 'needs', 'projects') AND c.name NOT IN ('fid', 'geom')
		AND c.name NOT IN (SELECT column_name FROM gpkg_data_columns WHERE table_name = t.name)
		UNION SELECT table_name || '.' || column_name FROM gpkg_data_columns
		WHERE column_name NOT IN (SELECT name FROM pragma_table_info(table_name))`)
	if len(missing) > 0 {
		t.Errorf("columns without a French name, or names without a column: %q", missing)
	}
}
