package standard

import (
	"slices"
	"strings"

	"emprise/data"
)

// Slot is a field that a column can be mapped to.
type Slot struct {
	To    string
	Form  Form
	Unit  Unit     // in which we hold it, "" when it is no quantity
	Codes []string // that it may have, nil when it has no list
}

// Slots lists the fields of a noun, or of the layers of a role when the noun is "": identifiers and names first, the rest by
// name.
func Slots(noun data.Kind, role data.Role) []Slot {
	var out []Slot
	if noun != "" {
		for to, t := range targets[noun] {
			out = append(out, Slot{to, t.form, t.unit, t.codes})
		}
	} else {
		for _, c := range library.roles[role] {
			out = append(out, c.Slot)
		}
	}
	rank := func(s Slot) int {
		if i := slices.Index([]string{"id", "name", "zone_id", "plot_ids", "siret", "commune", "insee", "parcels", "parcel", AreaField}, s.To); i >= 0 {
			return i
		}
		if s.To == "notes" {
			return 1000
		}
		return 100
	}
	slices.SortFunc(out, func(a, b Slot) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a.To, b.To)
	})
	return out
}

// Units lists the units in which a source may write the quantity, ours first; none when it is no quantity.
func (s Slot) Units() []Unit {
	if s.Unit == UnitNone {
		return nil
	}
	out := []Unit{s.Unit}
	for _, u := range Units() {
		if base, _ := u.base(); base == s.Unit && u != s.Unit {
			out = append(out, u)
		}
	}
	return out
}

// slotted is a slot of a role and the names under which standards have it.
type slotted struct {
	Slot
	names []string
}

// slotsByRole gathers what the standards of each role keep of a layer: files of no standard are read by the same names.
func slotsByRole(standards []Standard, h hints) map[data.Role][]slotted {
	out := map[data.Role][]slotted{}
	for _, s := range standards {
		for _, tpl := range s.Fields[""] {
			list := out[s.Role]
			i := slices.IndexFunc(list, func(c slotted) bool { return c.To == tpl.To })
			if i < 0 {
				unit, _ := tpl.Unit.base()
				form := tpl.Form
				if form == "" {
					form = FormText
				}
				list = append(list, slotted{Slot{tpl.To, form, unit, nil}, []string{tpl.To}})
				i = len(list) - 1
			}
			if tpl.From != "" {
				list[i].names = append(list[i].names, s.names(tpl.From)...)
			}
			out[s.Role] = list
		}
	}
	for role, list := range out {
		for i := range list {
			out[role][i].names = append(list[i].names, h.Fields[list[i].To]...)
		}
	}
	return out
}

// ProposeRole maps the columns of a layer of no standard to what layers of its role are read by.
func ProposeRole(role data.Role, columns []Column) Mapping {
	m := Mapping{Format: format, Fields: []Field{}}
	t := newTable(columns)
	used := map[string]bool{}
	for _, slot := range library.roles[role] {
		c := t.likely(slot.names, target{form: slot.Form}, used)
		if c == nil {
			continue
		}
		used[c.Name] = true
		f := Field{To: slot.To, From: c.Name}
		if slot.Form != FormText {
			f.Form = slot.Form
		}
		if slot.Unit != UnitNone {
			f.Unit = unitOf(c.Name, slot.Unit)
		}
		m.Fields = append(m.Fields, f)
	}
	return m
}
