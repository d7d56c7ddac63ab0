package report_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/gpkg"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// corner is where the small territory begins, metres of a system.
type corner struct {
	epsg        int
	east, north float64
}

// lambert is its usual corner.
var lambert = corner{2154, 720_000, 6_650_000}

// rect is an upright rectangle of Lambert-93, metres from the corner of the territory.
func rect(t *testing.T, x, y, w, h float64) orb.MultiPolygon {
	t.Helper()
	return lambert.rect(t, x, y, w, h)
}

func (at corner) rect(t *testing.T, x, y, w, h float64) orb.MultiPolygon {
	t.Helper()
	sys, err := crs.Lookup(at.epsg)
	if err != nil {
		t.Fatal(err)
	}
	var ring orb.Ring
	for _, c := range [][2]float64{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}} {
		ring = append(ring, sys.Inverse(geo.XY{X: at.east + c[0], Y: at.north + c[1]}).Orb())
	}
	return orb.MultiPolygon{{ring}}
}

// project writes a small project and opens it: four communes, a zone of four plots, a need, an internal and a public project.
func project(t *testing.T) *workspace.Workspace {
	t.Helper()
	return lambert.project(t)
}

func (at corner) project(t *testing.T) *workspace.Workspace {
	t.Helper()
	ctx := t.Context()
	clock := func() time.Time { return noon }
	territory := data.Territory{
		Name: "CC du Val d’Essai", EPSG: at.epsg, Fictional: true, Authority: "Communauté de communes du Val d’Essai", Language: "fr",
	}
	store, err := gpkg.Create(ctx, filepath.Join(t.TempDir(), "essai.gpkg"), territory, gpkg.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	w, err := workspace.Open(ctx, store, workspace.Options{Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	var b feature.Builder
	for i, name := range []string{"Aubrenne", "Bellecour-sur-Essai", "Cormeray", "Doussais"} {
		b.Begin(feature.Areas)
		b.Geometry(at.rect(t, float64(i%2)*6000, float64(i/2)*4500, 6000, 4500))
		b.Text("nom", name)
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	communes := data.Layer{
		ID: "communes", Name: "Communes", Role: data.RoleLimits, Producer: "IGN", Licence: "Licence Ouverte 2.0",
		Date: "2026-09-01", Visible: true,
	}
	_, err = w.Import(ctx, communes, func(sink func(*feature.Set) error) error { return sink(set) })
	if err != nil {
		t.Fatal(err)
	}
	plot := func(n, name string, x, side float64, s data.Status) data.Plot {
		return data.Plot{
			ID: "58901_TERRAIN-ECO_" + n, Name: name, ZoneID: "58901_SITE-ECO_1", Commune: "Aubrenne", INSEE: "58901",
			Status: s, Shape: at.rect(t, 2000+x, 2000, side, 100),
		}
	}
	area := func(m2 float64) *float64 { return &m2 }
	edit := data.Edit{Note: data.Note{Key: "edit.import"}, Put: []data.Row{
		data.Zone{
			ID: "58901_SITE-ECO_1", Name: "Parc de la Gravière", Commune: "Aubrenne", INSEE: "58901",
			Vocation: data.VocationIndustrial, Shape: at.rect(t, 1950, 1950, 1100, 200),
		},
		plot("1", "Lot des Saules", 0, 100, data.StatusForSale),
		plot("2", "Lot du Canal", 150, 250, data.StatusForSale),
		plot("3", "Lot du Pont", 450, 300, data.StatusForSaleLimited),
		plot("4", "Lot vendu", 800, 150, data.StatusSold),
		data.Company{ID: "ENT-1", Name: "Fonderies Durand SA", CodeName: "Projet Enclume"},
		data.Need{
			ID: "BES-1", CompanyID: "ENT-1", Title: "Atelier de 2 ha",
			Criteria: []data.Criterion{{Measure: data.MeasureArea, Hard: true, Weight: 1, Min: area(20_000), Ideal: area(30_000)}},
		},
		data.Project{ID: "PRJ-1", Type: data.Recruitment, Title: "École de soudage", PlotIDs: []string{"58901_TERRAIN-ECO_1"}},
		data.Project{
			ID: "PRJ-2", Type: data.Innovation, Title: "Four électrique secret", Internal: true,
			PlotIDs: []string{"58901_TERRAIN-ECO_2"},
		},
	}}
	if _, err := w.Do(ctx, edit); err != nil {
		t.Fatal(err)
	}
	return w
}
