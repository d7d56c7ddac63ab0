package workspace

import (
	"context"
	"fmt"

	"emprise/data"
	"emprise/data/standard"
	"emprise/geo/feature"
)

// Published is what a public copy has, and what it lacks.
type Published struct {
	Rows     int      `json:"rows"`
	Withheld int      `json:"withheld"` // rows that stay inside
	Layers   []string `json:"layers"`   // IDs
	LeftOut  []string `json:"left_out"` // layers that nobody has given a licence to hand on
}

// Publish fills an empty project, whose territory the caller has set, with what of another may be shown outside: rows as
// Snapshot.Public gives them, and layers that have a licence. Rows on others that stay inside stay too. It knows nothing of the
// journal: what was once entered is not told. report, which may be nil, tells how many layers of how many are done.
func (s *Snapshot) Publish(ctx context.Context, to *Workspace, report func(done, total int64)) (p Published, err error) {
	outside := s.Publisher()
	rows := s.PublicRows()
	for _, l := range s.Layers {
		if l.Licence == "" {
			p.LeftOut = append(p.LeftOut, l.ID)
			continue
		}
		public, ok := outside(l)
		drawn := s.Scene.Layer(l.ID)
		if !ok || drawn == nil {
			continue
		}
		feed := func(sink func(*feature.Set) error) error { return sink(standard.Public(drawn.Features)) }
		if _, err := to.Import(ctx, public.(data.Layer), feed); err != nil {
			return p, fmt.Errorf("publish: %w", err)
		}
		p.Layers = append(p.Layers, l.ID)
		if report != nil {
			report(int64(len(p.Layers)+len(p.LeftOut)), int64(len(s.Layers)))
		}
	}
	p.Rows = len(rows)
	p.Withheld = -p.Rows
	for k := range shelves {
		p.Withheld += len(s.Rows(k))
	}
	if p.Rows == 0 {
		return p, nil
	}
	if _, err := to.Do(ctx, data.Edit{Note: data.Note{Key: "edit.publish"}, Put: rows}); err != nil {
		return p, fmt.Errorf("publish: %w", err)
	}
	return p, nil
}

// PublicRows are the rows that may be shown outside, but for the territory and the layers, in the order of data.Kinds. Whatever
// refers to a row that is not among them is left out, and what refers to that.
func (s *Snapshot) PublicRows() []data.Row {
	outside := s.Publisher()
	var rows []data.Row
	for _, k := range data.Kinds() {
		if _, ok := shelves[k]; !ok {
			continue
		}
		for _, r := range s.Rows(k) {
			if public, ok := outside(r); ok {
				rows = append(rows, public)
			}
		}
	}
	there := map[data.Ref]bool{s.Territory.Ref(): true}
	for _, l := range s.Layers {
		there[l.Ref()] = l.Licence != ""
	}
	for _, r := range rows {
		there[r.Ref()] = true
	}
	for dropped := true; dropped; {
		dropped = false
		kept := rows[:0:0]
		for _, r := range rows {
			whole := true
			for _, l := range data.Links(r) {
				whole = whole && there[l.To]
			}
			if whole {
				kept = append(kept, r)
			} else {
				there[r.Ref()], dropped = false, true
			}
		}
		rows = kept
	}
	return rows
}
