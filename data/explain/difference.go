package explain

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/reconcile"
	"emprise/geo/measure"
)

// Told is one item of a comparison in words, for a line of a list.
type Told struct {
	Sort   string // « Parcelle divisée »
	What   string // what it is about
	Before string // what is there
	After  string // what the file says
	Aside  string // what else to know: shares, a difference of area, who refers to it
	From   string // where what is there comes from
	To     string // where what the file says comes from
}

// named is how many features are named one by one.
const named = 4

// Difference says an item.
func Difference(loc *locale.Locale, d *reconcile.Difference, i int) Told {
	item := d.Items[i]
	t := Told{Sort: loc.T("reconcile.sort." + string(item.Sort))}
	if item.Row != nil {
		t.row(loc, item)
		return t
	}
	old, now := names(item.Old, func(f int32) string { return featureName(d.OldID(f), f) }), names(item.New, func(f int32) string { return featureName(d.NewID(f), f) })
	area := func(of float64) string {
		if of == 0 {
			return ""
		}
		return ground(loc, of)
	}
	before, after := area(float64(item.Before)), area(float64(item.After))
	switch item.Sort {
	case reconcile.New:
		t.What, t.After = now, after
	case reconcile.Gone:
		t.What, t.Before = old, before
	case reconcile.Changed, reconcile.Redrawn:
		var was, is []string
		for _, c := range d.Cells(item.Old[0], item.New[0]) {
			if c.Column != d.Key && len(was) < named {
				was = append(was, c.Column+" "+orUnknown(loc, c.Before))
				is = append(is, c.Column+" "+c.After)
			}
		}
		if t.What = old; item.Sort == reconcile.Redrawn {
			was, is = append([]string{before}, was...), append([]string{after}, is...)
		}
		t.Before, t.After = strings.Join(was, " · "), strings.Join(is, " · ")
	default:
		t.What, t.Before = old, before
		t.After = strings.TrimSpace(now + " · " + after)
		var shares []string
		for _, s := range item.Shares[:min(len(item.Shares), named)] {
			shares = append(shares, loc.T("reconcile.share", "share", loc.Percent(s.OfOld, 0), "old", featureName(d.OldID(s.Old), s.Old), "new", featureName(d.NewID(s.New), s.New)))
		}
		if len(item.Shares) > named {
			shares = append(shares, "…")
		}
		t.Aside = strings.Join(shares, " · ")
	}
	if gap := float64(item.After - item.Before); t.Aside == "" && len(item.Old) > 0 && len(item.New) > 0 && gap != 0 {
		t.Aside = signed(loc, gap)
	}
	return t
}

func (t *Told) row(loc *locale.Locale, item reconcile.Item) {
	v := item.Row
	t.What = v.Name
	switch item.Sort {
	case reconcile.RowNew:
		t.After = ground(loc, float64(item.After))
	case reconcile.RowGone:
		t.Before = ground(loc, float64(item.Before))
		if len(v.UsedBy) > 0 {
			t.Aside = loc.N("reconcile.used", len(v.UsedBy), "by", row(loc, v.UsedBy[0]))
		}
	default:
		t.What = loc.T("reconcile.field", "row", v.Name, "field", FieldName(loc, v.Field))
		t.Before, t.After = FieldValue(loc, v.Field, v.Mine.Value), FieldValue(loc, v.Field, v.Theirs.Value)
		if v.Field == reconcile.Outline {
			t.Aside = signed(loc, float64(item.After-item.Before))
		}
	}
	if item.Sort == reconcile.Followed {
		t.follow(loc, v)
		return
	}
	if item.Sort != reconcile.RowNew {
		t.From = origin(loc, v.Mine)
	}
	if item.Sort != reconcile.RowGone {
		t.To = origin(loc, v.Theirs)
	}
}

// follow says which part of which parcel is where now.
func (t *Told) follow(loc *locale.Locale, v *reconcile.Value) {
	var said []string
	for _, s := range v.From {
		if len(s.To) == 0 {
			said = append(said, loc.T("reconcile.lost", "parcel", s.Parcel))
		}
		for _, to := range s.To {
			key := "reconcile.share"
			if to.Left {
				key = "reconcile.left"
			}
			said = append(said, loc.T(key, "share", loc.Percent(to.OfOld, 0), "old", s.Parcel, "new", to.Parcel))
		}
	}
	if !v.Sure {
		said = append([]string{loc.T("reconcile.unsure")}, said...)
	}
	t.Aside = strings.Join(said, " · ")
}

// origin says where a value comes from: « zones.gpkg, avril 2026 », « saisi ici ».
func origin(loc *locale.Locale, s reconcile.Said) string {
	if s.Value == nil {
		return ""
	}
	source := s.Source
	if source == "" {
		source = loc.T("reconcile.entered")
	}
	if s.Date == "" {
		return source
	}
	return source + ", " + loc.Date(s.Date)
}

// FieldValue writes the value of a field of a row, given by its JSON name; nil is unknown.
func FieldValue(loc *locale.Locale, field string, v any) string {
	switch v := v.(type) {
	case nil:
		return loc.T("value.unknown")
	case *data.Fact:
		return Value(loc, data.Measure(field), v.Value)
	case []string:
		return strings.Join(v, ", ")
	case orb.MultiPolygon:
		return ground(loc, float64(measure.Area(v)))
	case data.Answer:
		return word(loc, "answer."+string(v), string(v))
	}
	text := fmt.Sprint(v)
	switch field {
	case "available", "updated":
		return loc.Date(text)
	}
	return word(loc, field+"."+text, text)
}

func featureName(id string, f int32) string {
	if id == "" {
		return fmt.Sprintf("n° %d", f+1)
	}
	return id
}

func names(all []int32, name func(int32) string) string {
	var list []string
	for _, f := range all[:min(len(all), named)] {
		list = append(list, name(f))
	}
	if len(all) > named {
		list = append(list, fmt.Sprintf("… (%d)", len(all)))
	}
	return strings.Join(list, " + ")
}

func orUnknown(loc *locale.Locale, text string) string {
	if text == "" {
		return loc.T("value.unknown")
	}
	return text
}

// ground writes an area in the unit that shows it best.
func ground(loc *locale.Locale, m2 float64) string {
	if m2 >= 100_000 {
		return loc.Hectares(m2)
	}
	return loc.SquareMetres(m2)
}

// signed writes a difference of area with its sign.
func signed(loc *locale.Locale, m2 float64) string {
	switch {
	case m2 > 0:
		return "+ " + ground(loc, m2)
	case m2 < 0:
		return "− " + ground(loc, -m2)
	}
	return ground(loc, 0)
}
