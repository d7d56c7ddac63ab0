package match

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"emprise/data"
)

// Act is what a change does.
type Act string

// The acts.
const (
	ActAsk     Act = "ask"     // find out what is not known
	ActOffer   Act = "offer"   // put on sale
	ActRaise   Act = "raise"   // a number to its lower bound
	ActLower   Act = "lower"   // a number to its upper bound
	ActWait    Act = "wait"    // a day that comes too late: wait for it, or bring it forward to the bound
	ActEnlarge Act = "enlarge" // buy land beside
	ActDivide  Act = "divide"  // give only a part
	ActAdmit   Act = "admit"   // a category to one that is allowed
)

// Change is one thing that must change for a plot to fit.
type Change struct {
	Act    Act
	Means  Means // MeansNone: nothing can change it
	Reason       // what is missed, or not known

	// To is the number that is enough, in the unit of the reason; nil for categories and for what is not known.
	To *float64

	// Also are other conditions that the same change meets: land that is bought counts for the area and for the net area.
	Also []Reason

	// Parcels are neighbours to buy, for ActEnlarge; the package above fills them in, since it knows the ground.
	Parcels []Parcel

	relative float64 // the gap as a share of what is asked
	targets  []target
}

// Parcel is a parcel that touches a plot.
type Parcel struct {
	ID     string
	AreaM2 float64
	Enough bool // alone it is as much as is missing
}

// target is what a change makes of a measure.
type target struct {
	measure    data.Measure
	number     float64
	categories []string
}

// Remedy is what would make a plot fit: the smallest number of changes. No change can be left out, and together they are enough.
type Remedy struct {
	Match    Match    // as it is
	Changes  []Change // the easiest means first, then the least missed by; none when it fits
	Possible bool     // no change is beyond all means

	candidate Candidate
}

// RemedyFor works out what would make a candidate fit a need. What is unknown is to be asked, and hoped to be answered well. It
// fails on a need that is not valid (data.ErrInvalid).
func RemedyFor(need data.Need, c Candidate) (Remedy, error) {
	if err := need.Validate(); err != nil {
		return Remedy{}, fmt.Errorf("remedy for need %s: %w", need.ID, err)
	}
	return remedy(need, weights(need.Criteria), c), nil
}

// Remedies works out what would make each candidate fit: those that fit, then those that the easiest changes would make fit
// (what is possible first, then by the hardest means, the number of changes, what is missed by, and the id).
func Remedies(ctx context.Context, need data.Need, candidates []Candidate) ([]Remedy, error) {
	if err := need.Validate(); err != nil {
		return nil, fmt.Errorf("remedy for need %s: %w", need.ID, err)
	}
	shares := weights(need.Criteria)
	all := make([]Remedy, 0, len(candidates))
	for i, c := range candidates {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, fmt.Errorf("remedy for need %s: %w", need.ID, ctx.Err())
		}
		all = append(all, remedy(need, shares, c))
	}
	slices.SortStableFunc(all, func(a, b Remedy) int {
		return cmp.Or(
			cmp.Compare(asInt(b.Possible), asInt(a.Possible)),
			cmp.Compare(a.hardest(), b.hardest()),
			cmp.Compare(len(a.Changes), len(b.Changes)),
			cmp.Compare(steady(a.relative()), steady(b.relative())),
			cmp.Compare(a.Match.PlotID, b.Match.PlotID),
		)
	})
	return all, nil
}

func asInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// hardest is the difficulty of the hardest means, -1 without changes.
func (r Remedy) hardest() int {
	most := -1
	for _, c := range r.Changes {
		most = max(most, c.Means.difficulty())
	}
	return most
}

func (r Remedy) relative() float64 {
	sum := 0.0
	for _, c := range r.Changes {
		sum += c.relative
	}
	return sum
}

// Apply is the candidate once all has changed: it fits the need.
func (r Remedy) Apply() Candidate { return r.With(r.Changes...) }

// With is the candidate once some of the changes were made.
func (r Remedy) With(changes ...Change) Candidate {
	c := r.candidate
	c.Values = maps.Clone(c.Values)
	if c.Values == nil {
		c.Values = map[data.Measure]Value{}
	}
	for _, change := range changes {
		if change.Measure == MeasureStatus {
			c.Offered, c.Status = true, data.StatusForSale
			continue
		}
		for _, t := range change.targets {
			v := c.Values[t.measure]
			v.Known, v.Number, v.Categories = true, t.number, t.categories
			c.Values[t.measure] = v
		}
	}
	return c
}

func remedy(need data.Need, shares []float64, c Candidate) Remedy {
	r := Remedy{Match: judge(need.Criteria, shares, c).Match, Possible: true, candidate: c}
	for _, reason := range r.Match.Reasons {
		if reason.Hard && reason.Verdict != Fits {
			r.Changes = append(r.Changes, changeOf(reason))
		}
	}
	r.buy(need)
	slices.SortStableFunc(r.Changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Means.difficulty(), b.Means.difficulty()), cmp.Compare(steady(a.relative), steady(b.relative)))
	})
	for _, change := range r.Changes {
		r.Possible = r.Possible && change.Means != MeansNone
	}
	return r
}

// changeOf is what meets one condition.
func changeOf(r Reason) Change {
	c := Change{Reason: r, Means: MeansOf(r.Measure)}
	switch {
	case r.Verdict == Check:
		c.Act, c.Means = ActAsk, MeansAnswer
		c.targets = []target{{r.Measure, hoped(r), r.Allowed}}
	case r.Measure == MeasureStatus:
		c.Act, c.relative = ActOffer, 1
		if slices.Contains(r.Value.Categories, string(data.StatusSold)) || slices.Contains(r.Value.Categories, string(data.StatusUnsaleable)) {
			c.Means = MeansNone
		}
	case r.Gap == nil:
		c.Act, c.relative = ActAdmit, 1
		c.targets = []target{{measure: r.Measure, categories: r.Allowed}}
	default:
		c.Act, c.To = ActLower, r.Max
		below := r.Min != nil && r.Value.Number < *r.Min
		if below {
			c.Act, c.To = ActRaise, r.Min
		}
		switch {
		case r.Unit == "date" && !below:
			c.Act = ActWait
		case r.Measure == data.MeasureArea && below:
			c.Act = ActEnlarge
		case r.Measure == data.MeasureArea:
			c.Act = ActDivide
		}
		c.relative = *r.Gap / span(r.Measure, *c.To)
		c.targets = []target{{measure: r.Measure, number: *c.To}}
	}
	return c
}

// hoped is a number that answers well.
func hoped(r Reason) float64 {
	for _, p := range []*float64{r.Ideal, r.Min, r.Max} {
		if p != nil {
			return *p
		}
	}
	return 0
}

// buy lets land that is bought count for both area and net area, as long as the plot does not become too large by it. Where it
// would, the net area is beyond all means.
func (r *Remedy) buy(need data.Need) {
	net := slices.IndexFunc(r.Changes, func(c Change) bool { return c.Measure == data.MeasureNet && c.Act == ActRaise })
	if net < 0 {
		return
	}
	lacking := &r.Changes[net]
	have := r.candidate.Values[data.MeasureArea]
	most := slices.IndexFunc(need.Criteria, func(c data.Criterion) bool {
		return c.Key() == data.MeasureArea && c.Hard && c.Max != nil
	})
	total := have.Number + *lacking.Gap
	if have.Known && most >= 0 && below(*need.Criteria[most].Max, total) {
		lacking.Means = MeansNone
		return
	}
	lacking.Act = ActEnlarge
	area := slices.IndexFunc(r.Changes, func(c Change) bool { return c.Measure == data.MeasureArea && c.Act == ActEnlarge })
	if area < 0 {
		if have.Known {
			lacking.targets = append(lacking.targets, target{measure: data.MeasureArea, number: total})
		}
		return
	}
	more := &r.Changes[area]
	more.Also = []Reason{lacking.Reason}
	more.targets = append(more.targets, lacking.targets...)
	if total > *more.To {
		more.To = &total
		more.targets[0].number = total
		more.relative = (total - have.Number) / span(data.MeasureArea, total)
	}
	r.Changes = slices.Delete(r.Changes, net, net+1)
}

// Lacking is how much land a change asks for beside the plot, in square metres; 0 when it asks for none.
func (c Change) Lacking() float64 {
	if c.Act != ActEnlarge || c.To == nil {
		return 0
	}
	return *c.To - c.Value.Number
}
