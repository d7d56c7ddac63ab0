package incoming_test

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data/incoming"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// The counts are those of ogrinfo.
func TestGeoPackagesOfOthersComeThroughTheSameDoor(t *testing.T) {
	t.Parallel()
	path := reference.Path(t, "fr/risques/pprt_69dreal20090005.gpkg")
	parts, err := incoming.Contents(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, p := range parts {
		kept := 0
		result, err := incoming.File(t.Context(), path, ingest.Options{Part: p.Name}, func(s *feature.Set) error {
			kept += s.Len()
			return nil
		}, nil)
		if err != nil {
			t.Fatalf("%s: %v", p.Name, err)
		}
		set, _, err := incoming.All(t.Context(), path, ingest.Options{Part: p.Name}, nil)
		if err != nil {
			t.Fatalf("%s: %v", p.Name, err)
		}
		if kept != result.Kept || set.Len() != kept {
			t.Errorf("%s: %d features in batches, %d in the result, %d at once", p.Name, kept, result.Kept, set.Len())
		}
		got[p.Layer] = kept
	}
	for layer, want := range map[string]int{
		"pprt_69dreal20090005_zonereglementairefoncier_s": 10,
		"pprt_69dreal20090005_zonereglementaireurba_s":    25,
		"pprt_69dreal20090005_perimetre_s":                1,
	} {
		if got[layer] != want {
			t.Errorf("%s: %d features, want %d", layer, got[layer], want)
		}
	}
}

func TestStylesOfQGISAreNoLayer(t *testing.T) {
	t.Parallel()
	parts, err := incoming.Contents(t.Context(), reference.Path(t, "fr/sites-economiques-cnig/sites_economiques.gpkg"))
	if err != nil {
		t.Fatal(err)
	}
	if slices.ContainsFunc(parts, func(p ingest.Part) bool { return p.Name == "layer_styles" }) {
		t.Errorf("layer_styles is listed among %d layers", len(parts))
	}
	if len(parts) < 4 {
		t.Errorf("%d layers, want the four classes of the standard at least", len(parts))
	}
}

// The templates of the standards are tables without rows: they are recognised by what they declare.
func TestTemplatesAreRecognised(t *testing.T) {
	t.Parallel()
	path := reference.Path(t, "fr/sites-economiques-cnig/sites_economiques.gpkg")
	parts, err := incoming.Contents(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"etablissement": "cnig-etablissement", "pole_eco": "cnig-pole-eco", "site_eco": "cnig-site-eco", "terrain_eco": "cnig-terrain-eco",
	}
	for _, p := range parts {
		l, err := incoming.At(t.Context(), path, p, ingest.Options{}, orb.Bound{})
		if err != nil {
			t.Fatal(err)
		}
		if g := l.Guess(); g.Standard != want[p.Name] || !l.Recognised() || l.Kind == feature.None {
			t.Errorf("%s is taken for %+v, of kind %d", p.Name, g, l.Kind)
		}
	}
}
