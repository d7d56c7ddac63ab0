package ingest_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// samples is one layer of two features in each format that ingest reads, by a name that says which; a text of nine letters and
// a line of five positions in each.
func samples(t testing.TB) map[string]string {
	t.Helper()
	const line = "[[2,48],[2.1,48],[2.2,48],[2.3,48],[2.4,48]]"
	one := `{"type":"Feature","geometry":{"type":"LineString","coordinates":` + line + `},"properties":{"a":"neuf mots","b":2,"c":3}}`
	const wkt = "LINESTRING(2 48,2.1 48,2.2 48,2.3 48,2.4 48)"
	placemark := "<Placemark><ExtendedData><Data name='a'><value>neuf mots</value></Data><Data name='b'><value>2</value></Data>" +
		"<Data name='c'><value>3</value></Data></ExtendedData><LineString><coordinates>2,48 2.1,48 2.2,48 2.3,48 2.4,48</coordinates></LineString></Placemark>"
	dir := t.TempDir()
	paths := map[string]string{}
	for name, text := range map[string]string{
		"collection": collection(one, one),
		"lines":      one + "\n" + one + "\n",
		"table":      "g;a;b;c\n" + wkt + ";neuf mots;2;3\n" + wkt + ";neuf mots;2;3\n",
		"placemarks": "<kml><Document>" + placemark + placemark + "</Document></kml>",
	} {
		paths[name] = filepath.Join(dir, name)
		if err := os.WriteFile(paths[name], []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	paths["shapes"] = reference.Path(t, "fr/plu/41175_PLU_20140603/PRESCRIPTION_LIN.shp")
	return paths
}

func TestEachLimitHoldsInEachFormat(t *testing.T) {
	t.Parallel()
	for name, path := range samples(t) {
		read := func(l ingest.Limits) (int, *ingest.Result, error) {
			batches := 0
			res, err := ingest.File(t.Context(), path, ingest.Options{Limits: l}, func(s *feature.Set) error {
				batches++
				for _, c := range s.Columns {
					for f := range s.Len() {
						if text := c.Text(f); l.TextBytes > 0 && c.Type == feature.Text && len(text) > l.TextBytes {
							t.Errorf("%s: %q is longer than %d bytes", name, text, l.TextBytes)
						}
					}
				}
				if l.Columns > 0 && len(s.Columns) > l.Columns {
					t.Errorf("%s: %d columns", name, len(s.Columns))
				}
				return nil
			}, nil)
			return batches, res, err
		}
		_, plain, err := read(ingest.Limits{})
		if err != nil || plain.Kept < 2 {
			t.Fatalf("%s: %+v, %v", name, plain, err)
		}
		if _, _, err := read(ingest.Limits{FeatureBytes: 40}); reason(err) != geo.FileTooLarge && name != "collection" && name != "lines" {
			t.Errorf("%s: a feature of more than 40 bytes: %v", name, err)
		}
		_, res, err := read(ingest.Limits{Positions: 1})
		if err != nil || res.Kept != 0 || res.IssueCounts["too_many_positions"] != plain.Kept || res.Issues[len(res.Issues)-1].Severity != ingest.Error {
			t.Errorf("%s: more than one position: %+v, %v", name, res, err)
		}
		_, res, err = read(ingest.Limits{TextBytes: 3})
		if err != nil || res.Kept != plain.Kept || res.IssueCounts["text_too_long"] < 2 {
			t.Errorf("%s: texts of more than three bytes: %+v, %v", name, res, err)
		}
		_, res, err = read(ingest.Limits{Columns: 2})
		if err != nil || res.Kept != plain.Kept || res.IssueCounts["too_many_columns"] == 0 {
			t.Errorf("%s: more than two columns: %+v, %v", name, res, err)
		}
		_, res, err = read(ingest.Limits{Positions: 1, Issues: 1})
		if err != nil || len(res.Issues) != 1 || res.IssueCounts["too_many_positions"] != plain.Kept {
			t.Errorf("%s: more than one issue: %+v, %v", name, res, err)
		}
		if n, res, err := read(ingest.Limits{Batch: 1}); err != nil || n != plain.Kept {
			t.Errorf("%s: %d batches of one feature of %d, %v", name, n, res.Kept, err)
		}
		if n, res, err := read(ingest.Limits{BatchBytes: 1}); err != nil || n != plain.Kept {
			t.Errorf("%s: %d batches of a byte of %d, %v", name, n, res.Kept, err)
		}
	}
}

// The window of JSON is some kilobytes at the least: a feature over the limit must be larger.
func TestALargeFeatureIsRefused(t *testing.T) {
	t.Parallel()
	large := feat(square, `{"a":"`+strings.Repeat("x", 300_000)+`"}`)
	for what, text := range map[string]string{"collection": collection(large), "alone": large, "line": feat(square, "null") + "\n" + large} {
		if _, _, err := readAll(t, text, ingest.Options{Limits: ingest.Limits{FeatureBytes: 100_000}}); reason(err) != geo.FileTooLarge {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// TestWideFeatures: the fields of a row and the members of properties are as many as a file likes, ours are not.
func TestWideFeatures(t *testing.T) {
	t.Parallel()
	const many = 30_000
	var members, fields []string
	for i := range many {
		members, fields = append(members, fmt.Sprintf(`"p%d":%d`, i, i)), append(fields, fmt.Sprintf("p%d", i))
	}
	one := feat(square, "{"+strings.Join(members, ",")+"}")
	set, res, err := readAll(t, collection(one, one), ingest.Options{})
	if err != nil || len(set.Columns) != 1900 || set.Len() != 2 {
		t.Errorf("%d columns, %v", len(set.Columns), err)
	}
	if n := res.IssueCounts["too_many_columns"]; n < 2*(20_000-1900) {
		t.Errorf("%d columns are told of", n)
	}
	row := strings.Join(fields, ",") + "\n"
	if _, _, err := readAll(t, row+row, ingest.Options{}); reason(err) != geo.FileTooLarge {
		t.Errorf("a row of %d fields: %v", many, err)
	}
}

// TestNamesWithoutEnd: a file whose every feature has other properties costs what its features do, on one worker and on many.
func TestNamesWithoutEnd(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	b.WriteString(`{"type":"FeatureCollection","features":[`)
	const features = 3000
	for i := range features {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.WriteString(`{"type":"Feature","geometry":null,"properties":{`)
		for k := range 10 {
			fmt.Fprintf(&b, `"p%d":1,`, 10*i+k)
		}
		b.WriteString(`"last":2}}`)
	}
	b.WriteString("]}")
	var told []int
	for _, workers := range []int{1, 3} {
		most, kept := 0, 0
		opt := ingest.Options{Workers: workers, Limits: ingest.Limits{Columns: 500, BatchBytes: 1 << 20, ChunkBytes: 50_000}}
		res, err := ingest.Read(t.Context(), bytes.NewReader(b.Bytes()), "names", 0, opt, func(s *feature.Set) error {
			most, kept = max(most, s.Len()*len(s.Columns)), kept+s.Len()
			return nil
		}, nil)
		if err != nil || kept != features || 8*most > 2<<20 {
			t.Errorf("%d workers: %d features, %d cells at once, %v", workers, kept, most, err)
		}
		told = append(told, res.IssueCounts["too_many_columns"])
	}
	if told[0] != told[1] || told[0] < 10*features-500 {
		t.Errorf("columns left out: %v", told)
	}
}

func TestLimitsOfArchives(t *testing.T) {
	t.Parallel()
	path := archive(t, map[string][]byte{"a.geojson": []byte(collection(feat(square, "null"))), "b.geojson": []byte(collection(feat(square, "null")))})
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for what, l := range map[string]ingest.Limits{"entries": {ArchiveEntries: 1}, "bytes": {ArchiveBytes: 10}} {
		if _, _, err := ingest.All(t.Context(), path, ingest.Options{Part: "a.geojson", Limits: l}, nil); reason(err) != geo.FileTooLarge {
			t.Errorf("%s: %v", what, err)
		}
	}
	bomb := reference.Path(t, "nasty/zip-bomb-200MB.zip")
	if _, _, err := ingest.All(t.Context(), bomb, ingest.Options{}, nil); reason(err) != geo.FileTooLarge {
		t.Errorf("ratio: %v", err)
	}
	// Of a larger ratio it is blanks, which are no layer.
	if _, _, err := ingest.All(t.Context(), bomb, ingest.Options{Limits: ingest.Limits{ArchiveRatio: 5000}}, nil); reason(err) == geo.FileTooLarge {
		t.Errorf("a larger ratio: %v", err)
	}
	opt := ingest.Options{Part: "a.geojson", Limits: ingest.Limits{StreamBytes: 100}}
	if _, err := ingest.Read(t.Context(), bytes.NewReader(raw), "stream", 0, opt, func(*feature.Set) error { return nil }, nil); reason(err) != geo.FileTooLarge {
		t.Errorf("stream: %v", err)
	}
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	if _, err := z.Write([]byte("a;b\n" + strings.Repeat("1;2\n", 5<<20))); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	if _, _, err := readAll(t, zipped.String(), ingest.Options{}); reason(err) != geo.FileTooLarge {
		t.Errorf("a bomb of gzip: %v", err)
	}
	dir := t.TempDir()
	for _, name := range []string{"a.csv", "b.csv"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("a;b\n1;2\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, err := ingest.All(t.Context(), dir, ingest.Options{Limits: ingest.Limits{ArchiveEntries: 1}}, nil); reason(err) != geo.FileTooLarge {
		t.Errorf("files of a folder: %v", err)
	}
}

// TestAFullSetIsRefused: All gives one Set or none.
func TestAFullSetIsRefused(t *testing.T) {
	t.Parallel()
	set, err := new(feature.Builder).Set()
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = ingest.Whole("path", ingest.Options{}, func(_ ingest.Options, sink func(*feature.Set) error) (*ingest.Result, error) {
		if err := sink(set); err != nil {
			return nil, err
		}
		return nil, sink(set)
	})
	if reason(err) != geo.FileTooLarge {
		t.Errorf("%v", err)
	}
}
