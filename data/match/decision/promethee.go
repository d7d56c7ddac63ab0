package decision

import "math"

// Shape is how preference grows with the difference of two values.
type Shape string

// The shapes of Brans and Vincke (1985), with q the Indifference, p the Preference and s the Inflection threshold:
//
//	usual   ┌───   u_shape  ┌──   v_shape   ╱──   level     ┌──   linear    ╱──   gaussian  ╭──
//	      ──┘             ──┘             ╱            ┌──┘            ──╱            ──╯
//	        0               q            0  p          q  p              q  p          0  s
const (
	Usual    Shape = "usual"    // any difference counts whole
	UShape   Shape = "u_shape"  // above q it counts whole
	VShape   Shape = "v_shape"  // straight from 0 to p
	Level    Shape = "level"    // half above q, whole above p
	LinearPQ Shape = "linear"   // straight from q to p
	Gaussian Shape = "gaussian" // 1 − exp(−d²/2s²)
)

// Shapes lists them.
func Shapes() []Shape { return []Shape{Usual, UShape, VShape, Level, LinearPQ, Gaussian} }

// Preference is the shape of one criterion. Thresholds are in its unit: 5 €/m², 2,000 m.
type Preference struct {
	Shape                                Shape // "" is Usual
	Indifference, Preference, Inflection float64
}

// of is how much a lead of d is preferred, 0 to 1.
func (p Preference) of(d float64) float64 {
	if d <= 0 {
		return 0
	}
	switch p.Shape {
	case UShape:
		return truth(d > p.Indifference)
	case VShape:
		return math.Min(1, d/p.Preference)
	case Level:
		return (truth(d > p.Indifference) + truth(d > p.Preference)) / 2
	case LinearPQ:
		if p.Preference == p.Indifference {
			return truth(d > p.Indifference)
		}
		return math.Max(0, math.Min(1, (d-p.Indifference)/(p.Preference-p.Indifference)))
	case Gaussian:
		r := d / p.Inflection
		return 1 - math.Exp(-r*r/2)
	}
	return 1
}

func (p Preference) check(j int) error {
	for _, v := range []float64{p.Indifference, p.Preference, p.Inflection} {
		if !finite(v) {
			return bad(RuleNotANumber, -1, j)
		}
		if v < 0 {
			return bad(RuleNegative, -1, j)
		}
	}
	switch p.Shape {
	case "", Usual, UShape:
		return nil
	case VShape:
		if p.Preference > 0 {
			return nil
		}
	case Level, LinearPQ:
		if p.Indifference <= p.Preference {
			return nil
		}
	case Gaussian:
		if p.Inflection > 0 {
			return nil
		}
	default:
		return bad(RuleUnknownMethod, -1, j)
	}
	return bad(RuleThreshold, -1, j)
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// Flows are how much each alternative is preferred to the others (Plus), they to it (Minus), and the difference (Net),
// which sums to 0 and ranks. All from −1 to 1.
type Flows struct{ Plus, Minus, Net []float64 }

// PROMETHEE compares all pairs (PROMETHEE II, Brans and Vincke 1985). preferences has one a criterion; nil is Usual for all. One
// alternative alone has flows of 0.
func PROMETHEE(t Table, preferences []Preference) (Flows, error) {
	if err := t.check(); err != nil {
		return Flows{}, err
	}
	if preferences == nil {
		preferences = make([]Preference, len(t.Weights))
	}
	if len(preferences) != len(t.Weights) {
		return Flows{}, bad(RuleShape, -1, -1)
	}
	for j, p := range preferences {
		if err := p.check(j); err != nil {
			return Flows{}, err
		}
	}
	n, w := len(t.Values), shares(t.Weights)
	f := Flows{make([]float64, n), make([]float64, n), make([]float64, n)}
	for a := range n {
		for b := range n {
			if a == b {
				continue
			}
			var preferred float64
			for j, p := range preferences {
				preferred += w[j] * p.of(t.lead(a, b, j))
			}
			f.Plus[a] += preferred / float64(n-1)
			f.Minus[b] += preferred / float64(n-1)
		}
	}
	for i := range n {
		f.Net[i] = f.Plus[i] - f.Minus[i]
	}
	return f, nil
}
