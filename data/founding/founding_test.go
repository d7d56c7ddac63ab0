package founding_test

import (
	"testing"

	"emprise/assets/locale"
	"emprise/data/founding"
	"emprise/geo"
)

func TestProjectionByPlace(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		at          geo.LonLat
		legal, zone int
	}{
		"Lille":          {geo.LonLat{Lon: 3.06, Lat: 50.63}, 2154, 3950},
		"Nevers":         {geo.LonLat{Lon: 3.16, Lat: 46.99}, 2154, 3947},
		"Ajaccio":        {geo.LonLat{Lon: 8.74, Lat: 41.92}, 2154, 3942},
		"Pointe-à-Pitre": {geo.LonLat{Lon: -61.53, Lat: 16.24}, 5490, 0},
		"Cayenne":        {geo.LonLat{Lon: -52.33, Lat: 4.93}, 2972, 0},
		"Saint-Denis":    {geo.LonLat{Lon: 55.45, Lat: -20.88}, 2975, 0},
		"Mamoudzou":      {geo.LonLat{Lon: 45.23, Lat: -12.78}, 4471, 0},
		"Saint-Pierre":   {geo.LonLat{Lon: -56.18, Lat: 46.78}, 4467, 0},
		"Turin":          {geo.LonLat{Lon: 11.2, Lat: 45.07}, 32632, 0},
	} {
		p := founding.ByPlace(c.at)
		zone := 0
		if p.Zone != nil {
			zone = p.Zone.EPSG()
		}
		if p.System.EPSG() != c.legal || zone != c.zone || p.Why != founding.Ground {
			t.Errorf("%s: %d and %d, not %d and %d", name, p.System.EPSG(), zone, c.legal, c.zone)
		}
	}
}

func TestProjectionByCodes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"58194": 2154, "58": 2154, "2a": 2154, "2B033, 20": 2154, "97105": 5490, "972": 5490, "97302": 2972, "974": 2975, "97611": 4471, "975": 4467, "97801": 5490,
		"La Réunion": 2975, "mayotte": 4471, "commune de 97411": 2975, "Nevers, 58194": 2154,
		"": 0, "Nevers": 0, "98735": 0, "97": 0, "99": 0, "5819": 0, "20": 0, "58 communes": 2154,
	} {
		p, ok := founding.ByCodes(text, locale.Fold)
		got := 0
		if ok {
			got = p.System.EPSG()
		}
		if got != want {
			t.Errorf("%q: %d, not %d", text, got, want)
		}
	}
	if p := founding.Begin(); p.System.EPSG() != 2154 || p.Why != founding.Usual {
		t.Errorf("it begins with %v", p)
	}
}

func TestChoices(t *testing.T) {
	t.Parallel()
	if n := len(founding.Choices(nil)); n != 15 {
		t.Errorf("%d systems", n)
	}
	utm := founding.ByPlace(geo.LonLat{Lon: 11.2, Lat: 45.07}).System
	if all := founding.Choices(utm); len(all) != 16 || all[0] != utm {
		t.Errorf("%d systems with one of elsewhere", len(all))
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"CC du Val d’Ombrelle": "CC du Val d’Ombrelle.gpkg", " Arvenne ": "Arvenne.gpkg", "Pays A/B : nord": "Pays A-B - nord.gpkg", "": "", "  ": "", "CON": "_CON.gpkg", "..": "",
	} {
		if got := founding.FileName(name); got != want {
			t.Errorf("%q: %q, not %q", name, got, want)
		}
	}
	for path, want := range map[string]string{
		"/tmp/cadastre-58194-parcelles.json.gz": "cadastre-58194-parcelles", "zones_activite.geojson": "zones activite", "Arvenne.gpkg": "Arvenne",
	} {
		if got := founding.Territory(path); got != want {
			t.Errorf("%q: %q, not %q", path, got, want)
		}
	}
}
