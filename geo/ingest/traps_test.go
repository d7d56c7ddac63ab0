package ingest_test

import (
	"math"
	"strings"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// The traps that files of land data are known to set, as far as reading them goes; data/standard has those of their meaning.

func lambert93(t testing.TB) *crs.System {
	t.Helper()
	s, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The cells of the official examples are GeoJSON in Lambert-93, which GeoJSON must not be: it is asked about, then read. The
// ring has four positions, the last of which is not the first by one decimal.
func TestTrapLambertInACell(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"site-eco", "terrain-eco"} {
		path := reference.Path(t, "fr/sites-economiques-cnig/"+name+"/exemple-valide.csv")
		_, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil)
		unknownCRS(t, err)
		set, res, err := ingest.All(t.Context(), path, ingest.Options{CRS: lambert93(t)}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if res.IssueCounts["ring_unclosed"] != 1 || set.Kinds[0] != feature.Areas {
			t.Errorf("%s: kind %d, issues %v", name, set.Kinds[0], res.IssueCounts)
		}
		if b := set.Bound(0); b.Min[0] < 2.449 || b.Max[0] > 2.451 || b.Min[1] < 44.929 || b.Max[1] > 44.931 {
			t.Errorf("%s lies at %v", name, b)
		}
	}
}

// One standard writes POINT(lat lon), another "lon, lat": the first is asked about, the second told apart by where it lies.
func TestTrapOrderOfOrdinates(t *testing.T) {
	t.Parallel()
	path := reference.Path(t, "fr/friches/cnig-friches-fichier-valide.csv")
	_, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil)
	unknownCRS(t, err)
	set, _, err := ingest.All(t.Context(), path, ingest.Options{LatFirst: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if b := set.Bound(0); !crs.InFrance(geo.FromOrb(b.Center())) {
		t.Errorf("the brownfield lies at %v", b)
	}
	for _, cell := range []string{"3.9815, 49.2527", "49.2527, 3.9815"} {
		set, res, err := readAll(t, "id;geompoint\n1;"+cell+"\n", ingest.Options{})
		if err != nil || math.Abs(set.Coords[0]-3.9815) > 1e-9 || res.IssueCounts["pair_order"] != 1 {
			t.Errorf("%s: %v, %v", cell, set, err)
		}
	}
}

// A code is no number: its zeros stay, in every format.
func TestTrapLeadingZeros(t *testing.T) {
	t.Parallel()
	for what, text := range map[string]string{
		"GeoJSON": collection(feat(square, `{"code":"01004"}`), feat(square, `{"code":"75056"}`)),
		"CSV":     "code,lon,lat\n01004,2,48\n75056,2,48\n",
		"quoted":  "code;lon;lat\n\"01004\";2;48\n\"75056\";2;48\n",
		"KML": `<kml><Document><Placemark><ExtendedData><Data name="code"><value>01004</value></Data></ExtendedData>` +
			`<Point><coordinates>2,48</coordinates></Point></Placemark></Document></kml>`,
	} {
		set, _, err := readAll(t, text, ingest.Options{})
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if c := set.Column("code"); c == nil || c.Type != feature.Text || c.Text(0) != "01004" {
			t.Errorf("%s: the code is %q", what, set.Text("code", 0))
		}
	}
}

// The register of establishments gives each row its own system; one that is not known takes its row alone.
func TestTrapSystemOfEachRow(t *testing.T) {
	t.Parallel()
	set, res, err := readAll(t, "siret;x;y;epsg;qualite_xy\n1;652469.02;6862035.26;2154;11\n2;338000;7690000;2975;33\n3;1;2;9999;11\n4;;;;\n", ingest.Options{})
	if err != nil || set.Len() != 3 || res.IssueCounts["epsg_unknown"] != 1 || res.IssueCounts["geometry_missing"] != 1 {
		t.Fatalf("%+v, %v", res, err)
	}
	for f, want := range [][2]float64{{2.3522, 48.8566}, {55.44, -20.88}} {
		if b := set.Bound(f); math.Abs(b.Min[0]-want[0]) > 0.01 || math.Abs(b.Min[1]-want[1]) > 0.01 {
			t.Errorf("row %d lies at %v", f, b)
		}
	}
}

// A service that answers in pages must not make what it left out pass for what is not there.
func TestTrapPartOfAnAnswer(t *testing.T) {
	t.Parallel()
	for members, want := range map[string]int{
		`"numberMatched":5321,"numberReturned":2`:                 1,
		`"totalFeatures":5321`:                                    1,
		`"total":3`:                                               1,
		`"exceededTransferLimit":true`:                            1,
		`"properties":{"exceededTransferLimit":true}`:             1,
		`"numberMatched":2,"numberReturned":2,"totalFeatures":2`:  0,
		`"totalFeatures":"unknown","exceededTransferLimit":false`: 0,
		`"bbox":[1,2,3,4]`:                                        0,
	} {
		features := `"features":[` + feat(square, "null") + "," + feat(square, `{"total":9}`) + `]`
		for _, text := range []string{
			`{"type":"FeatureCollection",` + members + `,` + features + `}`,
			`{"type":"FeatureCollection",` + features + `,` + members + `}`,
		} {
			_, res, err := readAll(t, text, ingest.Options{})
			if err != nil || res.IssueCounts["collection_partial"] != want {
				t.Errorf("%s: %+v, %v", members, res, err)
			}
		}
	}
}

// What French spreadsheets write: a byte-order mark, a decimal comma, semicolons, Windows-1252.
func TestTrapSpreadsheets(t *testing.T) {
	t.Parallel()
	const utf8 = "nom;longitude;latitude;prix\r\nZAC de l’Étang;2,3522;48,8566;12,5\r\n"
	latin := strings.NewReplacer("’", "\x92", "É", "\xc9").Replace(utf8)
	for what, text := range map[string]string{
		"semicolons": utf8, "byte-order mark": "\ufeff" + utf8, "Windows-1252": latin,
		"commas": strings.NewReplacer(",", ".", ";", ",").Replace(utf8), "tabs": strings.ReplaceAll(utf8, ";", "\t"),
	} {
		set, res, err := readAll(t, text, ingest.Options{})
		if err != nil || set.Len() != 1 || set.Text("nom", 0) != "ZAC de l’Étang" {
			t.Fatalf("%s: %+v, %v", what, res, err)
		}
		price, ok := set.Column("prix").Number(0)
		if !ok || price != 12.5 || math.Abs(set.Coords[0]-2.3522) > 1e-9 || math.Abs(set.Coords[1]-48.8566) > 1e-9 {
			t.Errorf("%s: price %v, at %v", what, price, set.Coords)
		}
		if (res.IssueCounts["text_encoding"] == 1) != (what == "Windows-1252") {
			t.Errorf("%s: issues %v", what, res.IssueCounts)
		}
	}
}
