package data

import (
	"slices"
	"strconv"
	"strings"

	"emprise/geo/expression"
)

// FreeKind is what a free criterion reads of a plot.
type FreeKind string

// The kinds. A target is the features of a layer, or of all layers of a role, that its filter keeps.
const (
	FreeNumber     FreeKind = "number"     // a number that the target under the plot has as an attribute
	FreeText       FreeKind = "text"       // a text that the target under the plot has as an attribute
	FreeDistance   FreeKind = "distance"   // straight line to the nearest of the target, m
	FreeShare      FreeKind = "share"      // share of the plot's area under the target, 0 to 1
	FreeIntersects FreeKind = "intersects" // whether the target meets the plot: an Answer
	FreeCount      FreeKind = "count"      // how many of the target lie within a distance
	FreeRoad       FreeKind = "road"       // way by road to the nearest of the target, m
	FreeDrive      FreeKind = "drive"      // time of a car to the nearest of the target, minutes
)

// FreeKinds lists them.
func FreeKinds() []FreeKind {
	return []FreeKind{FreeNumber, FreeText, FreeDistance, FreeShare, FreeIntersects, FreeCount, FreeRoad, FreeDrive}
}

// Pick says which attribute counts where several features lie under a plot.
type Pick string

// The picks. Only the first two suit texts.
const (
	PickMost Pick = "most" // that of the feature under most of the plot; the one that is taken when nothing is said
	PickAny  Pick = "any"  // all of them: one that is asked for is enough
	PickMin  Pick = "min"
	PickMax  Pick = "max"
	PickSum  Pick = "sum"
	PickMean Pick = "mean" // weighted by the area under the plot
)

// Picks lists them.
func Picks() []Pick { return []Pick{PickMost, PickAny, PickMin, PickMax, PickSum, PickMean} }

// Free is a question that a need asks in its own words, of the layers of the project.
type Free struct {
	Kind    FreeKind `json:"kind"`
	Label   string   `json:"label"`               // as it is shown, in the words of whoever asks
	Role    Role     `json:"role,omitempty"`      // the target: all layers of a role,
	Layer   string   `json:"layer,omitempty"`     // or one layer, by its id
	Where   string   `json:"where,omitempty"`     // keeps some of its features: an expression of geo/expression
	Field   string   `json:"attribute,omitempty"` // of number and text
	Pick    Pick     `json:"pick,omitempty"`      // of number and text
	Numbers string   `json:"unit,omitempty"`      // of number: one of FreeUnits
	WithinM float64  `json:"within_m,omitempty"`  // of count, m

	rest unread
}

// FreeUnits are the units that a number read from an attribute may be in; "number" is for what has none.
func FreeUnits() []string {
	return []string{"number", "m²", "m", "€/m²", "kVA", "m³/h", "Nm³/h", "m³/day", "kPa", "%", "share"}
}

// Unit is the unit of the answer; "" for categories, and for a kind that is not known here.
func (f Free) Unit() string {
	switch f.Kind {
	case FreeNumber:
		if f.Numbers == "" {
			return "number"
		}
		return f.Numbers
	case FreeDistance, FreeRoad:
		return "m"
	case FreeDrive:
		return "min"
	case FreeShare:
		return "share"
	case FreeCount:
		return "count"
	}
	return ""
}

// freePrefix begins the keys of free criteria; no measure begins so.
const freePrefix = "free:"

// Key is the same for two questions that have the same answer whatever the plot. It tells its unit: "free:m:distance:…".
func (f Free) Key() Measure {
	parts := []string{string(f.Kind), string(f.Role), f.Layer, f.Where}
	switch f.Kind {
	case FreeNumber, FreeText:
		pick := f.Pick
		if pick == "" {
			pick = PickMost
		}
		parts = append(parts, f.Field, string(pick))
	case FreeCount:
		parts = append(parts, strconv.FormatFloat(f.WithinM, 'g', -1, 64))
	}
	for i, p := range parts[1:] {
		parts[i+1] = strconv.Quote(p)
	}
	if len(f.rest) > 0 {
		parts = append(parts, f.rest.String())
	}
	return Measure(freePrefix + f.Unit() + ":" + strings.Join(parts, ":"))
}

// Free says whether the measure is the key of a free criterion.
func (m Measure) Free() bool { return strings.HasPrefix(string(m), freePrefix) }

// freeUnit is the unit that the key of a free criterion tells.
func (m Measure) freeUnit() string {
	unit, _, _ := strings.Cut(strings.TrimPrefix(string(m), freePrefix), ":")
	return unit
}

// farthest is how far features are counted, m.
const farthest = 100_000

// wrong finds the first thing that is wrong with the question, as Criterion.Wrong does. One of a kind that is not known here is
// not looked at.
func (f Free) wrong() (part, rule string) {
	read := f.Kind == FreeNumber || f.Kind == FreeText
	pick := map[FreeKind][]Pick{
		FreeNumber: {"", PickMost, PickMin, PickMax, PickSum, PickMean}, FreeText: {"", PickMost, PickAny},
	}[f.Kind]
	switch {
	case f.Kind == "":
		return "kind", "required"
	case !slices.Contains(FreeKinds(), f.Kind):
		return "", ""
	case strings.TrimSpace(f.Label) == "":
		return "label", "required"
	case f.Role == "" && f.Layer == "":
		return "role", "no_target"
	case f.Role != "" && f.Layer != "":
		return "layer", "two_targets"
	case f.Role != "" && !slices.Contains(Roles(), f.Role):
		return "role", "unknown_code"
	case read && strings.TrimSpace(f.Field) == "":
		return "attribute", "required"
	case !read && f.Field != "":
		return "attribute", "not_of_kind"
	case !read && f.Pick != "", read && slices.Contains(Picks(), f.Pick) && !slices.Contains(pick, f.Pick):
		return "pick", "not_of_kind"
	case read && !slices.Contains(pick, f.Pick):
		return "pick", "unknown_code"
	case f.Kind != FreeNumber && f.Numbers != "":
		return "unit", "not_of_kind"
	case f.Numbers != "" && !slices.Contains(FreeUnits(), f.Numbers):
		return "unit", "unknown_unit"
	case f.Kind != FreeCount && f.WithinM != 0:
		return "within_m", "not_of_kind"
	case f.Kind == FreeCount && !(f.WithinM > 0 && f.WithinM <= farthest):
		return "within_m", "bad_distance"
	}
	if f.Where != "" {
		if _, err := expression.Parse(f.Where); err != nil {
			return "where", "bad_expression"
		}
	}
	return "", ""
}
