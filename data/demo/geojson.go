package demo

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/paulmach/orb"

	"emprise/geo"
	"emprise/geo/feature"
)

// WriteGeoJSON writes one RFC 7946 file a layer into an existing folder, DIR/parcelles.geojson and so on, and the zones and
// plots beside them: the same bytes for the same territory. Positions have seven decimals, about a centimetre.
func WriteGeoJSON(ctx context.Context, dir string, t *Territory) error {
	layers := t.Layers
	nouns, err := t.nounLayers()
	if err != nil {
		return err
	}
	for _, l := range append(layers[:len(layers):len(layers)], nouns...) {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := writeFile(filepath.Join(dir, l.ID+".geojson"), l); err != nil {
			return fmt.Errorf("write layer %s: %w", l.ID, err)
		}
	}
	return nil
}

func writeFile(path string, l Layer) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".emprise-*")
	switch {
	case errors.Is(err, os.ErrNotExist):
		return &geo.FileError{Path: path, Reason: geo.FileFolderMissing, Err: err}
	case errors.Is(err, os.ErrPermission):
		return &geo.FileError{Path: path, Reason: geo.FileFolderReadOnly, Err: err}
	case err != nil:
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	writeCollection(w, l)
	if err := errors.Join(w.Flush(), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// writeCollection writes a feature a line. Errors stay in the writer until Flush.
func writeCollection(w *bufio.Writer, l Layer) {
	text := func(s string) { _, _ = w.WriteString(s) }
	name, _ := json.Marshal(l.ID)
	about, _ := json.Marshal(map[string]string{
		"titre": l.Name, "producteur": l.Producer, "licence": l.Licence, "source": l.Source, "date": l.Date,
	})
	text(`{"type":"FeatureCollection","name":` + string(name) + `,"metadata":` + string(about) + `,"features":[`)
	s := l.Features
	for f := range s.Len() {
		if f > 0 {
			text(",")
		}
		text("\n" + `{"type":"Feature","properties":{`)
		first := true
		for _, c := range s.Columns {
			if !c.Known(f) {
				continue
			}
			if !first {
				text(",")
			}
			first = false
			key, _ := json.Marshal(c.Name)
			text(string(key) + ":")
			if c.Type == feature.Text {
				value, _ := json.Marshal(c.Text(f))
				text(string(value))
			} else {
				text(c.Text(f))
			}
		}
		text(`},"geometry":`)
		writeGeometry(w, s.Geometry(f))
		text("}")
	}
	text("\n]}\n")
}

// writeGeometry writes single geometries as such, not as collections of one.
func writeGeometry(w *bufio.Writer, g orb.Geometry) {
	text := func(s string) { _, _ = io.WriteString(w, s) }
	point := func(p orb.Point) {
		text("[" + strconv.FormatFloat(p[0], 'f', 7, 64) + "," + strconv.FormatFloat(p[1], 'f', 7, 64) + "]")
	}
	points := func(ps []orb.Point) {
		text("[")
		for i, p := range ps {
			if i > 0 {
				text(",")
			}
			point(p)
		}
		text("]")
	}
	polygon := func(rings orb.Polygon) {
		text("[")
		for i, r := range rings {
			if i > 0 {
				text(",")
			}
			points(r)
		}
		text("]")
	}
	switch g := g.(type) {
	case orb.MultiPoint:
		text(`{"type":"Point","coordinates":`)
		point(g[0])
	case orb.MultiLineString:
		text(`{"type":"LineString","coordinates":`)
		points(g[0])
	case orb.MultiPolygon:
		if len(g) == 1 {
			text(`{"type":"Polygon","coordinates":`)
			polygon(g[0])
			break
		}
		text(`{"type":"MultiPolygon","coordinates":[`)
		for i, p := range g {
			if i > 0 {
				text(",")
			}
			polygon(p)
		}
		text("]")
	}
	text("}")
}
