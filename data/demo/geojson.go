package demo

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"emprise/geo"
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
	var b []byte
	for f := range l.Features.Len() {
		b = b[:0]
		if f > 0 {
			b = append(b, ',')
		}
		_, _ = w.Write(l.Features.AppendJSON(append(b, '\n'), f))
	}
	text("\n]}\n")
}
