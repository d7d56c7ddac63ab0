package workspace

import (
	"bytes"
	"context"
	"encoding/json"

	"emprise/data"
)

// Dangling is a reference to a row that is not there.
type Dangling struct {
	Ref     data.Ref `json:"ref"`
	Field   string   `json:"field"`
	To      data.Ref `json:"to"`
	Dropped bool     `json:"dropped"` // false where the row could not be without it, or breaks another rule
}

// DropDangling takes away all references to rows that are not there, in one edit that Undo takes back, and lists them.
func (w *Workspace) DropDangling(ctx context.Context) ([]Dangling, error) {
	snap := w.Snapshot()
	edit := data.Edit{Note: data.Note{Key: "edit.mend"}}
	var all []Dangling
	for _, r := range snap.rows() {
		var here []Dangling
		for _, l := range data.Links(r) {
			if _, there := snap.Row(l.To); !there {
				here = append(here, Dangling{Ref: r.Ref(), Field: l.Field, To: l.To})
			}
		}
		if len(here) == 0 {
			continue
		}
		if cleaned, err := withoutLinks(r, here); err == nil && sound(snap, cleaned) {
			edit.Put = append(edit.Put, cleaned)
			for i := range here {
				here[i].Dropped = true
			}
		}
		all = append(all, here...)
	}
	if len(edit.Put) == 0 {
		return all, nil
	}
	_, err := w.Do(ctx, edit)
	return all, err
}

// rows gives all rows that may cite others, in the order of their kinds.
func (s *Snapshot) rows() []data.Row {
	var rows []data.Row
	for _, k := range data.Kinds() {
		if k != data.KindTerritory && k != data.KindLayer {
			rows = append(rows, s.Rows(k)...)
		}
	}
	return rows
}

// withoutLinks gives a row without some of its references, by the form in which the journal keeps it: the fields have their JSON
// names there, whatever the kind.
func withoutLinks(r data.Row, links []Dangling) (data.Row, error) {
	text, err := json.Marshal(data.Edit{Put: []data.Row{r}})
	if err != nil {
		return nil, err
	}
	var e struct {
		Note data.Note                    `json:"note"`
		Put  []map[string]json.RawMessage `json:"put"`
	}
	if err := json.Unmarshal(text, &e); err != nil {
		return nil, err
	}
	fields := map[string]any{}
	d := json.NewDecoder(bytes.NewReader(e.Put[0]["row"]))
	d.UseNumber()
	if err := d.Decode(&fields); err != nil {
		return nil, err
	}
	for _, l := range links {
		if v, ok := withoutRef(fields[l.Field], l.To); ok {
			fields[l.Field] = v
		} else {
			delete(fields, l.Field)
		}
	}
	if e.Put[0]["row"], err = json.Marshal(fields); err != nil {
		return nil, err
	}
	if text, err = json.Marshal(e); err != nil {
		return nil, err
	}
	var cleaned data.Edit
	if err := json.Unmarshal(text, &cleaned); err != nil {
		return nil, err
	}
	return cleaned.Put[0], nil
}

// withoutRef gives a value without a reference; ok is false when nothing is left of it.
func withoutRef(v any, to data.Ref) (left any, ok bool) {
	switch v := v.(type) {
	case []any:
		kept := make([]any, 0, len(v))
		for _, one := range v {
			if one, ok := withoutRef(one, to); ok {
				kept = append(kept, one)
			}
		}
		return kept, len(kept) > 0
	case map[string]any: // a reference with its kind, or a line that cites
		if v["kind"] == string(to.Kind) && v["id"] == to.ID {
			return nil, false
		}
		for name, one := range v {
			if one == to.ID {
				delete(v, name)
			}
		}
		return v, true
	case string:
		return v, v != to.ID
	}
	return v, v != nil
}
