package paint

// Hatch is a family of parallel lines, in typographic pixels.
type Hatch struct {
	Rising  bool    // from bottom left to top right at 45 degrees; else from top left to bottom right
	Spacing float64 // between the middles of neighbours, across the lines
	Width   float64
}

// Hatches are the families of lines a pattern is made of; none for Solid and the dots.
func (p Pattern) Hatches() []Hatch {
	switch p {
	case WideHatch:
		return []Hatch{{true, 7, 1.6}}
	case DenseHatch:
		return []Hatch{{true, 4, 1.3}}
	case CrossHatch:
		return []Hatch{{true, 6, 1.1}, {false, 6, 1.1}}
	case FallingHatch:
		return []Hatch{{false, 7, 1.6}}
	case DenseFallingHatch:
		return []Hatch{{false, 4, 1.3}}
	case DenseCrossHatch:
		return []Hatch{{true, 3.6, 0.9}, {false, 3.6, 0.9}}
	}
	return nil
}

// DotGrid gives the measures of dots in typographic pixels: they stand spacing apart in rows that lie half a spacing apart,
// every other row shifted by half a spacing; radius is 0 for the other patterns.
func (p Pattern) DotGrid() (spacing, radius float64) {
	switch p {
	case Dots:
		return 7, 1.1
	case DenseDots:
		return 4.4, 1
	}
	return 0, 0
}
