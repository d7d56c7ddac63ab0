package table_test

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"emprise/geo/ingest/table"
	"emprise/geo/reference"
)

func rows(t testing.TB, r *table.Reader) (all [][]string, err error) {
	t.Helper()
	for {
		fields, err := r.Next()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		var row []string
		for _, f := range fields {
			row = append(row, string(f))
		}
		all = append(all, row)
	}
}

func TestRows(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][][]string{
		"a;b\n1;2":             {{"a", "b"}, {"1", "2"}},
		"a;b\r\n1;2\r\n":       {{"a", "b"}, {"1", "2"}},
		"a;b\r1;2\r":           {{"a", "b"}, {"1", "2"}},
		"\n\na\n\n":            {{"a"}},
		"a;\n;b":               {{"a", ""}, {"", "b"}},
		"\"a;b\nc\";d":         {{"a;b\nc", "d"}},
		"\"a \"\"b\"\"\";\"\"": {{"a \"b\"", ""}},
		"5\" tube;a \"b\" c":   {{"5\" tube", "a \"b\" c"}},
		"\"a\"b;c":             {{"ab", "c"}},
		";":                    {{"", ""}},
		"":                     nil,
		"é;Noël\n":             {{"é", "Noël"}},
	} {
		for _, r := range []io.Reader{strings.NewReader(text), iotest.OneByteReader(strings.NewReader(text))} {
			got, err := rows(t, table.NewReader(r, ';', 1000, 100))
			if err != nil || !slices.EqualFunc(got, want, slices.Equal[[]string]) {
				t.Errorf("%q: %q, %v; want %q", text, got, err, want)
			}
		}
	}
	r := table.NewReader(strings.NewReader("a\nb\n\"c\nd"), ';', 1000, 100)
	if _, err := rows(t, r); !errors.Is(err, table.ErrQuote) || r.Line() != 3 {
		t.Errorf("an open quotation mark: %v on line %d", err, r.Line())
	}
	if _, err := rows(t, table.NewReader(strings.NewReader(strings.Repeat("x", 2000)), ';', 1000, 100)); !errors.Is(err, table.ErrLarge) {
		t.Errorf("a long row: %v", err)
	}
}

func TestSniff(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]byte{
		"a;b\n1;2\n":                ';',
		"a,b\n1,2\n":                ',',
		"a\tb\n1\t2\n":              '\t',
		"a|b\n1|2\n":                '|',
		"nom;prix\nA;1,5\nB;2,5\n":  ';',
		"a;b,c;d\n1;2,0;3\n":        ';',
		"\"a, b\";c\n\"1, 2\";3\n":  ';',
		"a,b":                       ',',
		"mot":                       0,
		"un, deux\ntrois\nquatre\n": 0,
		"":                          0,
		";;;\n1;2;3\n":              0,
	} {
		got, ok := table.Sniff([]byte(text), true)
		if ok != (want != 0) || ok && got != want {
			t.Errorf("%q: %q, %v; want %q", text, got, ok, want)
		}
	}
}

func TestNumber(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]float64{"0": 0, "12": 12, "-1.5": -1.5, "1,5": 1.5, "0,05": 0.05, " 3 ": 3} {
		if got, _, ok := table.Number([]byte(text)); !ok || got != want {
			t.Errorf("%q: %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "01004", "1 200", "1.2.3", "1,", "-", "2A", "1e5", "NaN", "0x1", "1'000"} {
		if got, _, ok := table.Number([]byte(text)); ok {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
	for text, want := range map[string][2]float64{"3.98, 49.25": {3.98, 49.25}, "3,98;49,25": {3.98, 49.25}, "(48.1,2.3)": {48.1, 2.3}, "48.1 2.3": {48.1, 2.3}} {
		if a, b, ok := table.Pair([]byte(text)); !ok || a != want[0] || b != want[1] {
			t.Errorf("%q: %v, %v, %v", text, a, b, ok)
		}
	}
}

// FuzzReader: any text splits the same however it arrives, and is judged without a panic.
func FuzzReader(f *testing.F) {
	for _, s := range []string{"a;b\n1;2\n", "\"a\n;b\";c\r\n", "lon,lat\n2,48\n", "g\n\"POLYGON((2 48,3 48,3 49,2 48))\"\n", "geo;x\n48, 2;y\n"} {
		f.Add(s)
	}
	for _, pattern := range []string{"fr/plu/encodings/*.csv", "fr/plu/wkt-csv/*.csv", "fr/sites-economiques-cnig/*/*.csv", "fr/friches/cnig*.csv"} {
		for _, raw := range reference.Seeds(f, pattern, 20_000) {
			f.Add(string(raw))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		sep, ok := table.Sniff([]byte(text), true)
		if !ok {
			sep = ';'
		}
		all, err := rows(t, table.NewReader(strings.NewReader(text), sep, 1<<16, 1000))
		slow, slowErr := rows(t, table.NewReader(iotest.HalfReader(strings.NewReader(text)), sep, 1<<16, 1000))
		if !slices.EqualFunc(all, slow, slices.Equal[[]string]) || !errors.Is(slowErr, err) {
			t.Fatalf("%q, %v; slowly %q, %v", all, err, slow, slowErr)
		}
		var cells [][][]byte
		for _, row := range all {
			var r [][]byte
			for _, c := range row {
				r = append(r, []byte(c))
			}
			cells = append(cells, r)
		}
		if len(cells) > 0 {
			if p := table.NewProfile(cells[0], cells[1:]); len(p.Names) != len(cells[0]) {
				t.Fatalf("%d names of %d", len(p.Names), len(cells[0]))
			}
		}
	})
}
