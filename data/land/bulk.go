package land

import (
	"cmp"
	"slices"

	"emprise/data"
)

// Where says for which of several plots a field is set.
type Where string

// The choices.
const (
	Everywhere Where = "all"
	Gaps       Where = "unknown" // where nothing is known yet
	Known      Where = "known"   // where something is, to correct it
)

// Wheres lists them.
func Wheres() []Where { return []Where{Everywhere, Gaps, Known} }

// Bulk is a field that is set to one value for many plots.
type Bulk struct {
	Field  Field
	Value  string // "" makes it unknown
	Where  Where
	Day    string      // AAAA-MM-JJ, of the change
	Origin data.Origin // of the value
}

// Changing counts plots that change from one value.
type Changing struct {
	From  string // "" for unknown
	Plots int
}

// Outcome is what a Bulk does to some plots.
type Outcome struct {
	Put     []data.Row // those that change
	Changes []Changing // most first
	Same    int        // have the value already
	Left    int        // have another one and keep it, by Where
	Unknown int        // whose value is not known afterwards
}

// Look works out what it does. The error is a *data.FieldError.
func (b Bulk) Look(plots []data.Plot) (Outcome, error) {
	var o Outcome
	from := map[string]int{}
	for _, p := range plots {
		have := b.Field.Of(p)
		meant := b.Where == Everywhere || (b.Where == Gaps) == (have == "")
		now := b.Value
		switch {
		case have == b.Value:
			o.Same++
		case !meant:
			o.Left++
			now = have
		default:
			next, err := b.Field.With(p, b.Value, b.Origin)
			if err != nil {
				return Outcome{}, err
			}
			next.Updated = b.Day
			if err := next.Validate(); err != nil {
				return Outcome{}, err
			}
			o.Put = append(o.Put, next)
			from[have]++
		}
		if now == "" {
			o.Unknown++
		}
	}
	for value, n := range from {
		o.Changes = append(o.Changes, Changing{value, n})
	}
	slices.SortFunc(o.Changes, func(a, b Changing) int { return cmp.Or(cmp.Compare(b.Plots, a.Plots), cmp.Compare(a.From, b.From)) })
	return o, nil
}
