package explain

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"emprise/assets/locale"
	"emprise/data"
	"emprise/data/match"
)

// Asked says what a criterion asks: « au moins 2,00 ha, idéalement 2,50 ha », « UX ou UY »,
// « au moins 1,00 ha, 0 point à 1,50 ha, 100 points à 3,00 ha ».
func Asked(loc *locale.Locale, r match.Reason) string {
	parts := bounds(loc, r)
	if len(r.Allowed) > 0 {
		parts = []string{allowed(loc, r)}
	}
	parts = append(parts, function(loc, r)...)
	return strings.Join(append(parts, grades(loc, r)...), ", ")
}

// grades are the points of each category, the best first and what is left last.
func grades(loc *locale.Locale, r match.Reason) []string {
	order := slices.SortedFunc(maps.Keys(r.Grades), func(a, b string) int {
		if (a == data.OtherCategories) != (b == data.OtherCategories) {
			if a == data.OtherCategories {
				return 1
			}
			return -1
		}
		return cmp.Or(cmp.Compare(r.Grades[b], r.Grades[a]), strings.Compare(a, b))
	})
	parts := make([]string, len(order))
	for i, code := range order {
		key := "asked.grade"
		if code == data.OtherCategories {
			key = "asked.grade_other"
		}
		parts[i] = loc.T(key, "points", points(loc, r.Grades[code]), "category", Category(loc, r.Measure, code))
	}
	return parts
}

// points writes a utility: « 75 points ».
func points(loc *locale.Locale, u float64) string {
	if n := math.Round(u); math.Abs(u-n) < 1e-6 {
		return loc.N("value.points", int(n))
	}
	return loc.T("value.points_fraction", "n", loc.Number(u, 1))
}

// allowed lists the categories that are allowed.
func allowed(loc *locale.Locale, r match.Reason) string {
	words := make([]string, len(r.Allowed))
	for i, code := range r.Allowed {
		words[i] = Category(loc, r.Measure, code)
	}
	last := len(words) - 1
	if last == 0 {
		return words[0]
	}
	return strings.Join(words[:last], ", ") + loc.T("asked.or") + words[last]
}

// bounds are what must lie where.
func bounds(loc *locale.Locale, r match.Reason) []string {
	say := func(v *float64) string {
		if v == nil {
			return ""
		}
		return Value(loc, r.Measure, *v)
	}
	low, ideal, high := say(r.Min), say(r.Ideal), say(r.Max)
	var parts []string
	date := r.Measure.Unit() == "date"
	switch {
	case r.Min != nil && r.Max != nil && date:
		parts = append(parts, loc.T("asked.period", "min", low, "max", high))
	case r.Min != nil && r.Max != nil:
		parts = append(parts, loc.T("asked.between", "min", low, "max", high))
	case r.Min != nil && date:
		parts = append(parts, loc.T("asked.from", "min", low))
	case r.Min != nil:
		parts = append(parts, loc.T("asked.min", "min", low))
	case r.Max != nil && date:
		parts = append(parts, loc.T("asked.until", "max", high))
	case r.Max != nil:
		parts = append(parts, loc.T("asked.max", "max", high))
	}
	if r.Ideal != nil {
		parts = append(parts, loc.T("asked.ideal", "ideal", ideal))
	}
	return parts
}

// function is a value function in words: the points at each of its corners or, where it goes in steps, of each class:
// « 0 point sous 1,00 ha, 75 points de 1,00 ha à 5,00 ha, 100 points au-delà ».
func function(loc *locale.Locale, r match.Reason) []string {
	var parts []string
	at := func(p data.Point) {
		parts = append(parts, loc.T("asked.point", "points", points(loc, p.Utility), "value", Value(loc, r.Measure, p.Value)))
	}
	if len(r.Points) == 1 {
		return []string{points(loc, r.Points[0].Utility)} // the same whatever the value
	}
	if !inSteps(r.Points) {
		for _, p := range r.Points {
			at(p)
		}
		return parts
	}
	last := len(r.Points) - 1
	say := func(key string, u, low, high float64) {
		parts = append(parts, loc.T("asked.class."+key, "points", points(loc, u), "low", Value(loc, r.Measure, low), "high", Value(loc, r.Measure, high)))
	}
	for i, p := range r.Points {
		switch {
		case i == 0 && r.Points[1].Value > p.Value:
		case i == 0 && p.Value == 0: // nothing is less
			if p.Utility > r.Points[1].Utility {
				at(p)
			}
		case i == 0:
			say("below", p.Utility, p.Value, p.Value)
		case p.Value > r.Points[i-1].Value && (i > 1 && r.Points[i-2].Value == r.Points[i-1].Value):
			say("between", p.Utility, r.Points[i-1].Value, p.Value)
		case p.Value > r.Points[i-1].Value:
			say("below", p.Utility, p.Value, p.Value)
		}
	}
	if last > 0 && r.Points[last].Value == r.Points[last-1].Value {
		say("above", r.Points[last].Utility, r.Points[last].Value, r.Points[last].Value)
	}
	return parts
}

// inSteps says whether a value function changes at some values only, and changes at all.
func inSteps(list []data.Point) bool {
	steps := false
	for i := 1; i < len(list); i++ {
		a, b := list[i-1], list[i]
		if a.Value == b.Value {
			steps = true
		} else if a.Utility != b.Utility {
			return false
		}
	}
	return steps
}

// Question says what a free criterion reads: « distance à : rail, où usage = 'Fret' ».
func Question(loc *locale.Locale, f data.Free) string {
	target := loc.T("free.layer", "layer", f.Layer)
	if f.Role != "" {
		target = locale.Lowered(word(loc, "role."+string(f.Role), string(f.Role)))
	}
	if f.Where != "" {
		target = loc.T("free.where", "target", target, "where", f.Where)
	}
	key := "free." + string(f.Kind)
	if !slices.Contains(data.FreeKinds(), f.Kind) {
		return loc.T("need.unread")
	}
	return loc.T(key, "target", target, "attribute", f.Field, "within", loc.Distance(f.WithinM))
}
