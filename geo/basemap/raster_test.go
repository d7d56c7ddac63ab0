package basemap_test

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/image/tiff"

	"emprise/geo"
	"emprise/geo/basemap"
	"emprise/geo/crs"
	"emprise/geo/tile"
)

// chequer is a picture whose colour tells the place: red runs east, green south, blue changes with squares of ten pixels.
func chequer(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), uint8(80 * ((x/10 + y/10) % 2)), 255})
		}
	}
	return img
}

func save(t testing.TB, path string, img image.Image) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if filepath.Ext(path) == ".tif" {
		err = tiff.Encode(f, img, &tiff.Options{Compression: tiff.Deflate})
	} else {
		err = png.Encode(f, img)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
}

// The plan of a village, 400 by 300 pixels of half a metre, its corner at (652000, 6862000) of Lambert-93.
const (
	planWidth, planHeight = 400, 300
	planX, planY, planPer = 652000.0, 6862000.0, 0.5
)

// checkPlan compares each pixel of the map with the colour that the plan has there, by the projection alone.
func checkPlan(t *testing.T, r *basemap.Raster) {
	t.Helper()
	lambert, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	centre := geo.Mercator(lambert.Inverse(geo.XY{X: planX + planWidth*planPer/2, Y: planY - planHeight*planPer/2}))
	if !r.Box().Contains(centre) || r.Box().Width() > 350 {
		t.Errorf("box %v", r.Box())
	}
	for _, level := range []geo.Level{66, 69, 72} {
		checked, worst, east, south := 0, 0.0, 0.0, 0.0
		for _, id := range tile.Within(r.Box(), level) {
			img := image.NewRGBA(image.Rect(0, 0, geo.TileSize, geo.TileSize))
			if !r.Paint(t.Context(), img, id, 1) {
				t.Fatal("not complete")
			}
			box, per := id.Box(), level.Resolution()
			for y := 1; y < geo.TileSize; y += 13 {
				for x := 1; x < geo.TileSize; x += 11 {
					q := lambert.Forward(geo.Unmercator(geo.XY{X: box.Min.X + (float64(x)+.5)*per, Y: box.Max.Y - (float64(y)+.5)*per}))
					px, py := (q.X-planX)/planPer, (planY-q.Y)/planPer
					got := img.RGBAAt(x, y)
					inside := px > 1 && py > 1 && px < planWidth-1 && py < planHeight-1
					if outside := px < -2 || py < -2 || px > planWidth+2 || py > planHeight+2; outside && got.A != 0 || inside && got.A != 255 {
						t.Fatalf("level %d: alpha %d at %.1f %.1f of the plan", level, got.A, px, py)
					}
					if inside {
						checked++
						// Red and green tell the place, to a step of the colour, and on average much better.
						dx := (float64(got.R)+0.5)*planWidth/255 + 0.5 - px
						dy := (float64(got.G)+0.5)*planHeight/255 + 0.5 - py
						worst, east, south = max(worst, math.Abs(dx)*255/planWidth, math.Abs(dy)*255/planHeight), east+dx, south+dy
					}
				}
			}
		}
		east, south = east/float64(checked), south/float64(checked)
		if checked < 100 || worst > 1.6 || math.Hypot(east, south) > 0.15 {
			t.Errorf("level %d: %d pixels checked, up to %.2f steps of colour off, %.2f %.2f pixels on average", level, checked, worst, east, south)
		}
	}
}

func TestAPictureWithAWorldFile(t *testing.T) {
	t.Parallel()
	lambert, _ := crs.Lookup(2154)
	for _, c := range []struct{ picture, world string }{{"plan.png", "plan.pgw"}, {"plan.tif", "plan.tfw"}, {"plan.png", "plan.wld"}, {"plan.png", "plan.PGW"}} {
		dir := t.TempDir()
		path := filepath.Join(dir, c.picture)
		save(t, path, chequer(planWidth, planHeight))
		world := fmt.Sprintf("%g\n0\n0\n%g\n%g\n%g\n", planPer, -planPer, planX+planPer/2, planY-planPer/2)
		write(t, filepath.Join(dir, c.world), []byte(world))
		r, err := basemap.OpenRaster(t.Context(), path, lambert)
		if err != nil {
			t.Fatalf("%v: %v", c, err)
		}
		checkPlan(t, r)
	}
}

// GDAL writes the GeoTIFF, compressed and cut into tiles as it likes; the tags must be read as it means them.
func TestAGeoTIFFOfGDAL(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("gdal_translate"); err != nil {
		t.Skip("gdal_translate is not installed")
	}
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain.png")
	save(t, plain, chequer(planWidth, planHeight))
	corners := []string{fmt.Sprint(planX), fmt.Sprint(planY), fmt.Sprint(planX + planWidth*planPer), fmt.Sprint(planY - planHeight*planPer)}
	for name, options := range map[string][]string{
		"plain":   {"-a_srs", "EPSG:2154"},
		"deflate": {"-a_srs", "EPSG:2154", "-co", "COMPRESS=DEFLATE", "-co", "TILED=YES"},
		"point":   {"-a_srs", "EPSG:2154", "-mo", "AREA_OR_POINT=Point"},
		"lzw":     {"-a_srs", "EPSG:2154", "-co", "COMPRESS=LZW", "-co", "PREDICTOR=2", "-co", "ENDIANNESS=BIG"},
	} {
		path := filepath.Join(dir, name+".tif")
		args := append([]string{"-q", "-of", "GTiff", "-a_ullr"}, append(append(corners, options...), plain, path)...)
		if out, err := exec.CommandContext(t.Context(), "gdal_translate", args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		r, err := basemap.OpenRaster(t.Context(), path, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkPlan(t, r)
	}
	// Another system: GDAL moves the plan to Web Mercator, where it must lie in the same place.
	moved := filepath.Join(dir, "moved.tif")
	if out, err := exec.CommandContext(t.Context(), "gdalwarp", "-q", "-t_srs", "EPSG:3857", "-tr", "0.2", "0.2", "-r", "bilinear", "-dstalpha",
		filepath.Join(dir, "plain.tif"), moved).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	r, err := basemap.OpenRaster(t.Context(), moved, nil)
	if err != nil {
		t.Fatal(err)
	}
	checkPlan(t, r)
}

func TestPicturesThatCannotBeShown(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := func(name string) string { return filepath.Join(dir, name) }
	save(t, file("placeless.png"), chequer(20, 20))
	save(t, file("nowhere.png"), chequer(20, 20))
	write(t, file("nowhere.pgw"), []byte("0.5\n0\n0\n-0.5\n1e8\n1e8\n"))
	save(t, file("system.png"), chequer(20, 20))
	write(t, file("system.pgw"), []byte("0.5\n0\n0\n-0.5\n652000\n6862000\n"))
	save(t, file("prj.png"), chequer(20, 20))
	write(t, file("prj.pgw"), []byte("0.5\n0\n0\n-0.5\n652000\n6862000\n"))
	write(t, file("prj.prj"), []byte(`LOCAL_CS["somewhere"]`))
	write(t, file("flat.pgw"), []byte("0\n0\n0\n0\n652000\n6862000\n"))
	save(t, file("flat.png"), chequer(20, 20))
	write(t, file("large.png"), bomb(60000))
	write(t, file("large.pgw"), []byte("0.5\n0\n0\n-0.5\n652000\n6862000\n"))
	write(t, file("text.tif"), []byte("not a picture"))
	write(t, file("cut.png"), wide(64, 64)[:45])
	write(t, file("cut.pgw"), []byte("0.00001\n0\n0\n-0.00001\n2\n47\n"))
	for name, want := range map[string]basemap.Reason{
		"placeless.png": basemap.NoPlace, "nowhere.png": basemap.UnknownSystem, "system.png": basemap.UnknownSystem, "prj.png": basemap.UnknownSystem,
		"flat.png": basemap.NoPlace, "large.png": basemap.TooManyPixels, "text.tif": basemap.NotAPicture, "cut.png": basemap.Unreadable,
	} {
		_, err := basemap.OpenRaster(t.Context(), file(name), nil)
		var p *basemap.Problem
		if !errors.As(err, &p) || p.Reason != want {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
	lambert, _ := crs.Lookup(2154)
	var p *basemap.Problem
	if _, err := basemap.OpenRaster(t.Context(), file("nowhere.png"), lambert); err == nil || !errors.As(err, &p) {
		t.Errorf("a picture off the Earth: %v", err)
	}
	var f *geo.FileError
	if _, err := basemap.OpenRaster(t.Context(), file("missing.tif"), nil); !errors.As(err, &f) || f.Reason != geo.FileMissing {
		t.Errorf("missing: %v", err)
	}
}
