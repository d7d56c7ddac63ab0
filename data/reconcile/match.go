package reconcile

import (
	"context"

	"emprise/geo"
	"emprise/geo/feature"
)

// pairing is which feature of the layer is which of the file; -1 is none.
type pairing struct {
	toNew []int32 // by feature of the layer
	toOld []int32 // by feature of the file
}

func (p *pairing) join(old, now int32) { p.toNew[old], p.toOld[now] = now, old }

// chains lists features by what they have in common: the first of each, and the next of its like.
type chains[K comparable] struct {
	first map[K]int32
	next  []int32
}

// add puts a feature before its like: features are to be added from the last to the first.
func (c chains[K]) add(k K, f int32) {
	c.next[f] = -1
	if after, ok := c.first[k]; ok {
		c.next[f] = after
	}
	c.first[k] = f
}

// free gives the first of a kind that is not taken and that wanted likes, else the first that is not taken, else -1.
func (c chains[K]) free(k K, taken []int32, wanted func(f int32) bool) int32 {
	f, ok := c.first[k]
	if !ok {
		return -1
	}
	best := int32(-1)
	for ; f >= 0; f = c.next[f] {
		switch {
		case taken[f] >= 0:
		case c.next[f] < 0 && best < 0 || wanted(f): // the last of them needs no look
			return f
		case best < 0:
			best = f
		}
	}
	return best
}

// match pairs the features of two sets: by the identifier, then those that are left by their geometry.
func match(ctx context.Context, old, now *feature.Set, key string, step func(done int)) (pairing, error) {
	p := pairing{toNew: fresh(old.Len()), toOld: fresh(now.Len())}
	if key != "" {
		if err := p.byKey(ctx, old, now, key, step); err != nil {
			return p, err
		}
	}
	return p, p.byPlace(ctx, old, now)
}

func fresh(n int) []int32 {
	all := make([]int32, n)
	for i := range all {
		all[i] = -1
	}
	return all
}

// often is after how many features the context is looked at.
const often = 1 << 14

func (p *pairing) byKey(ctx context.Context, old, now *feature.Set, key string, step func(done int)) error {
	a, b := old.Column(key), now.Column(key)
	if unique(a, old.Len()) && unique(b, now.Len()) {
		if err := p.inOrder(ctx, a, b, step); err != nil {
			return err
		}
	}
	left := 0
	for _, g := range p.toNew {
		if g < 0 {
			left++
		}
	}
	all := chains[string]{first: make(map[string]int32, left), next: make([]int32, old.Len())}
	for f := old.Len() - 1; f >= 0; f-- {
		if f%often == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if p.toNew[f] < 0 && a.Known(f) {
			all.add(a.Text(f), int32(f))
		}
	}
	for g := range now.Len() {
		if g%often == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			step(g)
		}
		if p.toOld[g] >= 0 || !b.Known(g) {
			continue
		}
		f := all.free(b.Text(g), p.toNew, func(f int32) bool { return alike(old, int(f), now, g, 0) })
		if f >= 0 {
			p.join(f, int32(g))
		}
	}
	return nil
}

// unique says whether no two features have one text.
func unique(c *feature.Column, n int) bool {
	known := 0
	for f := range n {
		if c.Known(f) {
			known++
		}
	}
	return c.Type == feature.Text && c.Distinct() == known
}

// ahead is how many features of the layer may lack in the file between two that follow each other.
const ahead = 8

// inOrder pairs what comes in the same order in both, as it does in two editions of most files: no table of identifiers is
// needed for it.
func (p *pairing) inOrder(ctx context.Context, a, b *feature.Column, step func(done int)) error {
	f := 0
	for g := range p.toOld {
		if g%often == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
			step(g)
		}
		if !b.Known(g) {
			continue
		}
		id := b.Text(g)
		for k := f; k < min(f+ahead, len(p.toNew)); k++ {
			if p.toNew[k] < 0 && a.Known(k) && a.Text(k) == id {
				p.join(int32(k), int32(g))
				f = k + 1
				break
			}
		}
	}
	return nil
}

// byPlace pairs the features that no identifier has paired and that have the same geometry to the last bit.
func (p *pairing) byPlace(ctx context.Context, old, now *feature.Set) error {
	left := 0
	for _, g := range p.toNew {
		if g < 0 {
			left++
		}
	}
	if left == 0 {
		return nil
	}
	all := chains[uint64]{first: make(map[uint64]int32, left), next: make([]int32, old.Len())}
	for f := old.Len() - 1; f >= 0; f-- {
		if f%often == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if d, ok := digest(old, f); ok && p.toNew[f] < 0 {
			all.add(d, int32(f))
		}
	}
	for g := range now.Len() {
		if g%often == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if p.toOld[g] >= 0 {
			continue
		}
		d, ok := digest(now, g)
		if !ok {
			continue
		}
		f := all.free(d, p.toNew, func(int32) bool { return true })
		if f >= 0 && alike(old, int(f), now, g, geo.Metres(0)) {
			p.join(f, int32(g))
		}
	}
	return nil
}
