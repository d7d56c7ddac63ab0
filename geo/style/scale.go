package style

import "math"

// Range is the resolutions between which something is drawn: plane metres a typographic pixel. The zero value is always.
// It fades over three quarters of an octave at each end, so that a layer does not jump while zooming.
type Range struct {
	Finest   float64 // 0: no limit; nearer than this it is not drawn
	Coarsest float64 // 0: no limit; further than this it is not drawn
}

// fade is how many octaves a layer takes to come and go.
const fade = 0.75

// Share is how much is left of the ink at a resolution, 0 to 1.
func (r Range) Share(resolution float64) float64 {
	share := 1.0
	if r.Coarsest > 0 {
		share = min(share, math.Log2(r.Coarsest/resolution)/fade)
	}
	if r.Finest > 0 {
		share = min(share, math.Log2(resolution/r.Finest)/fade)
	}
	return max(0, share)
}

// Stop is a value at a resolution.
type Stop struct{ Resolution, Value float64 }

// Ramp is a value that changes with the resolution: straight between its stops on a logarithmic scale, level beyond them.
// Stops run from the finest resolution to the coarsest; no stops are 1 everywhere.
type Ramp []Stop

// Steps makes a ramp of pairs: resolution, value, resolution, value …
func Steps(pairs ...float64) Ramp {
	var r Ramp
	for i := 0; i+1 < len(pairs); i += 2 {
		r = append(r, Stop{pairs[i], pairs[i+1]})
	}
	return r
}

// At is the value at a resolution.
func (r Ramp) At(resolution float64) float64 {
	if len(r) == 0 {
		return 1
	}
	if resolution <= r[0].Resolution {
		return r[0].Value
	}
	for i := 1; i < len(r); i++ {
		a, b := r[i-1], r[i]
		if resolution <= b.Resolution {
			t := math.Log(resolution/a.Resolution) / math.Log(b.Resolution/a.Resolution)
			return a.Value + t*(b.Value-a.Value)
		}
	}
	return r[len(r)-1].Value
}
