package data

import (
	"encoding/json"
	"fmt"

	"github.com/paulmach/orb"
)

// storedRow is a row as the journal keeps it: its JSON form and, beside it, the geometry that the JSON form leaves out.
type storedRow struct {
	Kind  Kind             `json:"kind"`
	Row   json.RawMessage  `json:"row"`
	Shape orb.MultiPolygon `json:"shape,omitempty"` // lon/lat degrees, as GeoJSON coordinates
	At    *orb.Point       `json:"at,omitempty"`    // lon/lat degrees
}

type storedEdit struct {
	Note   Note        `json:"note"`
	Put    []storedRow `json:"put,omitempty"`
	Delete []Ref       `json:"delete,omitempty"`
}

// MarshalJSON writes the edit whole, geometry included, so that reading it back gives an equal edit.
func (e Edit) MarshalJSON() ([]byte, error) {
	stored := storedEdit{Note: e.Note, Delete: e.Delete}
	for _, r := range e.Put {
		row, err := json.Marshal(r)
		if err != nil {
			return nil, fmt.Errorf("encode %s %s: %w", r.Ref().Kind, r.Ref().ID, err)
		}
		s := storedRow{Kind: r.Ref().Kind, Row: row}
		switch r := r.(type) {
		case Zone:
			s.Shape = r.Shape
		case Plot:
			s.Shape = r.Shape
		case Project:
			if r.At != (orb.Point{}) {
				s.At = &r.At
			}
		}
		stored.Put = append(stored.Put, s)
	}
	return json.Marshal(stored)
}

// UnmarshalJSON is the inverse of MarshalJSON.
func (e *Edit) UnmarshalJSON(text []byte) error {
	var stored storedEdit
	if err := json.Unmarshal(text, &stored); err != nil {
		return fmt.Errorf("decode edit: %w", err)
	}
	*e = Edit{Note: stored.Note, Delete: stored.Delete}
	for _, s := range stored.Put {
		r, err := s.decode()
		if err != nil {
			return fmt.Errorf("decode edit: %s: %w", s.Kind, err)
		}
		e.Put = append(e.Put, r)
	}
	return nil
}

func (s storedRow) decode() (Row, error) {
	switch s.Kind {
	case KindTerritory:
		return decode[Territory](s.Row)
	case KindLayer:
		return decode[Layer](s.Row)
	case KindZone:
		z, err := decode[Zone](s.Row)
		z.Shape = s.Shape
		return z, err
	case KindPlot:
		p, err := decode[Plot](s.Row)
		p.Shape = s.Shape
		return p, err
	case KindCompany:
		return decode[Company](s.Row)
	case KindNeed:
		return decode[Need](s.Row)
	case KindProject:
		p, err := decode[Project](s.Row)
		if s.At != nil {
			p.At = *s.At
		}
		return p, err
	default:
		return nil, fmt.Errorf("kind %q: %w", s.Kind, ErrInvalid)
	}
}

func decode[T any](text json.RawMessage) (T, error) {
	var row T
	err := json.Unmarshal(text, &row)
	return row, err
}
