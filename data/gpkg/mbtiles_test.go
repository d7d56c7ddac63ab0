package gpkg_test

import (
	"bytes"
	"database/sql"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"emprise/data/gpkg"
	"emprise/geo"
	"emprise/geo/basemap"
	"emprise/geo/crs"
)

func plainPNG(t testing.TB, side int, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	for i := range side {
		for j := range side {
			img.Set(i, j, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// writeMBTiles makes a file by plain SQL, as the standard describes it.
func writeMBTiles(t testing.TB, meta map[string]string, statements ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "essai.mbtiles")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	do := func(query string, args ...any) {
		if _, err := db.ExecContext(t.Context(), query, args...); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	do("CREATE TABLE metadata (name text, value text)")
	do("CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)")
	for k, v := range meta {
		do("INSERT INTO metadata VALUES (?, ?)", k, v)
	}
	red, blue := color.RGBA{200, 30, 30, 255}, color.RGBA{30, 30, 200, 255}
	do("INSERT INTO tiles VALUES (3, 4, 5, ?), (4, 8, 10, ?)", plainPNG(t, 256, red), plainPNG(t, 256, blue)) // row 5 from the south is row 2
	for _, s := range statements {
		do(s)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMBTiles(t *testing.T) {
	t.Parallel()
	path := writeMBTiles(t, map[string]string{
		"name": "Essai", "format": "png", "bounds": "-5,41,10,51.5", "attribution": `<a href="https://x">&copy; Essai</a>`,
	})
	m, err := gpkg.OpenMBTiles(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = m.Close() }()
	s := m.Source()
	if s.Name != "Essai" || s.Attribution != "© Essai" || s.MinZoom != 3 || s.MaxZoom != 4 || s.TileSize != 256 || s.Bound == nil || s.Bound.North != 51.5 {
		t.Errorf("%+v", s)
	}
	b, err := m.Encoded(t.Context(), basemap.Coord{Zoom: 3, X: 4, Y: 2})
	if err != nil {
		t.Fatal(err)
	}
	img, err := basemap.Decode(b, "", 256)
	if err != nil || img.RGBAAt(9, 9).R != 200 {
		t.Errorf("%v, %v", img.RGBAAt(9, 9), err)
	}
	var p *basemap.Problem
	if _, err := m.Encoded(t.Context(), basemap.Coord{Zoom: 3, X: 4, Y: 5}); !errors.As(err, &p) || p.Reason != basemap.Absent {
		t.Errorf("a tile that is not there: %v", err)
	}
	before, _ := os.ReadDir(filepath.Dir(path))
	if len(before) != 1 {
		t.Errorf("beside the file: %v", before)
	}
}

func TestMBTilesThatCannotBeShown(t *testing.T) {
	t.Parallel()
	plain := filepath.Join(t.TempDir(), "text.mbtiles")
	if err := os.WriteFile(plain, []byte("no database at all"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		path string
		want basemap.Reason
	}{
		"vector tiles by their name":    {writeMBTiles(t, map[string]string{"format": "pbf"}), basemap.VectorTiles},
		"vector tiles by their content": {writeMBTiles(t, nil, "UPDATE tiles SET tile_data = x'1f8b080000000000'"), basemap.VectorTiles},
		"no tiles":                      {writeMBTiles(t, nil, "DELETE FROM tiles"), basemap.NotTiles},
		"no table of tiles":             {writeMBTiles(t, nil, "DROP TABLE tiles"), basemap.NotTiles},
		"tiles that are text":           {writeMBTiles(t, nil, "UPDATE tiles SET tile_data = 'hello'"), basemap.NotAPicture},
		"no database":                   {plain, ""},
		"missing":                       {plain + "-", ""},
	} {
		m, err := gpkg.OpenMBTiles(t.Context(), c.path)
		var p *basemap.Problem
		var f *geo.FileError
		switch {
		case err == nil:
			t.Errorf("%s: opened", name)
			_ = m.Close()
		case c.want == "" && !errors.As(err, &f), c.want != "" && (!errors.As(err, &p) || p.Reason != c.want):
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

func FuzzMBTilesMetadata(f *testing.F) {
	f.Add("png", "-5,41,10,51", "<a>&copy;", "{}")
	f.Add("", "NaN,1e999,,", ">>><<<", "")
	f.Fuzz(func(t *testing.T, format, bounds, attribution, json string) {
		path := writeMBTiles(t, map[string]string{"format": format, "bounds": bounds, "attribution": attribution, "json": json})
		m, err := gpkg.OpenMBTiles(t.Context(), path)
		if err != nil {
			return
		}
		defer func() { _ = m.Close() }()
		if b := m.Source().Bound; b != nil && !(b.West < b.East && b.South < b.North) {
			t.Fatalf("%+v", b)
		}
	})
}

// TestMBTilesArePrinted makes a picture for paper of a file of tiles: what lies within it is whole, what reaches beyond is told.
func TestMBTilesArePrinted(t *testing.T) {
	t.Parallel()
	m, err := gpkg.OpenMBTiles(t.Context(), writeMBTiles(t, map[string]string{"name": "Essai", "format": "png"}))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = m.Close() }()
	tiles := basemap.NewShelf(m.Source(), m, basemap.Options{})
	defer tiles.Close()
	sys, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		lon     float64
		missing bool
	}{{3, false}, {0.3, true}} {
		at := sys.Forward(geo.LonLat{Lon: c.lon, Lat: 47})
		p := basemap.Plate{System: sys, Denominator: 1_000_000, Density: 200, Box: geo.Box{Min: at, Max: at}.Padded(100_000)}
		got, err := tiles.Print(t.Context(), p)
		if err != nil || got.Picture == nil || got.Missing > 0 != c.missing {
			t.Fatalf("at %g°: %v, %+v", c.lon, err, got.Missing)
		}
		w, h := got.Picture.Rect.Dx(), got.Picture.Rect.Dy()
		if have := got.Picture.RGBAAt(w-1, h/2); have != (color.RGBA{30, 30, 200, 255}) {
			t.Errorf("at %g°: %v", c.lon, have)
		}
	}
}
