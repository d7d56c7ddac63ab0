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

	Exchange []Exchange `json:"exchange,omitempty"`
}

// MarshalJSON writes the edit whole, geometry included, so that reading it back gives an equal edit.
func (e Edit) MarshalJSON() ([]byte, error) {
	stored := storedEdit{Note: e.Note, Delete: e.Delete, Exchange: e.Exchange}
	for _, r := range e.Put {
		row, err := json.Marshal(r)
		if err != nil {
			return nil, fmt.Errorf("encode %s %s: %w", r.Ref().Kind, r.Ref().ID, err)
		}
		s := storedRow{Kind: r.Ref().Kind, Row: row}
		s.Shape = shapeOf(r)
		if at := pointOf(r); at != (orb.Point{}) {
			s.At = &at
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
	*e = Edit{Note: stored.Note, Delete: stored.Delete, Exchange: stored.Exchange}
	for _, s := range stored.Put {
		r, err := s.decode()
		if err != nil {
			return fmt.Errorf("decode edit: %s: %w", s.Kind, err)
		}
		e.Put = append(e.Put, r)
	}
	return nil
}

// RowOf reads the one row of an edit in its JSON form, nil when the edit does not put it.
func RowOf(edit []byte, ref Ref) (Row, error) {
	var stored storedEdit
	if err := json.Unmarshal(edit, &stored); err != nil {
		return nil, fmt.Errorf("decode edit: %w", err)
	}
	for _, s := range stored.Put {
		if s.Kind != ref.Kind {
			continue
		}
		var named struct {
			ID string `json:"id"`
		}
		if err := json.Unmarshal(s.Row, &named); err != nil {
			return nil, fmt.Errorf("decode edit: %s: %w", s.Kind, err)
		}
		if named.ID == ref.ID || s.Kind == KindTerritory {
			return s.decode()
		}
	}
	return nil, nil //nolint:nilnil // an edit need not put it
}

// shapeOf is the outline of a row that has one.
func shapeOf(r Row) orb.MultiPolygon {
	switch r := r.(type) {
	case Zone:
		return r.Shape
	case Plot:
		return r.Shape
	case LandUnit:
		return r.Shape
	}
	return nil
}

// pointOf is the place of a row that has one.
func pointOf(r Row) orb.Point {
	switch r := r.(type) {
	case Project:
		return r.At
	case Plot:
		return r.At
	case Establishment:
		return r.At
	}
	return orb.Point{}
}

func (s storedRow) decode() (Row, error) {
	r, err := DecodeRow(s.Kind, s.Row)
	switch row := r.(type) {
	case Zone:
		row.Shape = s.Shape
		return row, err
	case Plot:
		row.Shape = s.Shape
		if s.At != nil {
			row.At = *s.At
		}
		return row, err
	case LandUnit:
		row.Shape = s.Shape
		return row, err
	case Project:
		if s.At != nil {
			row.At = *s.At
		}
		return row, err
	case Establishment:
		if s.At != nil {
			row.At = *s.At
		}
		return row, err
	}
	return r, err
}

// decoders read the JSON form of each kind.
var decoders = map[Kind]func(json.RawMessage) (Row, error){
	KindTerritory: decode[Territory], KindLayer: decode[Layer], KindZone: decode[Zone], KindPlot: decode[Plot],
	KindCompany: decode[Company], KindNeed: decode[Need], KindContract: decode[Contract], KindScheme: decode[Scheme],
	KindProject: decode[Project], KindLandowner: decode[Landowner], KindLandUnit: decode[LandUnit],
	KindEstablishment: decode[Establishment], KindContact: decode[Contact], KindProposal: decode[Proposal],
	KindSitting: decode[Sitting], KindView: decode[KeptView], KindAttachment: decode[Attachment], KindRemark: decode[Remark],
	KindTie: decode[Tie], KindComposition: decode[KeptComposition],
}

// DecodeRow reads the JSON form of a row, which has no geometry.
func DecodeRow(k Kind, text json.RawMessage) (Row, error) {
	read, ok := decoders[k]
	if !ok {
		return nil, fmt.Errorf("kind %q: %w", k, ErrInvalid)
	}
	return read(text)
}

func decode[T Row](text json.RawMessage) (Row, error) {
	var row T
	err := json.Unmarshal(text, &row)
	return row, err
}
