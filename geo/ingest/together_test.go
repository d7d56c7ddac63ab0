package ingest_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"emprise/geo/feature"
	"emprise/geo/ingest"

	"pgregory.net/rapid"
)

// reading is all that a reading gives: batches, result and error.
type reading struct {
	batches []*feature.Set
	result  *ingest.Result
	err     string
}

func readWith(text io.Reader, opt ingest.Options) reading {
	var r reading
	res, err := ingest.Read(context.Background(), text, "text", 0, opt, func(s *feature.Set) error {
		r.batches = append(r.batches, s)
		return nil
	}, nil)
	r.result = res
	if err != nil {
		r.err = err.Error()
	}
	return r
}

// differ says where two readings are not the same, "" when they are. A refused file may have given more or fewer batches.
func differ(a, b reading) string {
	if a.err != b.err {
		return fmt.Sprintf("errors: %q and %q", a.err, b.err)
	}
	if a.err != "" {
		return ""
	}
	if !reflect.DeepEqual(a.result, b.result) {
		return fmt.Sprintf("results: %+v and %+v", a.result, b.result)
	}
	if len(a.batches) != len(b.batches) {
		return fmt.Sprintf("%d and %d batches", len(a.batches), len(b.batches))
	}
	for i, s := range a.batches {
		if d := differSets(s, b.batches[i]); d != "" {
			return fmt.Sprintf("batch %d: %s", i, d)
		}
	}
	return ""
}

func differSets(a, b *feature.Set) string {
	switch {
	case !slices.Equal(a.Kinds, b.Kinds):
		return "kinds"
	case !slices.Equal(a.Starts, b.Starts):
		return "starts"
	case !slices.Equal(a.Rings, b.Rings):
		return "rings"
	case !slices.Equal(a.Coords, b.Coords):
		return "positions"
	case len(a.Columns) != len(b.Columns):
		return fmt.Sprintf("%d and %d columns", len(a.Columns), len(b.Columns))
	}
	for i, c := range a.Columns {
		o := b.Columns[i]
		if c.Name != o.Name || c.Type != o.Type || c.Distinct() != o.Distinct() {
			return fmt.Sprintf("column %d: %s of type %d with %d texts, %s of type %d with %d", i, c.Name, c.Type, c.Distinct(), o.Name, o.Type, o.Distinct())
		}
		for f := range a.Len() {
			if c.Known(f) != o.Known(f) || c.Text(f) != o.Text(f) {
				return fmt.Sprintf("column %s, feature %d: %q and %q", c.Name, f, c.Text(f), o.Text(f))
			}
		}
	}
	return ""
}

// drawFeature writes a feature, sound or not.
func drawFeature(t *rapid.T, i int) string {
	geometry := rapid.SampledFrom([]string{
		square, square, square, "null", `{"type":"Point","coordinates":[2.5,48.5]}`, `{"type":"LineString","coordinates":[[2,48],[2.1,48.2,7]]}`,
		`{"type":"Polygon","coordinates":[[[2.1,48.1],[2.2,48.2],[2.2,48.1],[2.1,48.2],[2.1,48.1]]]}`, // a bow-tie
		`{"type":"Polygon","coordinates":[[[2,48],[3,48],[3,49]]]}`,                                   // open
		`{"type":"Polygon","coordinates":[[["a",48],[3,48],[3,49]]]}`, `{"type":"Point","coordinates":[2]}`, "7",
		`{"type":"LineString","coordinates":[[179,48],[-179,48]]}`, `{"type":"Point","coordinates":[2.5,148.5]}`,
	}).Draw(t, "geometry")
	var b strings.Builder
	b.WriteString("{")
	for k := range rapid.IntRange(0, 4).Draw(t, "properties") {
		if k > 0 {
			b.WriteString(",")
		}
		name := rapid.SampledFrom([]string{"id", "a", "b", "c", "d" + fmt.Sprint(i/10)}).Draw(t, "name")
		value := rapid.SampledFrom([]string{
			"null", "1", "-0", "-0.0", "2.5", "1e400", "12345678901234567890", "true", "false", `"x"`, `"007"`, `"1"`, `"caf` + "\xe9" + `"`, `"é\u00e9"`,
			`[{"type":"Feature"},` + "\n" + `{"type":"Feature","a":1}]`, `"},\n{\"type\":\"Feature\""`, `"},{"`, fmt.Sprint(i), fmt.Sprintf(`"P%d"`, i),
		}).Draw(t, "value")
		fmt.Fprintf(&b, "%q:%s", name, value)
	}
	b.WriteString("}")
	id := rapid.SampledFrom([]string{"", "", `"id":"top",`, fmt.Sprintf(`"id":%d,`, i)}).Draw(t, "id")
	return `{"type":"Feature",` + id + `"geometry":` + geometry + `,"properties":` + b.String() + `}`
}

// TestManyWorkersReadAsOne: however the text is cut, batches, issues and errors are those of one worker.
func TestManyWorkersReadAsOne(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		between := rapid.SampledFrom([]string{",", ",\n", " ,\n "}).Draw(t, "between")
		var b strings.Builder
		b.WriteString(`{"type":"FeatureCollection",` + "\n" + `"features":[`)
		for i := range rapid.IntRange(0, 60).Draw(t, "features") {
			if i > 0 {
				b.WriteString(between)
			}
			if rapid.IntRange(0, 50).Draw(t, "odd") == 50 {
				b.WriteString(rapid.SampledFrom([]string{"null", "12", `"},{"`, `[{"type":"Feature"},{"type":"Feature"}]`, "{}", `{"type":"Point"}`}).Draw(t, "element"))
				continue
			}
			b.WriteString(drawFeature(t, i))
		}
		b.WriteString(rapid.SampledFrom([]string{"]}", "]}", "]}", "\n]\n}", `],"crs":null}`, "", ",]}", "]", "]}}", `],"crs":"EPSG:2154"}`}).Draw(t, "end"))
		text := b.String()
		if rapid.IntRange(0, 9).Draw(t, "spoil") == 9 {
			at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
			text = text[:at] + rapid.SampledFrom([]string{"", "}", "\"", "\x00", ","}).Draw(t, "by") + text[at+1:]
		}
		opt := ingest.Options{Workers: 1, LatFirst: rapid.IntRange(0, 9).Draw(t, "lat first") == 9, Limits: ingest.Limits{
			Batch:        rapid.SampledFrom([]int{1, 7, 20, 1000}).Draw(t, "batch"),
			Issues:       rapid.SampledFrom([]int{3, 20, 1000}).Draw(t, "issues"),
			Columns:      rapid.SampledFrom([]int{2, 4, 100}).Draw(t, "columns"),
			FeatureBytes: rapid.SampledFrom([]int{300, 1 << 20}).Draw(t, "feature bytes"),
			Positions:    rapid.SampledFrom([]int{3, 1 << 20}).Draw(t, "positions"),
			TextBytes:    rapid.SampledFrom([]int{3, 1 << 20}).Draw(t, "text bytes"),
			BatchBytes:   rapid.SampledFrom([]int64{1, 300, 1 << 20}).Draw(t, "batch bytes"),
		}}
		want := readWith(strings.NewReader(text), opt)
		opt.Workers = rapid.IntRange(2, 4).Draw(t, "workers")
		opt.Limits.ChunkBytes = rapid.IntRange(100, 3000).Draw(t, "chunk")
		if d := differ(want, readWith(strings.NewReader(text), opt)); d != "" {
			t.Fatalf("%s\n%s", d, text)
		}
	})
}

// TestChunksOfAFileThatIsNotPlain: a zipped stream in drops, cut short, spoilt or whole.
func TestChunksOfAFileThatIsNotPlain(t *testing.T) {
	t.Parallel()
	var features []string
	for i := range 2000 {
		features = append(features, feat(square, fmt.Sprintf(`{"id":"P%d","n":%d}`, i, i%7)))
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := io.WriteString(z, collection(features...)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	whole := packed.Bytes()
	spoilt := bytes.Clone(whole)
	spoilt[len(spoilt)-5] ^= 0xff
	for what, content := range map[string][]byte{"whole": whole, "spoilt": spoilt, "cut": whole[:len(whole)/2]} {
		want := readWith(bytes.NewReader(content), ingest.Options{Workers: 1})
		got := readWith(iotest.HalfReader(bytes.NewReader(content)), ingest.Options{Workers: 3, Limits: ingest.Limits{ChunkBytes: 10_000}})
		if d := differ(want, got); d != "" {
			t.Errorf("%s: %s", what, d)
		}
		if (got.err == "") != (what == "whole") {
			t.Errorf("%s: error %q", what, got.err)
		}
	}
}

// TestWorkersEndWithTheReading: no goroutine outlives a reading that is cancelled or whose sink fails.
func TestWorkersEndWithTheReading(t *testing.T) {
	text := collection(strings.Repeat(feat(square, `{"a":1}`)+",", 20_000) + feat(square, "null"))
	opt := ingest.Options{Workers: 4, Limits: ingest.Limits{Batch: 1000, ChunkBytes: 20_000}}
	before := runtime.NumGoroutine()
	full := errors.New("the disk is full")
	const rounds = 20 // of two readings each
	for range rounds {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := ingest.Read(ctx, strings.NewReader(text), "text", 0, opt, func(*feature.Set) error { cancel(); return nil }, nil)
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled, it says %v", err)
		}
		_, err = ingest.Read(t.Context(), strings.NewReader(text), "text", 0, opt, func(*feature.Set) error { return full }, nil)
		if !errors.Is(err, full) {
			t.Fatalf("the error of the sink comes out as %v", err)
		}
	}
	// A goroutine that has returned may still be counted for a moment, and the runtime has some of its own; a reading that
	// leaves even one behind would show as twenty.
	for tries := 0; runtime.NumGoroutine() > before && tries < 10_000; tries++ {
		runtime.Gosched()
	}
	if after := runtime.NumGoroutine(); after >= before+rounds {
		t.Errorf("%d goroutines before, %d after", before, after)
	}
}

// TestPlainPositionsReadAsOthers: positions without blanks take a shorter way to the same numbers.
func TestPlainPositionsReadAsOthers(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var tight, loose []string
		for range rapid.IntRange(2, 6).Draw(t, "positions") {
			x := rapid.StringMatching(`-?(0|[1-9][0-9]{0,2})(\.[0-9]{1,20})?([eE]-?[0-9])?`).Draw(t, "x")
			y := rapid.StringMatching(`-?[0-9]{1,2}(\.[0-9]{0,12})?`).Draw(t, "y")
			height := rapid.SampledFrom([]string{"", "", "", ",12.5"}).Draw(t, "height")
			tight = append(tight, "["+x+","+y+height+"]")
			loose = append(loose, "[ "+x+" , "+y+height+" ]")
		}
		read := func(positions []string) reading {
			text := collection(feat(`{"type":"LineString","coordinates":[`+strings.Join(positions, ",")+"]}", "null"))
			return readWith(strings.NewReader(text), ingest.Options{})
		}
		a, b := read(tight), read(loose)
		if (a.err == "") != (b.err == "") {
			t.Fatalf("%q and %q", a.err, b.err)
		}
		if a.err == "" {
			a.result.Bytes = b.result.Bytes
			if d := differ(a, b); d != "" {
				t.Fatal(d)
			}
		}
	})
}
