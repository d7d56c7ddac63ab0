package paint

// Hatch is a family of parallel lines, in typographic pixels.
type Hatch struct {
	Rising  bool    // from bottom left to top right at 45 degrees; else from top left to bottom right
	Spacing float64 // between the middles of neighbours, across the lines
	Width   float64
}

// Hatches are the families of lines a pattern is made of; none for Solid and Dots.
func (p Pattern) Hatches() []Hatch {
	switch p {
	case WideHatch:
		return []Hatch{{true, 7, 1.6}}
	case DenseHatch:
		return []Hatch{{true, 4, 1.3}}
	case CrossHatch:
		return []Hatch{{true, 6, 1.1}, {false, 6, 1.1}}
	}
	return nil
}

// DotGrid gives the measures of Dots in typographic pixels: dots stand spacing apart in rows that lie half a spacing apart,
// every other row shifted by half a spacing; radius is 0 for the other patterns.
func (p Pattern) DotGrid() (spacing, radius float64) {
	if p == Dots {
		return 7, 1.1
	}
	return 0, 0
}
