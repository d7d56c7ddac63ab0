package ingest_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"math"
	"os"
	"strings"
	"testing"

	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/reference"
)

// areas is the oracle of a commune's parcels, by GEOS and GeographicLib.
type areas struct {
	Features int     `json:"features"`
	Total    float64 `json:"total_area_geodesic_m2"`
	Rows     [][]any `json:"rows"` // id, area in Lambert-93, geodesic area …
}

func readAreas(t *testing.T, name string) areas {
	t.Helper()
	f, err := os.Open(reference.Path(t, name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	var a areas
	if err := json.NewDecoder(r).Decode(&a); err != nil {
		t.Fatal(err)
	}
	return a
}

func TestParcelAreasAgreeWithTheOracle(t *testing.T) {
	t.Parallel()
	for file, oracle := range map[string]string{
		"fr/cadastre/cadastre-91432-parcelles.json.gz": "oracles/cadastre-91432-areas-iris.json.gz",
		"fr/cadastre/cadastre-91326-parcelles.json.gz": "oracles/cadastre-91326-areas-iris.json",
	} {
		want := readAreas(t, oracle)
		set, res, err := load(t, reference.Path(t, file))
		if err != nil {
			t.Fatal(err)
		}
		if res.Read != want.Features || res.Kept != want.Features {
			t.Errorf("%s: %d read, %d kept, want %d", file, res.Read, res.Kept, want.Features)
		}
		got := map[string]float64{}
		var total float64
		for f := range set.Len() {
			a := float64(measure.FeatureArea(set, f))
			got[set.Text("id", f)] = a
			total += a
		}
		if math.Abs(total-want.Total) > 1e-6*want.Total {
			t.Errorf("%s: %.1f m² in all, want %.1f", file, total, want.Total)
		}
		worst := 0.0
		for _, row := range want.Rows {
			id, area := row[0].(string), row[2].(float64)
			// The oracle rounds to the square centimetre.
			worst = math.Max(worst, (math.Abs(got[id]-area)-0.005)/math.Max(1, area))
		}
		if worst > 1e-6 {
			t.Errorf("%s: a parcel is off by %.2g of its area", file, worst)
		}
	}
}

// TestOneLayerInFourSystems: the same zoning in Lambert-93, CC47 and degrees coincides to a centimetre; without a system
// the file is refused.
func TestOneLayerInFourSystems(t *testing.T) {
	t.Parallel()
	const base = "fr/plu-derived/41175_PLU_20140603-zone_urba-"
	plain, _, err := load(t, reference.Path(t, base+"wgs84-rfc7946.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	for name, epsg := range map[string]int{"l93-crs-member": 2154, "cc47-crs-member": 3947} {
		set, res, err := load(t, reference.Path(t, base+name+".geojson"))
		if err != nil {
			t.Fatal(err)
		}
		if res.CRS.EPSG() != epsg || res.CRSFrom != "member" || set.Len() != plain.Len() {
			t.Fatalf("%s: %+v", name, res)
		}
		worst := 0.0
		for f := range set.Len() {
			// RFC 7946 writers may turn rings: each position must have its like.
			first, end := set.RingsOf(f)
			from, to := 2*set.Rings[first], 2*set.Rings[end]
			first, end = plain.RingsOf(f)
			against := plain.Coords[2*plain.Rings[first] : 2*plain.Rings[end]]
			for i := from; i < to; i += 2 {
				best := math.Inf(1)
				for k := 0; k < len(against); k += 2 {
					dx := (set.Coords[i] - against[k]) * math.Cos(47.8*math.Pi/180)
					best = math.Min(best, math.Hypot(dx, set.Coords[i+1]-against[k+1]))
				}
				worst = math.Max(worst, best*111_200)
			}
		}
		if worst > 0.0101 { // the degrees are rounded to 1e-7
			t.Errorf("%s is %.4f m off", name, worst)
		}
	}
	_, _, err = load(t, reference.Path(t, base+"l93-no-crs.geojson"))
	unknownCRS(t, err)
}

func TestRealLayersComeThrough(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]struct {
		kept int
		kind feature.Kind
		from string
	}{
		"fr/iris/iris-44.geojson.gz":                          {514, feature.Areas, "member"},
		"fr/iris/iris-91.geojson.gz":                          {0, feature.Areas, "member"},
		"fr/communes/communes-44-loire-atlantique.geojson.gz": {0, feature.Areas, "default"},
		"fr/communes/communes-974-la-reunion.geojson":         {24, feature.Areas, "default"},
		"fr/communes/departement-91-essonne.geojson":          {1, feature.Areas, "default"},
		"fr/perimetres/territoires-industrie-183.geojson.gz":  {183, feature.Areas, ""},
		"fr/friches/ademe-sites-pollues.geojson.gz":           {0, feature.Points, ""},
	} {
		set, res, err := load(t, reference.Path(t, name))
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		if want.kept != 0 && res.Kept != want.kept || res.Kept == 0 || res.Kept != res.Read {
			t.Errorf("%s: %d of %d kept, want %d", name, res.Kept, res.Read, want.kept)
		}
		if want.from != "" && res.CRSFrom != want.from {
			t.Errorf("%s: system from %s, want %s", name, res.CRSFrom, want.from)
		}
		kinds := map[feature.Kind]int{}
		for _, k := range set.Kinds {
			kinds[k]++
		}
		if kinds[want.kind] == 0 {
			t.Errorf("%s: kinds are %v", name, kinds)
		}
		if res.IssueCounts["outside_france"] != 0 {
			t.Errorf("%s is taken for foreign", name)
		}
		t.Logf("%s: %d kept, kinds %v, issues %v", name, res.Kept, kinds, res.IssueCounts)
	}
}

func TestLimitsOfOneFeature(t *testing.T) {
	t.Parallel()
	path := reference.Path(t, "nasty/poly-200001-vertices.geojson.gz")
	_, _, err := ingest.All(t.Context(), path, ingest.Options{Limits: ingest.Limits{FeatureBytes: 1 << 20}}, nil)
	if reason(err) != "too_large" {
		t.Errorf("got %v", err)
	}
}
