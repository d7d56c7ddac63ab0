package assembly

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"emprise/data"
	"emprise/data/fact"
	"emprise/data/match"
	"emprise/data/workspace"
	"emprise/geo"
	"emprise/geo/outline"
	"emprise/geo/topo"
)

// Options say where assemblies are looked for, and how far.
type Options struct {
	// Seeds are ids of parcels that each assembly must have; Among those that it is made of; Plot is a plot that it must have;
	// Zone is a zone that it must lie in. One of them at most; none: anywhere in the layer of parcels.
	Seeds []string
	Among []string
	Plot  string
	Zone  string

	Most      int        // parcels at most, beside those of the plot; MostParcelsEach when 0
	Street    geo.Metres // up to which width a street may run through; 0: none
	Free      bool       // no parcel with buildings
	NotOwners []string   // names of owners who are not to be asked, as the layer or Parcel.Owner has them
	Strips    bool       // long and thin sets too
	Budget    int64      // steps; StepsEnough when 0
	Show      int        // proposals of each kind that are worked out; ShownEach when 0

	// Survey and Questions are what the ground is measured and asked by, where there are several searches in one snapshot; they are made
	// when nil. Questions have those of the need among them, and all of them are answered in Proposal.Values.
	Survey    *fact.Survey
	Questions *fact.Questions

	// Within is how long the search may take, 0: as long as its budget lasts. What it has seen then depends on the machine.
	Within time.Duration
	// Found is told what there is as the search goes on, by the goroutine that searches; it may be nil.
	Found func(Answer)
}

// The defaults of Options.
const (
	MostParcelsEach       = 6
	StepsEnough     int64 = 20_000_000
	ShownEach             = 10
)

// LeastBorder is how much border two parcels must have in common to be built on together: what a lorry passes.
const LeastBorder geo.Metres = 3

// Proposal is an assembly against a need.
type Proposal struct {
	Assembly
	Elsewhere bool             // of another place than the best ones, not as good as they are
	At        []Spot           // of the parcels, in the order of Places
	Shape     orb.MultiPolygon // joined
	Match     match.Match      // its PlotID are the ids of the parcels with + between them
	Values    map[data.Measure]match.Value

	Enclaves int              // pieces of land of others within
	Enclosed geo.SquareMetres // of them together
}

// Spot is where a parcel is drawn: a layer, and the place in it.
type Spot struct {
	Layer   string
	Feature int
}

// Proposals are what was found for a need.
type Proposals struct {
	Question  Question
	Answer    Answer
	Proposals []Proposal // the first ones of Answer.Best, then of Answer.Elsewhere; those that fit before those to be checked
}

// For looks for assemblies that answer a need.
func For(ctx context.Context, snap *workspace.Snapshot, need data.Need, o Options, report func(done, total int64)) (Proposals, error) {
	o.Most = cmp.Or(max(0, o.Most), MostParcelsEach)
	o.Budget = cmp.Or(max(0, o.Budget), StepsEnough)
	o.Show = cmp.Or(max(0, o.Show), ShownEach)
	if err := need.Validate(); err != nil {
		return Proposals{}, fmt.Errorf("assemble for need %s: %w", need.ID, err)
	}
	q, err := questionOf(need)
	if err != nil {
		return Proposals{}, err
	}
	f, err := fieldOf(ctx, snap, o, q.MaxArea)
	if err != nil {
		return Proposals{}, fmt.Errorf("assemble for need %s: %w", need.ID, err)
	}
	if o.Survey == nil {
		o.Survey = fact.NewSurvey(snap)
	}
	parcels, err := gather(ctx, snap, f, need, q, o)
	if err != nil {
		return Proposals{}, fmt.Errorf("assemble for need %s: %w", need.ID, err)
	}
	g, err := topo.Adjacency(ctx, f.part, topo.GraphOptions{Least: LeastBorder, Street: o.Street}, report)
	if err != nil {
		return Proposals{}, fmt.Errorf("assemble for need %s: %w", need.ID, err)
	}
	q.Core, q.Seeds, q.Most, q.Budget, q.LeastCompact = f.core, f.seeds, o.Most, o.Budget, StripBelow
	if o.Strips {
		q.LeastCompact = 0
	}
	if o.Plot != "" {
		q.Most += len(f.core)
	}
	answer, err := within(ctx, g, parcels, q, o)
	if err != nil {
		return Proposals{}, err
	}
	p := Proposals{Question: q, Answer: answer}
	for _, a := range answer.Best[:min(o.Show, len(answer.Best))] {
		p.Proposals = append(p.Proposals, propose(f, a, false))
	}
	for _, a := range answer.Elsewhere[:min(o.Show, len(answer.Elsewhere))] {
		p.Proposals = append(p.Proposals, propose(f, a, true))
	}
	if err := p.judge(ctx, need, snap, o); err != nil {
		return p, err
	}
	f.tellCommunes(p.Proposals)
	return p, nil
}

// within searches no longer than is allowed.
func within(ctx context.Context, g *topo.Graph, parcels []Parcel, q Question, o Options) (Answer, error) {
	if o.Within > 0 {
		var stop context.CancelFunc
		ctx, stop = context.WithTimeout(ctx, o.Within)
		defer stop()
	}
	return Search(ctx, g, parcels, q, o.Found)
}

// propose joins the parcels of an assembly.
func propose(f *field, a Assembly, elsewhere bool) Proposal {
	shapes := make([]orb.MultiPolygon, len(a.Places))
	p := Proposal{Assembly: a, Elsewhere: elsewhere}
	for i, n := range a.Places {
		shapes[i] = f.part.Features.MultiPolygon(n)
		s := f.spots[n]
		p.At = append(p.At, Spot{f.layers[s.layer].ID, s.feature})
	}
	joined, err := outline.Union(shapes, outline.Options{Close: outline.MostSlit})
	if err != nil { // parcels that cannot be joined lie side by side all the same
		for _, s := range shapes {
			joined.Shape = append(joined.Shape, s...)
		}
	}
	p.Shape = joined.Shape
	p.Enclaves, p.Enclosed = enclaves(p.Shape)
	return p
}

// judge matches the proposals with the need, as plots are.
func (p *Proposals) judge(ctx context.Context, need data.Need, snap *workspace.Snapshot, o Options) error {
	if o.Questions == nil {
		var err error
		if o.Questions, err = fact.NewQuestions(ctx, snap, need); err != nil {
			return err
		}
	}
	candidates := make([]match.Candidate, len(p.Proposals))
	for i, a := range p.Proposals {
		values := o.Survey.Measure(a.Shape)
		o.Questions.Answer(a.Shape, values)
		values[data.MeasureArea] = match.Value{Known: true, Number: float64(a.Area), Source: fact.SourceOutline, Confidence: data.Measured}
		if a.Price.Known() {
			values[data.MeasurePrice] = match.Value{Known: true, Number: a.Price.Low / float64(a.Area), Source: fact.SourceRecord}
		}
		if z, ok := snap.Zone(o.Zone); ok {
			values[data.MeasureVocation] = match.Value{Known: z.Vocation != "", Categories: []string{string(z.Vocation)}, Source: fact.SourceZone}
		}
		if insee, ok := one(a.Parcels); ok {
			values[data.MeasureCommune] = match.Value{Known: true, Categories: []string{insee}, Source: fact.SourceOutline}
		}
		candidates[i] = match.Candidate{PlotID: id(i), Name: name(a.Parcels), Offered: true, Values: values}
	}
	matches, err := match.Rank(ctx, need, candidates)
	if err != nil {
		return err
	}
	for _, m := range matches {
		a := &p.Proposals[number(m.PlotID)]
		a.Match, a.Values = m, candidates[number(m.PlotID)].Values
		a.Match.PlotID = strings.Join(a.Parcels, "+")
	}
	order := map[match.Verdict]int{match.Fits: 0, match.Check: 1, match.Unfit: 2}
	slices.SortStableFunc(p.Proposals, func(a, b Proposal) int {
		return cmp.Or(order[a.Match.Verdict]-order[b.Match.Verdict], asInt(a.Elsewhere)-asInt(b.Elsewhere))
	})
	return nil
}

func asInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// one is the commune that all parcels name by their ids.
func one(ids []string) (string, bool) {
	for _, id := range ids {
		if len(id) != 14 || id[:5] != ids[0][:5] {
			return "", false
		}
	}
	return ids[0][:5], len(ids) > 0
}

// name is section and number of parcels, as people say them: AB 237, AB 238.
func name(ids []string) string {
	said := make([]string, len(ids))
	for i, id := range ids {
		said[i] = ParcelName(id)
	}
	return strings.Join(said, ", ")
}

// ParcelName is section and number of a parcel, its id where that is none of 14 characters.
func ParcelName(id string) string {
	if len(id) != 14 {
		return id
	}
	return strings.TrimLeft(id[8:10], "0") + " " + strings.TrimLeft(id[10:], "0")
}

// id and number name candidates by their place, as ids may be missing or come twice.
func id(i int) string { return strconv.Itoa(i) }

func number(id string) int {
	n, _ := strconv.Atoi(id)
	return n
}
