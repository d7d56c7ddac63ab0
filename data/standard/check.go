package standard

import (
	"fmt"
	"slices"
	"strings"

	"emprise/geo/feature"
)

// Check says where a file does not keep to the standard. All of it is advice: what blocks is listed by Plots and Zones.
// The documents and the schemas of CNIG do not even agree on what is obligatory.
func (s Standard) Check(set *feature.Set) []Issue {
	t := newTable(Columns(set))
	var out []Issue
	for _, name := range s.Columns {
		name, must := strings.CutSuffix(name, "*")
		if !must {
			continue
		}
		c := s.find(t, name)
		if c == nil {
			out = append(out, issue(nil, -1, "", columnMissing, name))
			continue
		}
		col, _ := column(set, c.Name)
		empty := 0
		for f := range set.Len() {
			if text(col, f) == "" {
				empty++
			}
		}
		if empty > 0 {
			out = append(out, issue(nil, -1, "", columnUnfilled, fmt.Sprintf("%s: %d", c.Name, empty)))
		}
	}
	if s.SinglePart {
		for f := range set.Len() {
			if n := len(set.MultiPolygon(f)); n > 1 {
				out = append(out, issue(set, f, "", partsSeveral, fmt.Sprint(n)))
			}
		}
	}
	for _, u := range s.Unsure {
		c := s.find(t, u.From)
		if c == nil {
			continue
		}
		col, _ := column(set, c.Name)
		n := 0
		for f := range set.Len() {
			if slices.Contains(u.In, plainDigits(text(col, f))) {
				n++
			}
		}
		if n > 0 {
			out = append(out, issue(nil, -1, "", placeUnsure, fmt.Sprintf("%s = %s: %d", c.Name, strings.Join(u.In, "|"), n)))
		}
	}
	return out
}
