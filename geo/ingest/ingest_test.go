package ingest_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
)

const square = `{"type":"Polygon","coordinates":[[[2.1,48.1],[2.2,48.1],[2.2,48.2],[2.1,48.2],[2.1,48.1]]]}`

func feat(geometry, properties string) string {
	return `{"type":"Feature","geometry":` + geometry + `,"properties":` + properties + `}`
}

func collection(features ...string) string {
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
}

// readAll reads a text in one batch.
func readAll(t *testing.T, text string, opt ingest.Options) (*feature.Set, *ingest.Result, error) {
	t.Helper()
	var got *feature.Set
	res, err := ingest.Read(t.Context(), strings.NewReader(text), "text", int64(len(text)), opt,
		func(s *feature.Set) error { got = s; return nil }, nil)
	return got, res, err
}

func reason(err error) geo.Reason {
	var refused *geo.FileError
	if errors.As(err, &refused) {
		return refused.Reason
	}
	return ""
}

func TestFilesThatAreRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	fmt.Fprint(z, collection(strings.Repeat(feat(square, `{"a":1}`)+",", 500)+feat(square, "null")))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	spoilt := bytes.Clone(zipped.Bytes())
	spoilt[len(spoilt)-5] ^= 0xff
	for _, c := range []struct {
		name, content string
		want          geo.Reason
	}{
		{"empty", "", geo.FileEmpty},
		{"blank", " \n\t ", geo.FileEmpty},
		{"bom alone", "\ufeff", geo.FileEmpty},
		{"page", "<!DOCTYPE html>\n<html><body>404</body></html>", geo.FileIsHTML},
		{"page without doctype", "\n <HTML lang=fr>", geo.FileIsHTML},
		{"xml", `<?xml version="1.0"?><rss/>`, geo.FileNotJSON},
		{"answer", `<?xml version="1.0"?><!-- WFS --><ows:ExceptionReport/>`, geo.FileServiceError},
		{"gml", `<?xml version="1.0"?><wfs:FeatureCollection xmlns:wfs="x">`, geo.FileOtherFormat},
		{"gpx", `<gpx version="1.1">`, geo.FileOtherFormat},
		{"flatgeobuf", "fgb\x03fgb\x00", geo.FileOtherFormat},
		{"parquet", "PAR1\x15\x04", geo.FileOtherFormat},
		{"mapinfo table", "!table\n!version 300\n", geo.FileOtherFormat},
		{"mapinfo exchange", "Version   300\nCharset \"WindowsLatin1\"\nDelimiter \",\"\n", geo.FileOtherFormat},
		{"old workbook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", geo.FileSpreadsheet},
		{"comments", "// parcelles\n" + collection(), geo.FileNotJSON},
		{"words", "Bonjour", geo.FileNotJSON},
		{"truncated gzip", zipped.String()[:zipped.Len()/2], geo.FileTruncated},
		{"gzip of three bytes", zipped.String()[:3], geo.FileTruncated},
		{"spoilt gzip", string(spoilt), geo.FileBadGzip},
		{"zip", "PK\x03\x04....", geo.FileBadArchive},
		{"geopackage", "SQLite format 3\x00", geo.FileUnknownFormat},
		{"truncated in a feature", collection(feat(square, `{"a":1}`))[:150], geo.FileTruncated},
		{"truncated before the type", `{"features":[` + feat(square, "null") + `]`, geo.FileTruncated},
		{"no type", `{"features":[` + feat(square, "null") + `]}`, geo.FileNotGeoJSON},
		{"wrong type at the end", `{"features":[],"type":"Topology"}`, geo.FileNotGeoJSON},
		{"comma", collection(feat(square, `{"a":1,}`)), geo.FileNotJSON},
		{"missing comma", collection(feat(square, "null") + feat(square, "null")), geo.FileNotJSON},
		{"lone scalar", "12", geo.FileNotGeoJSON},
		{"after the end", collection() + "x", geo.FileNotJSON},
		{"unknown system", `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:27700"}},"features":[]}`, geo.FileUnknownCRS},
		{"linked system", `{"type":"FeatureCollection","crs":{"type":"link","properties":{"href":"x"}},"features":[]}`, geo.FileUnknownCRS},
		{"degrees declared as metres", `{"type":"FeatureCollection","crs":"EPSG:2154","features":[` + feat(square, "null") + `]}`, geo.FileUnknownCRS},
		{"metres declared at the end as others", `{"type":"FeatureCollection","features":[` + feat(square, "null") + `],"crs":"EPSG:2154"}`, geo.FileUnknownCRS},
	} {
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, []byte(c.content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil); reason(err) != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
	for path, want := range map[string]geo.Reason{
		dir:                                geo.FileIsDirectory,
		filepath.Join(dir, "nothing here"): geo.FileMissing,
		filepath.Join(dir, "words", "x"):   geo.FileMissing,
	} {
		if _, _, err := ingest.All(t.Context(), path, ingest.Options{}, nil); reason(err) != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
}

func TestRefusalNamesThePlace(t *testing.T) {
	t.Parallel()
	_, _, err := readAll(t, "{\"type\":\"FeatureCollection\",\n\"features\":[\n{\"type\":\"Feature\" \"geometry\":null}]}", ingest.Options{})
	var refused *geo.FileError
	if !errors.As(err, &refused) || !strings.HasPrefix(refused.Detail, "line 3, column 19: expected ','") {
		t.Errorf("got %v", err)
	}
}

func TestPropertiesComeThrough(t *testing.T) {
	t.Parallel()
	set, res, err := readAll(t, collection(
		feat(square, `{"id":"A","text":"caf\u00e9 \"x\"\ud83d\ude00","int":12,"real":1.5,"yes":true,"none":null,"list":[1, {"a":2}],"siret":12345678901234567890,"mixed":1}`),
		feat("null", `{"id":"B","int":3.25,"mixed":"007","none":null,"late":"x"}`),
	), ingest.Options{})
	if err != nil || res.Kept != 2 {
		t.Fatal(res, err)
	}
	for _, c := range []struct {
		column string
		typ    feature.Type
		want   [2]string
	}{
		{"id", feature.Text, [2]string{"A", "B"}},
		{"text", feature.Text, [2]string{`café "x"😀`, ""}},
		{"int", feature.Real, [2]string{"12", "3.25"}},
		{"real", feature.Real, [2]string{"1.5", ""}},
		{"yes", feature.Boolean, [2]string{"true", ""}},
		{"none", feature.Text, [2]string{"", ""}},
		{"list", feature.Text, [2]string{`[1, {"a":2}]`, ""}},
		{"siret", feature.Text, [2]string{"12345678901234567890", ""}},
		{"mixed", feature.Text, [2]string{"1", "007"}},
		{"late", feature.Text, [2]string{"", "x"}},
	} {
		col := set.Column(c.column)
		if col == nil {
			t.Errorf("column %s is lost", c.column)
			continue
		}
		if got := [2]string{col.Text(0), col.Text(1)}; got != c.want || col.Type != c.typ {
			t.Errorf("%s: %q of type %d, want %q of type %d", c.column, got, col.Type, c.want, c.typ)
		}
	}
	if set.Column("none").Known(0) {
		t.Error("null is taken for a value")
	}
	if set.Kinds[1] != feature.None || set.Geometry(1) != nil {
		t.Error("the feature without geometry has one")
	}
}

func TestWhereTheIDComesFrom(t *testing.T) {
	t.Parallel()
	set, _, err := readAll(t, collection(
		`{"type":"Feature","id":"top","geometry":null,"properties":{"id":"own"}}`,
		`{"type":"Feature","id":42,"geometry":null,"properties":{"a":1}}`,
		`{"type":"Feature","id":"spare","geometry":null,"properties":{"id":null}}`,
		`{"type":"Feature","geometry":null,"properties":null}`,
	), ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for f, want := range []string{"own", "42", "spare", ""} {
		if got := set.Text("id", f); got != want {
			t.Errorf("feature %d: id %q, want %q", f, got, want)
		}
	}
}

func TestIssuesTellWhichAndWhere(t *testing.T) {
	t.Parallel()
	bow := `{"type":"Polygon","coordinates":[[[2.1,48.1],[2.2,48.2],[2.2,48.1],[2.1,48.2],[2.1,48.1]]]}`
	_, res, err := readAll(t, collection(
		feat(square, `{"id":"good"}`),
		feat(`{"type":"Point","coordinates":["2,1",48]}`, `{"id":"bad"}`),
		feat(bow, `{"id":"bow"}`),
	), ingest.Options{})
	if err != nil || res.Read != 3 || res.Kept != 2 {
		t.Fatal(res, err)
	}
	if res.IssueCounts["position_not_number"] != 1 || res.IssueCounts["self_crossing"] != 1 {
		t.Errorf("counts are %v", res.IssueCounts)
	}
	lost, crossed := res.Issues[0], res.Issues[1]
	for _, i := range res.Issues {
		if i.Rule == "self_crossing" {
			crossed = i
		}
	}
	if lost.Feature != 1 || lost.FeatureID != "bad" || lost.Severity != ingest.Error || lost.HasPlace {
		t.Errorf("got %+v", lost)
	}
	if crossed.Feature != 2 || crossed.FeatureID != "bow" || crossed.Severity != ingest.Warning || !crossed.HasPlace ||
		math.Hypot(crossed.At.Lon-2.15, crossed.At.Lat-48.15) > 1e-9 {
		t.Errorf("got %+v", crossed)
	}
}

func TestIssuesAreBoundedButCounted(t *testing.T) {
	t.Parallel()
	many := strings.Repeat("null,", 5000)
	_, res, err := readAll(t, collection(many+feat(square, "null")), ingest.Options{Limits: ingest.Limits{Issues: 10}})
	if err != nil || len(res.Issues) != 10 || res.IssueCounts["feature_not_object"] != 5000 || res.Kept != 1 {
		t.Errorf("%d listed of %v, %d kept, %v", len(res.Issues), res.IssueCounts, res.Kept, err)
	}
}

func TestMembersInAnyOrder(t *testing.T) {
	t.Parallel()
	inner := `{"properties":{"a":1},"geometry":{"coordinates":[[[2.1,48.1],[2.2,48.1],[2.2,48.2],[2.1,48.1]]],"type":"Polygon"},"type":"Feature"}`
	for _, text := range []string{
		`{"features":[` + inner + `],"name":"x","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"type":"FeatureCollection"}`,
		`{"bbox":[1,2,3,4],"features":[` + inner + `],"total":1,"type":"FeatureCollection"}`,
		inner,
		"\x1e" + inner + "\n\x1e" + inner + "\n",
		`{"coordinates":[[[2.1,48.1],[2.2,48.1],[2.2,48.2],[2.1,48.1]]],"type":"Polygon"}`,
	} {
		set, _, err := readAll(t, strings.TrimPrefix(text, "\x1e"), ingest.Options{})
		if err != nil {
			t.Errorf("%s: %v", text, err)
		} else if set.Kinds[0] != feature.Areas || len(set.Ring(0)) != 8 {
			t.Errorf("%s: the shape is lost", text)
		}
	}
}

// TestWindowIsNoLimit reads a collection far larger than the window, whose system comes last, byte by byte too.
func TestWindowIsNoLimit(t *testing.T) {
	t.Parallel()
	const n = 12_000
	var b strings.Builder
	b.WriteString(`{"features":[`)
	for i := range n {
		if i > 0 {
			b.WriteString(",\n")
		}
		x, y := 650000+10*(i%100), 6850000+10*(i/100)
		fmt.Fprintf(&b, `{"type":"Feature","properties":{"id":"P%05d","pad":%q},"geometry":{"type":"Polygon","coordinates":[[[%d,%d],[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}}`,
			i, strings.Repeat("é", 50), x, y, x+10, y, x+10, y+10, x, y+10, x, y)
	}
	b.WriteString(`],"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"type":"FeatureCollection"}`)
	text := b.String()
	path := filepath.Join(t.TempDir(), "late.geojson")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	check := func(what string, res *ingest.Result, ids []string, first geo.LonLat, err error) {
		t.Helper()
		if err != nil || res.Kept != n || res.CRS.EPSG() != 2154 || res.CRSFrom != "member" {
			t.Fatalf("%s: %+v, %v", what, res, err)
		}
		for i, id := range ids {
			if id != fmt.Sprintf("P%05d", i) {
				t.Fatalf("%s: feature %d is %s", what, i, id)
			}
		}
		l93, _ := crs.Lookup(2154)
		if q := l93.Forward(first); math.Hypot(q.X-650000, q.Y-6850000) > 1e-6 {
			t.Errorf("%s: the first position is at %v", what, q)
		}
	}
	var ids []string
	var first geo.LonLat
	batches := 0
	sink := func(s *feature.Set) error {
		if batches == 0 {
			first = geo.LonLat{Lon: s.Coords[0], Lat: s.Coords[1]}
		}
		batches++
		for f := range s.Len() {
			ids = append(ids, s.Text("id", f))
		}
		return nil
	}
	opt := ingest.Options{Limits: ingest.Limits{Batch: 5000}}
	var last int64
	res, err := ingest.File(t.Context(), path, opt, sink, func(done, total int64) {
		if done < last || done > total {
			t.Errorf("progress %d of %d after %d", done, total, last)
		}
		last = done
	})
	check("file", res, ids, first, err)
	if batches != 3 || last != int64(len(text)) || res.Bytes != last {
		t.Errorf("%d batches, %d of %d bytes", batches, last, len(text))
	}
	ids, batches = nil, 0
	res, err = ingest.Read(t.Context(), iotest.HalfReader(strings.NewReader(text)), "stream", 0, opt, sink, nil)
	check("stream", res, ids, first, err)
}

func TestEveryCutIsSeen(t *testing.T) {
	t.Parallel()
	text := `{"type":"FeatureCollection","crs":null,"features":[` + feat(square, `{"a":-1.5e2,"b":"\u00e9","c":[true,false,null]}`) + `]}`
	for n := 1; n < len(text); n++ {
		if _, _, err := readAll(t, text[:n], ingest.Options{}); reason(err) != geo.FileTruncated {
			t.Errorf("cut at %d, %q: %v", n, text[max(0, n-12):n], err)
		}
	}
	set, _, err := readAll(t, text, ingest.Options{})
	if err != nil || set.Text("a", 0) != "-150" {
		t.Error(set, err)
	}
	var one *feature.Set
	_, err = ingest.Read(t.Context(), iotest.OneByteReader(strings.NewReader(text)), "slow", 0, ingest.Options{},
		func(s *feature.Set) error { one = s; return nil }, nil)
	if err != nil || one.Len() != 1 {
		t.Errorf("byte by byte: %v", err)
	}
}

func TestOptionOverridesTheFile(t *testing.T) {
	t.Parallel()
	l93, _ := crs.Lookup(2154)
	text := collection(feat(`{"type":"Point","coordinates":[700000,6600000]}`, "null"))
	if _, _, err := readAll(t, text, ingest.Options{}); reason(err) != geo.FileUnknownCRS {
		t.Errorf("metres without a system: %v", err)
	}
	set, res, err := readAll(t, text, ingest.Options{CRS: l93})
	if err != nil || res.CRSFrom != "option" {
		t.Fatal(res, err)
	}
	if math.Hypot(set.Coords[0]-3, set.Coords[1]-46.5) > 1e-9 {
		t.Errorf("got %v", set.Coords)
	}
}

func TestErrorsThatAreNotTheFiles(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "a.geojson")
	if err := os.WriteFile(path, []byte(collection(feat(square, "null"))), 0o600); err != nil {
		t.Fatal(err)
	}
	full := errors.New("the disk is full")
	_, err := ingest.File(t.Context(), path, ingest.Options{}, func(*feature.Set) error { return full }, nil)
	if !errors.Is(err, full) || reason(err) != "" {
		t.Errorf("the error of the sink comes out as %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ingest.File(ctx, path, ingest.Options{}, func(*feature.Set) error { return nil }, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled, it says %v", err)
	}
}

func TestGeometryKinds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		geometry string
		want     string // kind: positions of each ring
	}{
		{`{"type":"Point","coordinates":[2,48]}`, "1: 1"},
		{`{"type":"MultiPoint","coordinates":[[2,48],[2.1,48]]}`, "1: 2"},
		{`{"type":"LineString","coordinates":[[2,48],[2.1,48],[2.2,48,35]]}`, "2: 3"},
		{`{"type":"MultiLineString","coordinates":[[[2,48],[2.1,48]],[[2,49]],[[2,48],[2.1,48],[3,48]]]}`, "2: 2 3"},
		{`{"type":"Polygon","coordinates":[[[2,48],[3,48],[3,49],[2,48]],[[2.6,48.4],[2.7,48.5],[2.7,48.4],[2.6,48.4]]]}`, "3: 4 4"},
		{`{"type":"Polygon","coordinates":[[[2,48],[3,48],[3,49]]]}`, "3: 4"},
		{`{"type":"MultiPolygon","coordinates":[[[[2,48],[3,48],[3,49],[2,48]]],[],[[[4,48],[5,48],[5,49],[4,49],[4,48]]]]}`, "3: 4 5"},
		{`{"type":"Polygon","coordinates":[]}`, "0:"},
		{`{"type":"MultiPolygon","coordinates":[[[]]]}`, "0:"},
		{`{"type":"GeometryCollection","geometries":[]}`, "0:"},
		{`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[2,48]},{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[2,48],[3,48]]}]}]}`, "2: 2"},
		{`{"geometries":[{"type":"Point","coordinates":[2,48]}],"type":"GeometryCollection","coordinates":[]}`, "1: 1"},
		{`{"type":"Polygon","geometries":[]}`, "lost"},
		{`{"type":"Circle","coordinates":[2,48]}`, "lost"},
		{`{"type":"Point","coordinates":[[2,48]]}`, "lost"},
		{`{"type":"LineString","coordinates":[[2,48],[[3,48]]]}`, "lost"},
		{`{"type":"Polygon","coordinates":[[["a","b"]]]}`, "lost"},
		{`{"type":"Polygon","coordinates":[[[2,48],[3,48],[2,48]]]}`, "lost"},
		{`{"type":"Polygon"}`, "lost"},
		{`"POINT(2 48)"`, "lost"},
	} {
		set, res, err := readAll(t, collection(feat(c.geometry, "null")), ingest.Options{})
		got := "lost"
		if err != nil {
			got = err.Error()
		} else if res.Kept == 1 {
			got = fmt.Sprintf("%d:", set.Kinds[0])
			for r := range len(set.Rings) - 1 {
				got += fmt.Sprintf(" %d", len(set.Ring(r))/2)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.geometry, got, c.want)
		}
	}
}
