package outgoing

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"github.com/paulmach/orb"

	"emprise/geo/feature"
)

// patience is how many features are written between two looks at the context.
const patience = 1 << 10

// features are the first table with its shapes.
func (p piece) features(ctx context.Context) (*feature.Set, error) {
	shape := p.shape
	if shape == nil {
		shape = func(int) orb.Geometry { return nil }
	}
	return p.table.Features(ctx, shape)
}

// geoJSON writes the first table with its shapes as RFC 7946 has it: lon/lat degrees with seven decimals, outer rings against the
// clock, no reference system. What the features come from stands beside them, as members of the collection.
func (o *Outgoing) geoJSON(ctx context.Context, to io.Writer, report func(done, total int64)) error {
	set, err := o.pieces[0].features(ctx)
	if err != nil {
		return err
	}
	about := struct {
		Title   string   `json:"title"`
		Author  string   `json:"author"`
		Stamps  []string `json:"stamps"`
		Sources []string `json:"sources"`
	}{Title: o.Book.Title, Author: o.Book.Author, Stamps: o.Book.Stamps, Sources: o.Sources()}
	text, err := json.Marshal(about)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(to, 1<<16)
	if _, err := out.WriteString(`{"type":"FeatureCollection",` + string(text[1:len(text)-1]) + `,"features":[`); err != nil {
		return err
	}
	var b []byte
	for i := range set.Len() {
		if i%patience == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			if report != nil {
				report(int64(i), int64(set.Len()))
			}
		}
		if b = b[:0]; i > 0 {
			b = append(b, ',')
		}
		if _, err := out.Write(set.AppendJSON(append(b, '\n'), i)); err != nil {
			return err
		}
	}
	if _, err := out.WriteString("\n]}\n"); err != nil {
		return err
	}
	return out.Flush()
}

// Sources are those of the book, a line each.
func (o *Outgoing) Sources() []string {
	var all []string
	for _, s := range o.Book.Sources {
		all = append(all, joined(", ", s.What, s.Producer, s.Licence, s.Date))
	}
	return all
}
