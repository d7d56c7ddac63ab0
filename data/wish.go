package data

// Wish is the number that a criterion would like best: its ideal, else the first point of the greatest utility. nil when it has
// neither.
func (c Criterion) Wish() *float64 {
	if c.Ideal != nil {
		return c.Ideal
	}
	var best *Point
	for i, p := range c.Points {
		if best == nil || p.Utility > best.Utility {
			best = &c.Points[i]
		}
	}
	if best == nil {
		return nil
	}
	return &best.Value
}
