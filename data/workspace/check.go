package workspace

import (
	"fmt"

	"emprise/data"
)

// check refuses an edit that would leave the project in a state that its rules forbid.
func check(s *Snapshot, e data.Edit) error {
	if len(e.Put) == 0 && len(e.Delete) == 0 {
		return fmt.Errorf("empty edit: %w", data.ErrInvalid)
	}
	put, gone := map[data.Ref]bool{}, map[data.Ref]bool{}
	for _, r := range e.Put {
		if r == nil {
			return fmt.Errorf("nil row: %w", data.ErrInvalid)
		}
		if err := r.Validate(); err != nil {
			return err
		}
		if put[r.Ref()] {
			return fmt.Errorf("%s %s is put twice: %w", r.Ref().Kind, r.Ref().ID, data.ErrInvalid)
		}
		put[r.Ref()] = true
		if l, ok := r.(data.Layer); ok {
			if err := checkLayer(s, l, e.Exchange); err != nil {
				return err
			}
		}
	}
	for _, x := range e.Exchange {
		for _, id := range []string{x.One, x.Other} {
			if x.One == x.Other || !put[data.Ref{Kind: data.KindLayer, ID: id}] {
				return fmt.Errorf("exchange %s and %s: %w", x.One, x.Other, data.ErrInvalid)
			}
		}
	}
	for _, ref := range e.Delete {
		if put[ref] || gone[ref] || ref.Kind == data.KindTerritory || ref.Kind == data.KindLayer {
			return fmt.Errorf("delete %s %s: %w", ref.Kind, ref.ID, data.ErrInvalid)
		}
		gone[ref] = true
		if _, ok := s.Row(ref); !ok {
			return fmt.Errorf("delete %s %s: %w", ref.Kind, ref.ID, data.ErrNotFound)
		}
	}
	for _, r := range e.Put {
		for _, l := range data.Links(r) {
			if _, ok := s.Row(l.To); gone[l.To] || !ok && !put[l.To] {
				return &data.FieldError{Ref: r.Ref(), Field: l.Field, Rule: "unknown_reference"}
			}
		}
	}
	return checkUnused(s, put, gone)
}

// checkLayer keeps an edit to what may be said of features that are there: they come with Import, go by Removed, and are
// replaced by an exchange.
func checkLayer(s *Snapshot, l data.Layer, exchanges []data.Exchange) error {
	old, ok := s.Row(l.Ref())
	for _, x := range exchanges {
		switch l.ID {
		case x.One:
			old, ok = s.Row(data.Ref{Kind: data.KindLayer, ID: x.Other})
		case x.Other:
			old, ok = s.Row(data.Ref{Kind: data.KindLayer, ID: x.One})
		}
	}
	if !ok {
		return fmt.Errorf("layer %s: %w", l.ID, data.ErrNotFound)
	}
	if old.(data.Layer).Count != l.Count {
		return &data.FieldError{Ref: l.Ref(), Field: "count", Rule: "fixed"}
	}
	return nil
}

// checkUnused looks for rows that stay and refer to rows that go.
func checkUnused(s *Snapshot, put, gone map[data.Ref]bool) error {
	if len(gone) == 0 {
		return nil
	}
	staying := func(r data.Row) error {
		if put[r.Ref()] || gone[r.Ref()] {
			return nil // its new form was checked, or it goes as well
		}
		for _, l := range data.Links(r) {
			if gone[l.To] {
				return &data.InUseError{Ref: l.To, By: r.Ref()}
			}
		}
		return nil
	}
	for _, kind := range data.Kinds() {
		if kind == data.KindTerritory || kind == data.KindLayer {
			continue // they refer to nothing
		}
		for _, r := range s.Rows(kind) {
			if err := staying(r); err != nil {
				return err
			}
		}
	}
	return nil
}
