package incoming_test

import (
	"errors"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"emprise/data/incoming"
	"emprise/geo"
	"emprise/geo/feature"
	"emprise/geo/ingest"
	"emprise/geo/reference"
)

// otherwise are the layers of which GDAL counts other features than we read, each with the reason.
var otherwise = map[string]string{
	"conformance/fgb/alldatatypes.fgb":  "FlatGeobuf is not read",
	"conformance/fgb/empty.fgb":         "FlatGeobuf is not read",
	"conformance/fgb/heterogeneous.fgb": "FlatGeobuf is not read",
	"conformance/fgb/no_properties.fgb": "FlatGeobuf is not read",
	"conformance/fgb/poly00.fgb":        "FlatGeobuf is not read",
	"fr/plu/gml/PRESCRIPTION_SURF.gml":  "GML is not read",
	"nasty/topojson.json":               "TopoJSON is not read",
	"nasty/type-case.geojson":           "RFC 7946 §1.4: names are in the case that it gives; GDAL takes any",
	"nasty/json-nan.geojson":            "NaN is no JSON (RFC 8259 §6), and what follows a fault cannot be trusted",
	"nasty/json-control-char.geojson":   "a control character must be escaped (RFC 8259 §7)",

	"conformance/kml/ground_overlay.kml":                                       "a picture laid over the map is no feature; GDAL makes one of its frame",
	"conformance/gpkg/gdal_sample_v1.2_no_extensions.gpkg polygon2d":           "it declares metres and holds degrees: neither can be believed",
	"conformance/gpkg/gdal_sample_v1.2_spatial_index_extension.gpkg polygon2d": "it declares metres and holds degrees: neither can be believed",
	"fr/sites-economiques-cnig/sites_economiques.gpkg layer_styles":            "how QGIS draws the layers, no layer of the territory",
}

// TestCountsAreThoseOfGDAL: of every layer of the reference data that GDAL opens, we see as many features, or keep as many,
// and those that are not kept are told of one by one. Where a file is refused because its system is not known, it is read by
// our first proposal.
func TestCountsAreThoseOfGDAL(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("calls another program some hundreds of times")
	}
	if _, err := exec.LookPath("ogrinfo"); err != nil {
		t.Skip("ogrinfo is not installed")
	}
	var mu sync.Mutex
	layers, gone := 0, maps.Clone(otherwise)
	t.Run("files", func(t *testing.T) {
		for _, name := range choices(t) {
			if strings.HasPrefix(name, "conformance/json/") || strings.HasPrefix(name, "conformance/jts-geos-xml/") {
				continue // none of them holds features
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				counts := ogrinfo(t, name)
				if len(counts) == 0 {
					return
				}
				ours := seen(t, name)
				for layer, want := range counts {
					got, ok := ours[layer]
					if len(counts) == 1 && len(ours) == 1 {
						for _, got = range ours {
							ok = true
						}
					}
					key := name
					if len(counts) > 1 {
						key += " " + layer
					}
					mu.Lock()
					_, told := gone[key]
					delete(gone, key)
					layers++
					mu.Unlock()
					if differs := !ok || got.read != want && got.kept != want; differs != told {
						t.Errorf("%s: %+v, GDAL counts %d; told of: %v", key, got, want, told)
					}
				}
			})
		}
	})
	t.Logf("GDAL opens %d layers; of %d we count otherwise", layers, len(otherwise))
	for name := range gone {
		t.Errorf("%s is not opened by GDAL", name)
	}
}

// count is how many features of a layer are seen and kept. The deleted records of a table, which GDAL does not show, are
// neither.
type count struct{ read, kept int }

// seen counts the features of each layer, by its name.
func seen(t *testing.T, name string) map[string]count {
	t.Helper()
	file := reference.Path(t, name)
	parts, err := incoming.Contents(t.Context(), file)
	if err != nil {
		return nil
	}
	counts := map[string]count{}
	for _, p := range parts {
		opt := ingest.Options{Part: p.Name}
		res, err := incoming.File(t.Context(), file, opt, nothing, nil)
		var refused *geo.FileError
		if errors.As(err, &refused) && refused.Reason == geo.FileUnknownCRS {
			l, lookErr := incoming.At(t.Context(), file, p, opt, orb.Bound{})
			if lookErr == nil && len(l.Proposals) > 0 {
				opt.CRS, opt.LatFirst = l.Proposals[0].System, l.Proposals[0].LatFirst
				res, err = incoming.File(t.Context(), file, opt, nothing, nil)
			}
		}
		if err != nil {
			continue
		}
		counts[p.Layer] = count{res.Read - res.IssueCounts["record_deleted"], res.Kept}
	}
	return counts
}

func nothing(*feature.Set) error { return nil }

// ogrinfo is how many features GDAL counts in each layer, nil where it opens none. It reads a copy of what it writes to, or
// beside.
func ogrinfo(t *testing.T, name string) map[string]int {
	t.Helper()
	source := reference.Path(t, name)
	switch strings.ToLower(path.Ext(name)) {
	case ".zip":
		parts, err := incoming.Contents(t.Context(), source)
		if err != nil {
			return nil
		}
		source = "/vsizip/" + source + "/" + path.Dir(parts[0].Name)
	case ".gz":
		source = "/vsigzip/" + source
	case ".gpkg", ".gml":
		raw, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		source = filepath.Join(t.TempDir(), filepath.Base(source))
		if err := os.WriteFile(source, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	case ".csv":
		source = "CSV:" + source
	}
	out, err := exec.CommandContext(t.Context(), "ogrinfo", "-ro", "-al", "-so", source).Output()
	if err != nil {
		return nil
	}
	counts := map[string]int{}
	layer := ""
	for line := range strings.Lines(string(out)) {
		if rest, ok := strings.CutPrefix(line, "Layer name: "); ok {
			layer = strings.TrimSpace(rest)
		}
		if rest, ok := strings.CutPrefix(line, "Feature Count: "); ok {
			n, err := strconv.Atoi(strings.TrimSpace(rest))
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(name, ".kml") {
				layer = "" // one a folder: we read all folders as one layer
			}
			counts[layer] += n
		}
	}
	return counts
}
