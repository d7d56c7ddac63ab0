package overlay_test

import (
	"bufio"
	"context"
	"encoding/csv"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"emprise/geo"
	"emprise/geo/crs"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/measure"
	"emprise/geo/overlay"
	"emprise/geo/reference"
	"emprise/geo/scene"
)

// Real parcels under real areas, pair by pair, against GEOS through ogr2ogr: IRIS where they lie, and the zones and prescriptions of
// two urban plans that are laid over them, as no plan of the reference data lies where its parcels do.
func TestSharesOfRealParcelsAgreeWithGEOS(t *testing.T) {
	if testing.Short() {
		t.Skip("minutes of work for GEOS")
	}
	t.Parallel()
	if _, err := exec.LookPath("ogr2ogr"); err != nil {
		t.Skip("ogr2ogr is not here")
	}
	parcels := readLayer(t, "fr/cadastre/cadastre-91432-parcelles.json.gz")
	for _, c := range []struct {
		file string
		move bool
		most float64 // of a share
	}{
		{"fr/iris/iris-91.geojson.gz", false, 1e-9},
		{"fr/plu/41175_PLU_20140603/ZONE_URBA.shp", true, 1e-9},
		{"fr/plu/241800432_PLUi_20200128/241800432_ZONE_URBA_20200128.shp", true, 1e-9},
		{"fr/plu/241800432_PLUi_20200128/241800432_PRESCRIPTION_SURF_20200128.shp", true, 1e-9},
	} {
		zones := readLayer(t, c.file)
		if c.move {
			zones = moved(t, zones, parcels)
		}
		mask, err := overlay.NewMask(context.Background(), all(zones))
		if err != nil {
			t.Fatal(err)
		}
		pieces, err := mask.Pieces(context.Background(), parcels, overlay.Options{})
		if err != nil {
			t.Fatal(err)
		}
		ours := map[[2]int]float64{}
		for _, p := range pieces {
			ours[[2]int{int(p.Row), mask.Ground(int(p.Area)).Feature}] = p.M2 / float64(measure.FeatureArea(parcels.Features, int(p.Row)))
		}
		theirs := geos(t, parcels, zones)
		if len(theirs) < 500 {
			t.Errorf("%s: only %d pairs", c.file, len(theirs))
		}
		worst, partly := 0.0, 0
		for pair, share := range theirs {
			if share < 1-1e-9 {
				partly++
			}
			gap := math.Abs(ours[pair] - share)
			worst = max(worst, gap)
			if !(gap <= c.most) {
				t.Errorf("%s: parcel %d under area %d: %.12g, GEOS %.12g", c.file, pair[0], pair[1], ours[pair], share)
			}
		}
		t.Logf("%s: %d pairs, %d of them in part, differ by %.2g at most", c.file, len(theirs), partly, worst)
	}
}

func readLayer(t *testing.T, name string) *scene.Layer {
	t.Helper()
	set, _, err := ingest.All(context.Background(), reference.Path(t, name), ingest.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return scene.NewLayer(name, name, "", 1, set)
}

// moved shifts a layer by whole metres of Lambert-93 onto the middle of another.
func moved(t *testing.T, l, onto *scene.Layer) *scene.Layer {
	t.Helper()
	sys := lambert(t)
	from, to := sys.Forward(geo.Unmercator(l.Box.Centre())), sys.Forward(geo.Unmercator(onto.Box.Centre()))
	var b feature.Builder
	for f := range l.Features.Len() {
		mp := l.Features.MultiPolygon(f)
		for _, p := range mp {
			for _, r := range p {
				for i, at := range r {
					q := sys.Forward(geo.FromOrb(at))
					r[i] = sys.Inverse(geo.XY{X: q.X + math.Round(to.X-from.X), Y: q.Y + math.Round(to.Y-from.Y)}).Orb()
				}
			}
		}
		b.Begin(l.Features.Kinds[f])
		if mp != nil {
			b.Geometry(mp)
		}
		b.End()
	}
	set, err := b.Set()
	if err != nil {
		t.Fatal(err)
	}
	return scene.NewLayer("moved", "moved", "", 1, set)
}

func lambert(t *testing.T) *crs.System {
	t.Helper()
	sys, err := crs.Lookup(2154)
	if err != nil {
		t.Fatal(err)
	}
	return sys
}

// geos gives the share of each valid row that each valid area has in common with it, on the plane of Lambert-93.
func geos(t *testing.T, rows, areas *scene.Layer) map[[2]int]float64 {
	t.Helper()
	dir := t.TempDir()
	both, out := filepath.Join(dir, "both.gpkg"), filepath.Join(dir, "out.csv")
	run := func(args ...string) {
		cmd := exec.Command("ogr2ogr", args...)
		if told, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("ogr2ogr %s: %v: %s", strings.Join(args, " "), err, told)
		}
	}
	for _, l := range []struct {
		name  string
		layer *scene.Layer
	}{{"p", rows}, {"z", areas}} {
		file := filepath.Join(dir, l.name+".json")
		writePlane(t, file, l.layer)
		run("-f", "GPKG", "-update", "-append", "-a_srs", "EPSG:2154", "-nln", l.name, both, file)
	}
	run("-f", "CSV", "-dialect", "sqlite", "-sql", `select p.n pn, z.n zn, ST_Area(ST_Intersection(p.geom, z.geom)) / ST_Area(p.geom) share
		from z, p where MbrIntersects(p.geom, z.geom) and ST_IsValid(p.geom) and ST_IsValid(z.geom) and ST_Intersects(p.geom, z.geom)`, out, both)
	file, err := os.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	shares := map[[2]int]float64{}
	for _, line := range lines[1:] {
		p, perr := strconv.Atoi(line[0])
		z, zerr := strconv.Atoi(line[1])
		share, serr := strconv.ParseFloat(line[2], 64)
		if perr != nil || zerr != nil || serr != nil {
			t.Fatalf("line %v", line)
		}
		shares[[2]int{p, z}] = share
	}
	return shares
}

// writePlane writes the areas of a layer with the numbers of Lambert-93, all digits kept.
func writePlane(t *testing.T, path string, l *scene.Layer) {
	t.Helper()
	sys := lambert(t)
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(file)
	say := func(format string, args ...any) {
		if _, err := fmt.Fprintf(w, format, args...); err != nil {
			t.Fatal(err)
		}
	}
	say(`{"type":"FeatureCollection","features":[`)
	first := true
	for f := range l.Features.Len() {
		mp := l.Features.MultiPolygon(f)
		if len(mp) == 0 {
			continue
		}
		if !first {
			say(",\n")
		}
		first = false
		say(`{"type":"Feature","properties":{"n":%d},"geometry":{"type":"MultiPolygon","coordinates":[`, f)
		for i, p := range mp {
			say("%s[", comma(i))
			for k, r := range p {
				say("%s[", comma(k))
				for j, at := range r {
					q := sys.Forward(geo.FromOrb(at))
					say("%s[%s,%s]", comma(j), strconv.FormatFloat(q.X, 'g', -1, 64), strconv.FormatFloat(q.Y, 'g', -1, 64))
				}
				say("]")
			}
			say("]")
		}
		say("]}}")
	}
	say("]}")
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}
