package topo

import (
	"emprise/geo"
	"emprise/geo/scene"
)

// Graph says which features of a layer are neighbours: those of feature f are To[Start[f]:Start[f+1]], in order. It is
// immutable and holds each pair twice, with the same numbers both ways.
type Graph struct {
	Start  []int32
	To     []int32
	Border []float32 // metres on the ground that the two have in common; across a street, that face each other
	Gap    []float32 // metres between the two across a street, 0 where they touch; nil when streets were not asked for
}

// GraphOptions say what makes neighbours. The zero value of a length is its default.
type GraphOptions struct {
	// Tolerance is how far apart borders may run that do not have their corners in common: SliverTolerance.
	Tolerance geo.Metres
	// Least is how much border neighbours must have in common: LeastBorder.
	Least geo.Metres
	// Street is up to which gap features are neighbours across a street, on which nothing of the layer lies; 0: they are not.
	Street geo.Metres
	// Facing is how much of their borders must face each other across a street: LeastFacing.
	Facing geo.Metres
	// Workers is how many goroutines work: one a processor. The graph is the same for any number.
	Workers int
}

// SliverTolerance is the default of GraphOptions.Tolerance: less than a plan is drawn to, so that a lane is no border.
// LeastFacing is that of Facing: a lorry must get across.
const (
	SliverTolerance geo.Metres = 0.05
	LeastFacing     geo.Metres = 6
)

func (o GraphOptions) filled() GraphOptions {
	for _, d := range []struct {
		v *geo.Metres
		d geo.Metres
	}{{&o.Tolerance, SliverTolerance}, {&o.Least, LeastBorder}, {&o.Facing, LeastFacing}} {
		if *d.v <= 0 {
			*d.v = d.d
		}
	}
	return o
}

// Len is the number of features.
func (g *Graph) Len() int { return max(0, len(g.Start)-1) }

// Pairs is the number of pairs of neighbours.
func (g *Graph) Pairs() int { return len(g.To) / 2 }

// Of gives the neighbours of a feature, in order. The caller must not write to it.
func (g *Graph) Of(f int) []int32 { return g.To[g.Start[f]:g.Start[f+1]] }

// Touching is how much border neighbour i of Of has in common with feature f, 0 across a street.
func (g *Graph) Touching(f, i int) geo.Metres {
	at := int(g.Start[f]) + i
	if g.Gap != nil && g.Gap[at] > 0 {
		return 0
	}
	return geo.Metres(g.Border[at])
}

// pair is a stretch of border that two features have in common, or of street between them, or the width of that. Metres.
type pair struct {
	a, b  uint32 // a is the lower number
	value float32
}

// looseEdges are the edges of the areas of a layer that are the edge of no other area: those along streets, and those whose
// corners differ. An edge is known by the number of its first position.
type looseEdges struct {
	layer *scene.Layer
	first []uint32 // feature f has at[first[f]:first[f+1]]
	at    []uint32
}

func (e *looseEdges) of(f int) []uint32 { return e.at[e.first[f]:e.first[f+1]] }
