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

func TestWhereRowsAre(t *testing.T) {
	t.Parallel()
	lambert93, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	const paris = "2.3522 48.8566"
	for _, c := range []struct {
		what, text string
		opt        ingest.Options
		want       geo.Reason
		from       string
		kind       feature.Kind
		lon, lat   float64 // of the first position, when it matters
		rule       string
	}{
		{what: "lon and lat", text: "nom,lon,lat\nA,2.3522,48.8566\n", from: "columns", kind: feature.Points, lon: 2.3522, lat: 48.8566},
		{what: "decimal comma", text: "nom;longitude;latitude\nA;2,3522;48,8566\n", from: "columns", kind: feature.Points, lon: 2.3522, lat: 48.8566},
		{what: "tabs", text: "nom\tLAT\tLNG\nA\t48.8566\t2.3522\n", from: "columns", kind: feature.Points, lon: 2.3522, lat: 48.8566},
		{what: "lon is lat", text: "nom,lon,lat\nA,48.8566,2.3522\n", want: geo.FileUnknownCRS},
		{what: "lon is lat, and said", text: "nom,lon,lat\nA,48.8566,2.3522\n", opt: ingest.Options{LatFirst: true}, from: "columns", kind: feature.Points, lon: 2.3522, lat: 48.8566},
		{what: "well-known text", text: "id,geom\n1,\"POLYGON((2 48,2 49,3 49,2 48))\"\n", from: "positions", kind: feature.Areas, rule: "crs_assumed"},
		{what: "with its system", text: "id|geom\n1|SRID=2154;POINT(652469.02 6862035.26)\n", from: "rows", kind: feature.Points, lon: 2.3522, lat: 48.8566},
		{what: "3-D", text: "id;g\n1;POINT Z (" + paris + " 35)\n", from: "positions", kind: feature.Points, rule: "height_left_out"},
		{what: "latitude first", text: "id;g\n1;POINT(48.8566 2.3522)\n", want: geo.FileUnknownCRS},
		{what: "metres unsaid", text: "id;g\n1;POINT(652469 6862035)\n", want: geo.FileUnknownCRS},
		{what: "metres said", text: "id;g\n1;POINT(652469.02 6862035.26)\n", opt: ingest.Options{CRS: lambert93}, from: "option", kind: feature.Points, lon: 2.3522, lat: 48.8566},
		{what: "GeoJSON cell", text: "id;g\n1;\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[2.3522,48.8566]}\"\n", from: "default", kind: feature.Points, lon: 2.3522, lat: 48.8566},
		{what: "GeoJSON cell in Lambert-93", text: "id;g\n1;\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[652469.02,6862035.26]}\"\n", want: geo.FileUnknownCRS},
		{what: "the same, said", text: "id;g\n1;\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[652469.02,6862035.26]}\"\n", opt: ingest.Options{CRS: lambert93}, from: "option", kind: feature.Points, lon: 2.3522, lat: 48.8566},
		{what: "lon, lat in a cell", text: "id;geompoint\n1;2.3522, 48.8566\n", from: "positions", kind: feature.Points, lon: 2.3522, lat: 48.8566, rule: "pair_order"},
		{what: "lat, lon in a cell", text: "id;geo_point_2d\n1;48.8566, 2.3522\n", from: "positions", kind: feature.Points, lon: 2.3522, lat: 48.8566, rule: "pair_order"},
		{what: "x and y of each row", text: "siret;x;y;epsg\n1;652469.02;6862035.26;2154\n2;338000;7690000;2975\n", from: "rows", kind: feature.Points, lon: 2.3522, lat: 48.8566},
		{what: "x and y unsaid", text: "a;x;y\n1;652469;6862035\n", want: geo.FileUnknownCRS},
		{what: "x and y said", text: "a;x;y\n1;652469.02;6862035.26\n", opt: ingest.Options{CRS: lambert93}, from: "option", kind: feature.Points, lon: 2.3522, lat: 48.8566},
		{what: "a shape or else a point", text: "a;geompoint;geomsurf\n1;POINT(2 48);NA\n2;POINT(2 48);POLYGON((2 48,2 49,3 49,2 48))\n", from: "positions", kind: feature.Points},
		{what: "no place", text: "code;libelle\n01;Ain\n2A;Corse-du-Sud\n", from: "default", kind: feature.None, rule: "no_place"},
		{what: "names alone", text: "code;libelle\n", want: geo.FileNoFeatures},
		{what: "an open quotation mark", text: "a;b\n1;2\n3;4\n5;6\n7;\"8\n9;10\n", want: geo.FileBadTable},
		{what: "prose", text: "Bonjour, voici.\nDes phrases\nsans rapport\navec un tableau\n", want: geo.FileNotJSON},
		{what: "UTF-16", text: "\xff\xfen\x00;\x00l\x00o\x00n\x00;\x00l\x00a\x00t\x00\n\x00\xe9\x00;\x002\x00;\x004\x008\x00", from: "columns", kind: feature.Points},
	} {
		set, res, err := readAll(t, c.text, c.opt)
		if reason(err) != c.want {
			t.Errorf("%s: %v, want %q", c.what, err, c.want)
			continue
		}
		if err != nil {
			continue
		}
		if res.CRSFrom != c.from || set.Kinds[0] != c.kind || res.Format != "CSV" {
			t.Errorf("%s: %s from %s, kind %d; issues %v", c.what, res.Format, res.CRSFrom, set.Kinds[0], res.IssueCounts)
		}
		if c.rule != "" && res.IssueCounts[c.rule] != 1 {
			t.Errorf("%s: issues %v, want %s", c.what, res.IssueCounts, c.rule)
		}
		if c.lon != 0 && (len(set.Coords) == 0 || math.Hypot(set.Coords[0]-c.lon, set.Coords[1]-c.lat) > 1e-6) {
			t.Errorf("%s: at %v, want %v, %v", c.what, set.Coords, c.lon, c.lat)
		}
	}
}

func TestValuesOfRows(t *testing.T) {
	t.Parallel()
	set, res, err := readAll(t, "insee;siret;prix;surface;nom;vide;vide\r\n"+
		"01004;34749951900010;5,35;12;\"Dupont; \"\"fils\"\"\r\net Cie\";;\r\n\r\n"+
		"2A004;3;1 200;7;  Noël  ;x\r\n"+
		"75056;4;NA;;plus;x;y;de trop\r\n"+
		"75057;5;NA;;;;\r\n", ingest.Options{})
	if err != nil || set.Len() != 4 {
		t.Fatal(res, err)
	}
	for column, want := range map[string][3]string{
		"insee": {"01004", "2A004", "75056"}, "siret": {"34749951900010", "3", "4"}, "prix": {"5,35", "1 200", "NA"},
		"surface": {"12", "7", ""}, "nom": {"Dupont; \"fils\"\r\net Cie", "Noël", "plus"}, "vide": {"", "x", "x"}, "vide 2": {"", "", "y"},
	} {
		for f := range want {
			if got := set.Text(column, f); got != want[f] {
				t.Errorf("%s of row %d is %q, want %q", column, f, got, want[f])
			}
		}
	}
	if n, ok := set.Column("surface").Number(1); !ok || n != 7 || set.Column("surface").Type != feature.Integer {
		t.Error("a column of numbers is not one")
	}
	if set.Column("insee").Type != feature.Text || set.Column("vide").Known(0) {
		t.Error("a code is a number, or nothing is a value")
	}
	if res.IssueCounts["row_short"] != 1 || res.IssueCounts["row_long"] != 1 {
		t.Errorf("issues %v", res.IssueCounts)
	}
}

func TestRealTables(t *testing.T) {
	t.Parallel()
	lambert93, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		opt    ingest.Options
		want   geo.Reason
		kept   int // of the features, 0: all
		places int // of them
		text   string
	}{
		{name: "fr/friches/cartofriches-standard-cnig-A.csv.gz", places: -1, text: "é"},
		{name: "fr/friches/listes-latin1.csv", text: "Friche étude Ademe 2021"},
		{name: "fr/friches/cnig-friches-fichier-valide.csv", want: geo.FileUnknownCRS}, // its POINT has latitude first
		{name: "fr/friches/cnig-friches-fichier-valide.csv", opt: ingest.Options{LatFirst: true}, places: -1},
		{name: "fr/plu/encodings/AC2_ASSIETTE_SUP_S_014_latin1.csv", text: "Egal au générateur"},
		{name: "fr/plu/encodings/AC2_ASSIETTE_SUP_S_014_utf8.csv", text: "Egal au générateur"},
		{name: "fr/plu/encodings/sample-latin1.csv", text: "aé2"},
		{name: "fr/plu/encodings/not-trimmed.csv", text: "valeur A"},
		{name: "fr/plu/encodings/empty.csv", want: geo.FileEmpty},
		{name: "fr/plu/wkt-csv/fair_geometries.csv", places: 3},
		{name: "fr/plu/wkt-csv/dubious_geometries.csv", places: 3},
		{name: "fr/plu/wkt-csv/broken_geometries.csv", kept: 1, places: 1},
		{name: "fr/sites-economiques-cnig/pole-eco/exemple-valide.csv", places: 1, text: "entrepôts, logistique"},
		{name: "fr/sites-economiques-cnig/etablissement/exemple-valide.csv", places: -1, text: "Picardie service véhicules industriels"},
		{name: "fr/sites-economiques-cnig/terrain-eco/exemple-valide.csv", want: geo.FileUnknownCRS},
		{name: "fr/sites-economiques-cnig/terrain-eco/exemple-valide.csv", opt: ingest.Options{CRS: lambert93}, places: 1, text: "viabilisé et aménagé"},
		{name: "fr/sites-economiques-cnig/site-eco/exemple-valide.csv", want: geo.FileUnknownCRS},
		{name: "fr/sites-economiques-cnig/site-eco/exemple-valide.csv", opt: ingest.Options{CRS: lambert93}, places: 1},
	} {
		set, res, err := ingest.All(t.Context(), reference.Path(t, c.name), c.opt, nil)
		if reason(err) != c.want || err != nil && c.want == "" {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		if err != nil {
			continue
		}
		places, found := 0, c.text == ""
		for f := range set.Len() {
			if set.Kinds[f] != feature.None {
				places++
			}
			for _, column := range set.Columns {
				found = found || strings.Contains(column.Text(f), c.text)
				if strings.ContainsRune(column.Text(f), '\ufffd') {
					t.Errorf("%s: an accent is lost in %q", c.name, column.Text(f))
				}
			}
		}
		t.Logf("%s: %d of %d rows, %d places, issues %v", c.name, res.Kept, res.Read, places, res.IssueCounts)
		if c.kept == 0 && res.Kept != res.Read || c.kept > 0 && res.Kept != c.kept {
			t.Errorf("%s: %d of %d rows kept", c.name, res.Kept, res.Read)
		}
		if c.places >= 0 && places != c.places || c.places < 0 && places == 0 {
			t.Errorf("%s: %d places, want %d", c.name, places, c.places)
		}
		if !found {
			t.Errorf("%s: %q is not there", c.name, c.text)
		}
	}
}
