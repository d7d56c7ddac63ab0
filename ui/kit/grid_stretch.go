package kit

// stretch makes the columns as wide as the size of texts wants it, and gives those that grow the room that all of them leave, each its share.
func (g *Grid) stretch() {
	shares, scale := float32(0), Scale()
	for i := range g.columns {
		c := &g.columns[i]
		if c.least == 0 {
			c.least = c.Width
		}
		c.Width = c.least * scale
		shares += c.Grow
	}
	all, seen := g.across()
	if room := seen - all; room > 0 && shares > 0 {
		for i := range g.columns {
			g.columns[i].Width += room * g.columns[i].Grow / shares
		}
	}
}
