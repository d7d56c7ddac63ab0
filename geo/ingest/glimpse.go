package ingest

import "emprise/geo/feature"

// When a batch is shown for the first time, and how often it is at least doubled before it is shown again: in features and
// positions together, which is what showing them costs.
const (
	firstGlimpse  = 250_000
	secondGlimpse = 1_000_000
)

// Glimpses shows what was read of a batch so far, each time that it has doubled, so that all of it together costs no more than
// showing the whole once or twice.
type Glimpses struct {
	Show func(*feature.Set) // nil shows nothing

	next int
}

// Look shows what is built when it is time. No feature may be open.
func (g *Glimpses) Look(b *feature.Builder) {
	if g.Show == nil {
		return
	}
	draft := b.Draft()
	have := draft.Len() + len(draft.Coords)/2
	if have < max(g.next, firstGlimpse) {
		return
	}
	g.next = max(2*have, secondGlimpse)
	g.Show(b.Glimpse())
}
