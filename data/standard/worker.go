package standard

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/geo/feature"
	"emprise/geo/measure"
)

// worker goes through the rows of a set for one noun.
type worker struct {
	binding
	noun   data.Kind
	before int // rows of the layer that came before this set
	issues []Issue
	seen   map[string]bool
	made   map[string]bool // identifiers that the source does not have
}

// row is a record with what every noun has.
type row struct {
	Record
	source          string
	id, name, insee string
	shape           orb.MultiPolygon
	at              orb.Point // of one that is a point
}

func (w *worker) each(keep func(row) error) {
	if w.set == nil {
		return
	}
	left := 0
	for f := range w.set.Len() {
		if !w.takes(f) {
			left++
			continue
		}
		w.one(f, keep)
	}
	if left > 0 {
		w.issues = append(w.issues, issue(nil, -1, "", rowNotSelected, strconv.Itoa(left)))
	}
}

func (w *worker) one(f int, keep func(row) error) {
	r := row{Record: w.record(f), source: w.mapping.Source}
	r.insee = r.text("insee")
	if r.insee == "" {
		r.insee = inseeWithin(r.text("id"), r.text("parcels"))
	}
	r.id = r.text("id")
	missing := r.id == ""
	if missing {
		r.id = w.newID(r.insee, w.before+f)
	}
	r.name = r.text("name")
	if r.name == "" {
		r.name = tail(r.id)
	}
	note := func(rule, detail string) { w.issues = append(w.issues, issue(w.set, f, r.id, rule, detail)) }
	if missing {
		note(identifierMissing, "")
	}
	if w.seen[r.id] {
		note(identifierRepeated, r.id)
		return
	}
	w.seen[r.id] = true
	if missing {
		w.made[r.id] = true
	}
	for _, v := range r.Values {
		if v.Rule != "" {
			note(v.Rule, v.Detail)
		}
	}
	switch w.set.Kinds[f] {
	case feature.Areas:
		r.shape = w.set.MultiPolygon(f)
		w.compareArea(r, note)
	case feature.None:
	case feature.Points:
		if b := w.set.Bound(f); !b.IsEmpty() {
			r.at = b.Center()
		}
		note(shapeNotArea, "")
	default:
		note(shapeNotArea, "")
	}
	if err := keep(r); err != nil {
		note(rowInvalid, err.Error())
	}
}

// compareArea finds hectares read as square metres, and plots drawn otherwise than they are declared.
func (w *worker) compareArea(r row, note func(rule, detail string)) {
	declared, ok := r.Get(AreaField)
	drawn := float64(measure.FeatureArea(w.set, r.Feature))
	if !ok || declared.Number <= 0 || drawn <= 0 {
		return
	}
	ratio := declared.Number / drawn
	detail := fmt.Sprintf("%s = %s; %.0f m²", declared.From, declared.Words, drawn)
	switch {
	case math.Abs(math.Log(ratio/1e4)) < 0.5, math.Abs(math.Log(ratio*1e4)) < 0.5: // within a factor of 1.6 of 10 000
		note(areaUnit, detail)
	case ratio > 1.1, ratio < 0.9:
		note(areaDiffers, detail)
	}
}

// newID is the form of CNIG: commune, class, number.
func (w *worker) newID(insee string, f int) string {
	class := map[data.Kind]string{data.KindPlot: "TERRAIN-ECO", data.KindZone: "SITE-ECO"}[w.noun]
	if insee == "" {
		return fmt.Sprintf("%s_%05d", class, f+1)
	}
	return fmt.Sprintf("%s_%s_%05d", insee, class, f+1)
}

// tail is the last part of an identifier: what people call "lot 131" is 80024_TERRAIN-ECO_00131.
func tail(id string) string {
	if t := id[strings.LastIndexByte(id, '_')+1:]; t != "" {
		return t
	}
	return id
}

// inseeWithin finds the commune at the head of an identifier or of a parcel.
func inseeWithin(id, parcels string) string {
	if head, _, found := strings.Cut(id, "_"); found && isINSEE(head) {
		return head
	}
	if len(parcels) >= 14 {
		return parcels[:5]
	}
	return ""
}

func (r row) text(to string) string {
	v, _ := r.Get(to)
	return v.Text
}

// fact is a declared quantity in our unit, nil when unknown.
func (r row) fact(to string) *data.Fact {
	v, ok := r.Get(to)
	if !ok {
		return nil
	}
	source := r.source
	if source == "" {
		source = v.From
	}
	return &data.Fact{Value: v.Number, Source: source, Date: r.text("updated"), Confidence: data.Declared}
}

// number is a quantity that is kept without its source.
func (r row) number(to string) *float64 {
	v, ok := r.Get(to)
	if !ok {
		return nil
	}
	return &v.Number
}

// notes are the columns mapped to notes, and the words that our lists do not have.
func (r row) notes() string {
	var lines []string
	add := func(s string) {
		if !slices.Contains(lines, s) {
			lines = append(lines, s)
		}
	}
	for _, v := range r.Values {
		switch {
		case v.To == "notes" && v.Known && v.From != "":
			add(v.From + " : " + v.Words)
		case v.To == "notes" && v.Known:
			add(v.Text)
		case v.Rule == valueUnmapped, v.Rule == valueRefused:
			add(v.From + " : " + v.Words)
		}
	}
	return strings.Join(lines, "\n")
}
