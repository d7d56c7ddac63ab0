package ingest_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// archive packs files into a ZIP file on the disk.
func archive(t *testing.T, files map[string][]byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "layers.zip")
	if err := os.WriteFile(path, pack(t, files), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func pack(t testing.TB, files map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shapefile reads the files of a real Shapefile, by extension.
func shapefile(t testing.TB, name string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, ext := range []string{".shp", ".shx", ".dbf", ".prj"} {
		raw, err := os.ReadFile(reference.Path(t, name+ext))
		if err != nil {
			t.Fatal(err)
		}
		files[ext] = raw
	}
	return files
}

func TestContents(t *testing.T) {
	t.Parallel()
	s := shapefile(t, "fr/plu/41175_PLU_20140603/ZONE_URBA")
	path := archive(t, map[string][]byte{
		"a/b/ZONE_URBA.SHP": s[".shp"], "a/b/ZONE_URBA.DBF": s[".dbf"], "a/b/zone_urba.prj": s[".prj"], "a/b/ZONE_URBA.SHX": s[".shx"],
		"a/b/ACTES.dbf":              s[".dbf"],
		"points.csv":                 []byte("nom;lon;lat\nA;2,35;48,85\n"),
		"points.kml":                 []byte(`<kml><Placemark><Point><coordinates>2,48</coordinates></Point></Placemark></kml>`),
		"zones.geojson":              []byte(collection(feat(square, "null"))),
		"lisez-moi.txt":              []byte("Bonjour, ces données\nsont libres.\n"),
		"style.qml":                  []byte("<!DOCTYPE qgis><qgis></qgis>"),
		"__MACOSX/._zones.geojson":   []byte("\x00\x05\x16\x07"),
		"inner.zip":                  pack(t, map[string][]byte{"x.geojson": []byte(collection())}),
		"base.gpkg":                  []byte("SQLite format 3\x00"),
		"empty.geojson":              nil,
		"../../outside.geojson":      []byte(collection(feat(square, "null"))),
		"a/b/ZONE_URBA.shp.xml":      []byte("<metadata/>"),
		"folder.with.dots/a.geojson": []byte(collection(feat(square, "null"))),
	})
	parts, err := ingest.Contents(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, p := range parts {
		got[p.Name] = p.Format
	}
	want := map[string]string{
		"a/b/ZONE_URBA.SHP": "Shapefile", "a/b/ACTES.dbf": "dBASE", "points.csv": "CSV", "points.kml": "KML", "zones.geojson": "GeoJSON",
		"folder.with.dots/a.geojson": "GeoJSON",
	}
	if len(got) != len(want) {
		t.Errorf("layers are %v", got)
	}
	for name, format := range want {
		if got[name] != format {
			t.Errorf("%s is %q, want %q", name, got[name], format)
		}
		set, res, err := ingest.All(t.Context(), path, ingest.Options{Part: name}, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if set.Len() == 0 || res.Part != name || res.Format != format+" (zip)" {
			t.Errorf("%s: %d features of %s as %s", name, set.Len(), res.Part, res.Format)
		}
		if n := res.IssueCounts; n["archive_path"] != 1 || n["archive_nested"] != 1 || n["part_unread"] != 1 {
			t.Errorf("%s: issues %v", name, n)
		}
	}
	if _, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil); reason(err) != geo.FileSeveralLayers {
		t.Errorf("without a choice: %v", err)
	}
	if _, _, err := ingest.All(t.Context(), path, ingest.Options{Part: "ZONE_URBA"}, nil); err != nil {
		t.Errorf("by the layer's name: %v", err)
	}
	if _, _, err := ingest.All(t.Context(), path, ingest.Options{Part: "other"}, nil); reason(err) != geo.FileLayerMissing {
		t.Errorf("another: %v", err)
	}
	// The same from a stream.
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	read := func(r io.Reader, opt ingest.Options) error {
		_, err := ingest.Read(t.Context(), r, "stream", 0, opt, func(*feature.Set) error { return nil }, nil)
		return err
	}
	if err := read(bytes.NewReader(raw), ingest.Options{Part: "ZONE_URBA"}); err != nil {
		t.Errorf("from a stream: %v", err)
	}
	if err := read(bytes.NewReader(raw), ingest.Options{Limits: ingest.Limits{StreamBytes: 1000}}); reason(err) != geo.FileTooLarge {
		t.Errorf("from a stream that is too long: %v", err)
	}
	plain, err := ingest.Contents(t.Context(), reference.Path(t, "fr/cadastre/cadastre-91432-parcelles.json.gz"))
	if err != nil || len(plain) != 1 || plain[0].Format != "GeoJSON" || plain[0].Layer != "cadastre-91432-parcelles" {
		t.Errorf("a plain file holds %+v, %v", plain, err)
	}
}

func TestArchivesThatAreRefused(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		files map[string][]byte
		want  geo.Reason
	}{
		"nothing":  {nil, geo.FileNoFeatures},
		"pictures": {map[string][]byte{"a.png": []byte("\x89PNG....")}, geo.FileUnknownFormat},
		"outside":  {map[string][]byte{"../a.geojson": []byte(collection())}, geo.FileBadArchive},
		"nested":   {map[string][]byte{"a.zip": pack(t, nil)}, geo.FileUnknownFormat},
		"excel":    {map[string][]byte{"[Content_Types].xml": []byte("<x/>"), "a.csv": []byte("a,b\n1,2\n")}, geo.FileSpreadsheet},
		"gml":      {map[string][]byte{"d/a.gml": []byte("<wfs:FeatureCollection>"), "d/a.xsd": []byte("<schema/>")}, geo.FileOtherFormat},
		"calc":     {map[string][]byte{"META-INF/manifest.xml": []byte("<x/>"), "content.xml": []byte("<x/>")}, geo.FileSpreadsheet},
	} {
		path := archive(t, c.files)
		if _, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil); reason(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
		if _, err := ingest.Contents(t.Context(), path); reason(err) != c.want {
			t.Errorf("contents of %s: %v, want %s", name, err, c.want)
		}
	}
	if _, _, err := ingest.All(t.Context(), reference.Path(t, "nasty/zip-bomb-200MB.zip"), ingest.Options{}, nil); reason(err) != geo.FileTooLarge {
		t.Errorf("a bomb: %v", err)
	}
	_, res, err := ingest.All(t.Context(), reference.Path(t, "nasty/zip-slip.zip"), ingest.Options{}, nil)
	if err != nil || res.IssueCounts["archive_path"] != 1 || res.Part != "ok/good.geojson" {
		t.Errorf("a name that leaves the archive: %+v, %v", res, err)
	}
	path := archive(t, map[string][]byte{"a.geojson": []byte(collection(strings.Repeat(feat(square, `{"a":1}`)+",", 999) + feat(square, "null")))})
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 60; i < 300; i += 7 {
		raw[i] ^= 0xff
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil); err == nil {
		t.Error("a damaged archive is read")
	} else if r := reason(err); r != geo.FileBadArchive && r != geo.FileUnknownFormat && r != geo.FileTruncated && r != geo.FileNotJSON {
		t.Errorf("a damaged archive: %v", err)
	}
}

func TestShapefileByAnyOfItsFiles(t *testing.T) {
	t.Parallel()
	s := shapefile(t, "fr/plu/41175_PLU_20140603/ZONE_URBA")
	dir := filepath.Join(t.TempDir(), "plan")
	if err := os.MkdirAll(filepath.Join(dir, "deep"), 0o700); err != nil {
		t.Fatal(err)
	}
	for ext, raw := range s {
		if err := os.WriteFile(filepath.Join(dir, "deep", "Zone.v1"+strings.ToUpper(ext)), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{"deep/Zone.v1.SHP", "deep/Zone.v1.DBF", "deep/Zone.v1.SHX", "deep", ""} {
		set, res, err := ingest.All(t.Context(), filepath.Join(dir, path), ingest.Options{}, nil)
		if err != nil {
			t.Errorf("%q: %v", path, err)
			continue
		}
		if set.Len() != 118 || res.CRS.EPSG() != 2154 || set.Column("LIBELLE") == nil {
			t.Errorf("%q: %d features in EPSG:%d", path, set.Len(), res.CRS.EPSG())
		}
	}
}

func TestWhatAShapefileMayLack(t *testing.T) {
	t.Parallel()
	s := shapefile(t, "fr/plu/41175_PLU_20140603/ZONE_URBA")
	lambert93, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	files := func(extensions ...string) map[string][]byte {
		m := map[string][]byte{}
		for _, ext := range extensions {
			m["zone"+ext] = s[ext]
		}
		return m
	}
	read := func(files map[string][]byte, opt ingest.Options) (*feature.Set, *ingest.Result, error) {
		return ingest.All(t.Context(), archive(t, files), opt, nil)
	}
	whole, _, err := read(files(".shp", ".dbf", ".prj"), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := read(files(".shp", ".dbf"), ingest.Options{}); reason(err) != geo.FileUnknownCRS {
		t.Errorf("without .prj, in metres: %v", err)
	}
	set, res, err := read(files(".shp", ".dbf"), ingest.Options{CRS: lambert93})
	if err != nil || res.CRSFrom != ingest.FromOption || !slices.Equal(set.Coords, whole.Coords) {
		t.Errorf("without .prj, as the user says: %+v, %v", res, err)
	}
	set, res, err = read(files(".shp", ".prj"), ingest.Options{})
	if err != nil || res.IssueCounts["attributes_missing"] != 1 || set.Len() != 118 || len(set.Columns) != 0 {
		t.Errorf("without .dbf: %+v, %v", res, err)
	}
	broken := files(".shp", ".dbf", ".prj")
	broken["zone.prj"] = []byte(`PROJCS["British_National_Grid",GEOGCS["GCS_OSGB_1936",DATUM["D_OSGB_1936",SPHEROID["Airy_1830",6377563.396,299.3249646]]],PROJECTION["Transverse_Mercator"],UNIT["Meter",1.0]]`)
	if _, _, err := read(broken, ingest.Options{}); reason(err) != geo.FileUnknownCRS {
		t.Errorf("in a system that is not known: %v", err)
	}
	short := files(".shp", ".dbf", ".prj")
	short["zone.shp"] = s[".shp"][:len(s[".shp"])/2]
	if _, _, err := read(short, ingest.Options{}); reason(err) != geo.FileTruncated {
		t.Errorf("cut short: %v", err)
	}
	short = files(".shp", ".dbf", ".prj")
	short["zone.dbf"] = s[".dbf"][:len(s[".dbf"])/2]
	if _, _, err := read(short, ingest.Options{}); reason(err) != geo.FileTruncated {
		t.Errorf("rows cut short: %v", err)
	}
	fewer := files(".shp", ".dbf", ".prj")
	fewer["zone.dbf"] = bytes.Clone(s[".dbf"])
	fewer["zone.dbf"][4] = 100 // of 118 rows
	set, res, err = read(fewer, ingest.Options{})
	if err != nil || set.Len() != 118 || res.IssueCounts["records_disagree"] != 1 || set.Text("LIBELLE", 117) != "" {
		t.Errorf("fewer rows than shapes: %+v, %v", res, err)
	}
	gone := files(".shp", ".dbf", ".prj")
	gone["zone.dbf"] = bytes.Clone(s[".dbf"])
	header := int(s[".dbf"][8]) | int(s[".dbf"][9])<<8
	gone["zone.dbf"][header] = '*'
	set, res, err = read(gone, ingest.Options{})
	if err != nil || set.Len() != 117 || res.Read != 118 || res.IssueCounts["record_deleted"] != 1 || set.Text("LIBELLE", 0) != whole.Text("LIBELLE", 1) {
		t.Errorf("a deleted row: %+v, %v", res, err)
	}
}

// TestEncodingsOfTables holds one table to every way of declaring and mistaking its encoding.
func TestEncodingsOfTables(t *testing.T) {
	t.Parallel()
	latin, utf := shapefile(t, "fr/plu/shp_latin1/PRESCRIPTION_PCT"), shapefile(t, "fr/plu/shp_utf8/PRESCRIPTION_PCT")
	want, _, err := ingest.All(t.Context(), reference.Path(t, "fr/plu/shp_latin1/PRESCRIPTION_PCT.shp"), ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	driver := func(raw []byte, id byte) []byte {
		raw = bytes.Clone(raw)
		raw[29] = id
		return raw
	}
	for _, c := range []struct {
		what string
		dbf  []byte
		cpg  string
		rule string
	}{
		{"latin1 said", latin[".dbf"], "latin1", ""},
		{"1252 said", latin[".dbf"], "1252", ""},
		{"ISO 8859-1 said", latin[".dbf"], "ISO-8859-1", ""},
		{"latin1 by driver", driver(latin[".dbf"], 0x03), "", ""},
		{"latin1 unsaid", latin[".dbf"], "", "encoding_guessed"},
		{"latin1 said to be UTF-8", latin[".dbf"], "UTF-8", "encoding_contradicted"},
		{"UTF-8 said", utf[".dbf"], "UTF-8\r\n", ""},
		{"UTF-8 unsaid", utf[".dbf"], "", ""},
		{"UTF-8 said to be latin1", utf[".dbf"], "latin1", "encoding_contradicted"},
		{"UTF-8, driver says 1252", driver(utf[".dbf"], 0x57), "", "encoding_contradicted"},
	} {
		files := map[string][]byte{"p.shp": latin[".shp"], "p.prj": latin[".prj"], "p.dbf": c.dbf}
		if c.cpg != "" {
			files["p.cpg"] = []byte(c.cpg)
		}
		got, res, err := ingest.All(t.Context(), archive(t, files), ingest.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if c.rule != "" && res.IssueCounts[c.rule] != 1 || c.rule == "" && len(res.IssueCounts) > 0 {
			t.Errorf("%s: issues %v, want %q", c.what, res.IssueCounts, c.rule)
		}
		accents := 0
		for _, column := range want.Columns {
			for f := range want.Len() {
				a, b := got.Text(column.Name, f), column.Text(f)
				if a != b {
					t.Fatalf("%s: %s of feature %d is %q, want %q", c.what, column.Name, f, a, b)
				}
				if strings.ContainsAny(a, "éèàêâ") {
					accents++
				}
				if strings.ContainsRune(a, '\ufffd') {
					t.Fatalf("%s: an accent is lost in %q", c.what, a)
				}
			}
		}
		if accents == 0 {
			t.Fatal("there is no accent to look at")
		}
	}
}

// TestLayersAreCancelled: no format reads on once it is told to stop.
func TestLayersAreCancelled(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"fr/plu/wkt-csv/ZONE_URBA.csv", "fr/risques/Exemple_Couche_Repere_Crue.zip", "fr/plu/41175_PLU_20140603/ZONE_URBA.dbf", "conformance/kml/styles.kml"} {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, _, err := ingest.All(ctx, reference.Path(t, name), ingest.Options{}, nil); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestProgressReachesTheEnd: what is reported as done grows to the total that was announced.
func TestProgressReachesTheEnd(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"fr/plu/wkt-csv/ZONE_URBA.csv", "fr/risques/Exemple_Couche_Repere_Crue.zip", "fr/plu/41175_PLU_20140603/ZONE_URBA.shp"} {
		var last, total int64
		_, res, err := ingest.All(t.Context(), reference.Path(t, name), ingest.Options{}, func(done, of int64) {
			if done < last {
				t.Errorf("%s: %d after %d", name, done, last)
			}
			last, total = done, of
		})
		if err != nil || last != total || last != res.Bytes {
			t.Errorf("%s: %d of %d bytes, %v", name, last, total, err)
		}
	}
}

// TestLayersOfAFolder: what a folder holds beside layers is passed over, and said where it may be missed.
func TestLayersOfAFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := shapefile(t, "fr/plu/41175_PLU_20140603/ZONE_URBA")
	apple, err := os.ReadFile(reference.Path(t, "nasty/._good.geojson"))
	if err != nil {
		t.Fatal(err)
	}
	good := []byte(collection(feat(square, "null")))
	for name, content := range map[string][]byte{
		"a/ZONE_URBA.shp": s[".shp"], "a/ZONE_URBA.dbf": s[".dbf"], "a/ZONE_URBA.prj": s[".prj"], "a/ZONE_URBA.shx": s[".shx"],
		"a/._ZONE_URBA.shp": apple, "._good.geojson": apple, "good.geojson": good, ".git/hidden.geojson": good, "schema.json": []byte(`{"fields":[]}`),
		"parcelles.json": good, "sites.csv": []byte("a;b\n1;2\n"), "read me.txt": []byte("a;b\n1;2\n"), "base.gpkg": []byte("SQLite format 3\x00"),
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, content, 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	parts, err := ingest.Contents(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range parts {
		got = append(got, p.Name)
		_, res, err := ingest.All(t.Context(), dir, ingest.Options{Part: p.Name}, nil)
		if err != nil || res.Kept == 0 || res.IssueCounts["part_unread"] != 1 {
			t.Errorf("%s: %+v, %v", p.Name, res, err)
		}
	}
	slices.Sort(got)
	if want := []string{"a/ZONE_URBA.shp", "good.geojson", "parcelles.json", "sites.csv"}; !slices.Equal(got, want) {
		t.Errorf("layers are %q, want %q", got, want)
	}
}
