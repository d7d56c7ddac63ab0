package fact

import (
	"strings"

	"emprise/data"
	"emprise/data/match"
)

// The sources that are not layers: translation keys.
const (
	SourceOutline = "source.outline" // measured on the outline of the plot
	SourceRecord  = "source.record"  // entered for the plot without a source of its own
	SourceZone    = "source.zone"    // entered for its zone
	SourceBeyond  = "source.beyond"  // no layer covers the place
)

// entered is a fact that people gave. Without a source of its own it comes from the plot's record, as of its last update.
func entered(f *data.Fact, p data.Plot) match.Value {
	if f == nil {
		return match.Value{}
	}
	v := match.Value{Known: true, Number: f.Value, Source: f.Source, Date: f.Date, Confidence: f.Confidence}
	if v.Source == "" {
		v.Source = SourceRecord
		if v.Date == "" {
			v.Date = p.Updated
		}
	}
	return v
}

// from is a value of the record of which it is told where it comes from. What has no source of its own stays the record's, of the day
// that is told.
func from(v match.Value, o data.Origin) match.Value {
	switch {
	case o.Source != "":
		v.Source, v.Date = o.Source, o.Date
	case o.Date != "":
		v.Date = o.Date
	}
	v.Confidence = o.Confidence
	return v
}

// category is a code of the record; the empty code is unknown.
func category(source, date string, names ...string) match.Value {
	v := match.Value{Source: source, Date: date}
	for _, n := range names {
		if n = strings.TrimSpace(n); n != "" {
			v.Categories = append(v.Categories, n)
		}
	}
	if len(v.Categories) == 0 {
		return match.Value{}
	}
	v.Known = true
	return v
}
