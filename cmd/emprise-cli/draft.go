package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/workspace"
	"emprise/geo"
)

// draft is a row as a file gives it: some of its fields, and perhaps a geometry.
type draft struct {
	file   string
	kind   data.Kind
	typ    reflect.Type
	fields map[string]json.RawMessage
}

// readDrafts reads rows from JSON, one object or an array of them, or from CSV.
func readDrafts[R data.Row](e *env, file string) ([]draft, error) {
	text, err := readText(e, file)
	if err != nil {
		return nil, err
	}
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf")))
	if len(text) == 0 {
		return nil, &geo.FileError{Path: file, Reason: geo.FileEmpty}
	}
	var none R
	var all []map[string]json.RawMessage
	if strings.EqualFold(filepath.Ext(file), ".csv") || text[0] != '[' && text[0] != '{' {
		if all, err = readTable(reflect.TypeOf(none), text); err != nil {
			return nil, &geo.FileError{Path: file, Reason: geo.FileNotRows, Detail: err.Error()}
		}
	} else {
		if text[0] != '[' {
			text = append(append([]byte{'['}, text...), ']')
		}
		if err := json.Unmarshal(text, &all); err != nil {
			return nil, &geo.FileError{Path: file, Reason: geo.FileNotRows, Detail: err.Error()}
		}
	}
	if len(all) == 0 {
		return nil, &geo.FileError{Path: file, Reason: geo.FileEmpty}
	}
	drafts := make([]draft, len(all))
	for i, fields := range all {
		drafts[i] = draft{file, none.Ref().Kind, reflect.TypeOf(none), fields}
	}
	return drafts, nil
}

// id is the ID that the draft gives.
func (d draft) id() (id string) {
	_ = json.Unmarshal(d.fields["id"], &id) // what is no text is complained of by row
	return id
}

// row lays the draft over a row, or over nothing. What the draft does not name stays; a field that is misspelt would be lost without
// a word, and is refused.
func (d draft) row(over data.Row) (data.Row, error) {
	wrong := func(err error) error {
		return &geo.FileError{Path: d.file, Reason: geo.FileNotRows, Detail: err.Error()}
	}
	into := reflect.New(d.typ)
	if over != nil {
		// Not the row itself: its lists belong to the snapshot.
		text, err := json.Marshal(over)
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, into.Interface()); err != nil {
			return nil, err
		}
		for _, drawn := range []string{"Shape", "At"} {
			if f := into.Elem().FieldByName(drawn); f.IsValid() {
				f.Set(reflect.ValueOf(over).FieldByName(drawn))
			}
		}
	}
	given := map[string]json.RawMessage{}
	for name, value := range d.fields {
		if name != "geometry" || !drawn(d.typ) {
			given[name] = value
		}
	}
	if err := d.criteriaOf(given); err != nil {
		return nil, err
	}
	text, err := json.Marshal(given)
	if err != nil {
		return nil, wrong(err)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(into.Interface()); err != nil {
		return nil, wrong(err)
	}
	if g, ok := d.fields["geometry"]; ok && drawn(d.typ) {
		if err := setGeometry(into.Elem(), g); err != nil {
			return nil, wrong(err)
		}
	}
	return into.Elem().Interface().(data.Row), nil
}

func drawn(t reflect.Type) bool {
	_, shape := t.FieldByName("Shape")
	_, at := t.FieldByName("At")
	return shape || at
}

// setGeometry gives a row the geometry of a GeoJSON object, null for none.
func setGeometry(row reflect.Value, text json.RawMessage) error {
	shape, at := row.FieldByName("Shape"), row.FieldByName("At")
	if string(text) == "null" {
		for _, f := range []reflect.Value{shape, at} {
			if f.IsValid() {
				f.SetZero()
			}
		}
		return nil
	}
	var g struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	}
	if err := json.Unmarshal(text, &g); err != nil {
		return err
	}
	switch {
	case g.Type == "Polygon" && shape.IsValid():
		var polygon orb.Polygon
		err := json.Unmarshal(g.Coordinates, &polygon)
		shape.Set(reflect.ValueOf(orb.MultiPolygon{polygon}))
		return err
	case g.Type == "MultiPolygon" && shape.IsValid():
		return json.Unmarshal(g.Coordinates, shape.Addr().Interface())
	case g.Type == "Point" && at.IsValid():
		return json.Unmarshal(g.Coordinates, at.Addr().Interface())
	}
	return &data.FieldError{Ref: row.Interface().(data.Row).Ref(), Field: "shape", Rule: "bad_shape"}
}

// complete gives a new row what it cannot be without and everybody would fill in alike.
func (e *env) complete(w *workspace.Workspace, row data.Row) data.Row {
	today := e.clock().Format(time.DateOnly)
	switch r := row.(type) {
	case data.Project:
		if r.Status == "" {
			r.Status = data.ProjectIdea
		}
		row = r
	case data.Proposal:
		if r.Stage == "" {
			r = r.Moved(data.ProposalMade, today, "")
		}
		row = r
	case data.Remark:
		if r.Date == "" {
			r.Date = today
		}
		if r.Author == "" {
			r.Author = e.author
		}
		row = r
	}
	v := reflect.New(reflect.TypeOf(row)).Elem()
	v.Set(reflect.ValueOf(row))
	if id := v.FieldByName("ID"); id.IsValid() && id.String() == "" {
		commune := ""
		if f := v.FieldByName("INSEE"); f.IsValid() {
			commune = f.String()
		}
		id.SetString(w.NewID(row.Ref().Kind, commune))
	}
	return v.Interface().(data.Row)
}

// rowTexts is the JSON form of rows, with the geometry of those that have one.
func rowTexts(rows []data.Row) ([]json.RawMessage, error) {
	texts := make([]json.RawMessage, len(rows))
	for i, r := range rows {
		text, err := json.Marshal(r)
		if err != nil {
			return nil, err
		}
		if g := geometryOf(r); g != nil {
			shape, err := json.Marshal(map[string]any{"type": g.GeoJSONType(), "coordinates": g})
			if err != nil {
				return nil, err
			}
			text = append(append(append(text[:len(text)-1], `,"geometry":`...), shape...), '}')
		}
		texts[i] = text
	}
	return texts, nil
}

func geometryOf(r data.Row) orb.Geometry {
	v := reflect.ValueOf(r)
	if f := v.FieldByName("Shape"); f.IsValid() && f.Len() > 0 {
		return f.Interface().(orb.MultiPolygon)
	}
	if f := v.FieldByName("At"); f.IsValid() && !f.IsZero() {
		return f.Interface().(orb.Point)
	}
	return nil
}
